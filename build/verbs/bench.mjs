// `npm run bench`: bundles the benchmarks as the product itself is bundled, and runs them on the built desk.
import path from 'node:path';
import process from 'node:process';
import { ensureBrowser } from '../setup/browser.mjs';
import { root, runNode } from '../setup/processes.mjs';

const OUT = 'out/bench';

async function bundle() {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: path.join(root, OUT),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: { main: path.join(root, 'tests/bench/main.ts') },
        external: [/^node:/, 'better-sqlite3', '@playwright/test'],
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  });
}

export async function bench(args) {
  process.env.COUNTERSIGN_BROWSER = await ensureBrowser();
  await bundle();
  return runNode('--enable-source-maps', `${OUT}/main.js`, ...args);
}
