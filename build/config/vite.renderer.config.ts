import path from 'node:path';
import react from '@vitejs/plugin-react';
import preset from 'postcss-preset-mantine';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..', '..');

/** Builds the page: one folder of files that both hosts serve under their own content security policy. */
export default defineConfig({
  root: path.join(root, 'renderer'),
  // Relative addresses, so that the same files work under app:// and under http://127.0.0.1:<port>.
  base: './',
  // The host replaces this word with a fresh nonce in every answer.
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [react()],
  css: { postcss: { plugins: [preset()] } },
  build: {
    outDir: path.join(root, 'out', 'renderer'),
    emptyOutDir: true,
    target: 'chrome150',
    sourcemap: false,
    // Never inline as data: — the policy of the page allows fonts and styles from its own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
