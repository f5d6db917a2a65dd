// `npm run screenshots`: takes the pictures of the README from the running desk.
import process from 'node:process';
import { ensureBrowser } from '../setup/browser.mjs';
import { tool } from '../setup/processes.mjs';

export async function screenshots() {
  process.env.COUNTERSIGN_BROWSER = await ensureBrowser();
  return tool('@playwright/test', 'cli.js', 'test', '--config=build/config/playwright.pictures.config.ts');
}
