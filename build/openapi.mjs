// Writes shared/portal-api/openapi.json from the zod schemas.
//   node build/openapi.mjs          writes it
//   node build/openapi.mjs --check  exits with 1 when the file is not what the schemas say
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runnerImport } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const file = path.join(root, 'shared/portal-api/openapi.json');
const source = path.join(root, 'shared/portal-api/write-openapi.ts');

const { module } = await runnerImport(source, { configFile: false, root, logLevel: 'warn' });
const text = module.openApiText();
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write('shared/portal-api/openapi.json is not what the schemas say: run node build/openapi.mjs\n');
    process.exitCode = 1;
  }
} else writeFileSync(file, text);
