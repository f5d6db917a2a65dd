import path from 'node:path';
import { defineConfig } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..', '..');

export default defineConfig({
  // Its own, because the project's maps a package to its types, which cannot be run.
  tsconfig: path.join(import.meta.dirname, 'tsconfig.playwright.json'),
  testDir: path.join(root, 'tests', 'e2e'),
  outputDir: path.join(root, 'out', 'playwright'),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Two cores shared by portal, core, writer and browser of each worker.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: !!process.env['CI'],
  reporter: 'list',
});
