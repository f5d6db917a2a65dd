import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '../../shared/portal-api';
import { openApiDocument, openApiText } from '../../shared/portal-api/write-openapi';
import { readOpenApi } from '../portal/testing/openapi';

const FILE = path.resolve('shared/portal-api/openapi.json');
const Plain = z.record(z.string(), z.unknown());

/** Every object schema that can be reached from `schema`, with its place. */
function objectsIn(
  schema: unknown,
  at: (...parts: string[]) => unknown,
  place: string,
  met = new Set<unknown>(),
): [string, Record<string, unknown>][] {
  if (Array.isArray(schema)) return schema.flatMap((item, index) => objectsIn(item, at, `${place}/${index}`, met));
  const plain = Plain.safeParse(schema).data;
  if (!plain || met.has(schema)) return [];
  met.add(schema);
  const { $ref: ref } = plain;
  if (typeof ref === 'string') return objectsIn(at(...ref.replace('#/', '').split('/')), at, ref, met);
  const inner = Object.entries(plain).flatMap(([key, value]) => objectsIn(value, at, `${place}/${key}`, met));
  return plain['type'] === 'object' ? [[place, plain], ...inner] : inner;
}

const { document, at } = readOpenApi();
const operationsOf = (): { name: string; operation: Record<string, unknown> }[] =>
  Object.entries(Plain.parse(document['paths'])).flatMap(([, methods]) =>
    Object.values(Plain.parse(methods)).map((value) => {
      const operation = Plain.parse(value);
      return { name: String(operation['operationId']), operation };
    }),
  );

it('the file is exactly what the schemas say', async () => {
  expect(await readFile(FILE, 'utf8')).toBe(openApiText());
});

it('has every operation once, and no other', () => {
  expect(
    operationsOf()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(Object.keys(operations).toSorted());
});

it('every object of every response and of what the portal signs allows unknown fields', () => {
  const closed = operationsOf().flatMap(({ name, operation }) =>
    objectsIn(operation['responses'], at, name).filter(([, schema]) => schema['additionalProperties'] === false),
  );
  expect(closed.map(([place]) => place)).toEqual([]);
});

it('every object of every request and of what the desk signs refuses unknown fields', () => {
  const open = operationsOf().flatMap(({ name, operation }) =>
    objectsIn(operation['requestBody'], at, name).filter(([, schema]) => schema['additionalProperties'] !== false),
  );
  expect(open.map(([place]) => place)).toEqual([]);
});

it('has no reference that leads nowhere', () => {
  const refs = [...JSON.stringify(openApiDocument()).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, ref = '']) => ref);
  expect(refs.length).toBeGreaterThan(0);
  expect(refs.filter((ref) => at(...ref.split('/')) === undefined)).toEqual([]);
});

it('Redocly finds nothing to criticise', async () => {
  const cli = path.resolve('node_modules/@redocly/cli/bin/cli.js');
  const args = [cli, 'lint', '--config', 'build/config/redocly.yaml', '--format', 'json', FILE];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 }, problems: [] });
});
