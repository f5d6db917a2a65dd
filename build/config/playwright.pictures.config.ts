import path from 'node:path';
import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** Takes the pictures of the README; no test of anything. */
export default defineConfig({
  ...base,
  testDir: path.resolve(import.meta.dirname, '..', '..', 'tests', 'pictures'),
  workers: 1,
});
