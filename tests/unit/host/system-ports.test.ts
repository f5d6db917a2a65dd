import { expect, test } from 'vitest';
import { createLogger, logLevelOf, systemClock, systemRandom } from '../../../electron/core/system-ports';

test('a log line has the allowed fields and nothing else', () => {
  const lines: string[] = [];
  const fields = { code: 'X', durationMs: 5, name: 'Élodie Martin', err: new Error('secret') };
  createLogger('info', (line) => lines.push(line)).info('a decision was made', fields);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 30,
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    code: 'X',
    durationMs: 5,
    msg: 'a decision was made',
  });
});

test.each([
  [undefined, 'warn'],
  ['info', 'info'],
  ['trace', 'warn'],
] as const)('COUNTERSIGN_LOG=%s logs from %s', (value, level) => {
  expect(logLevelOf(value)).toBe(level);
});

test('ids are UUIDs of version 7, in order of time', () => {
  const ids = Array.from({ length: 50 }, () => systemRandom.uuid());
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
  expect(ids.toSorted()).toEqual(ids);
});

test('fractions are from 0 to 1, and bytes are as many as asked for', () => {
  const fractions = Array.from({ length: 1000 }, () => systemRandom.fraction());
  expect(fractions.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(systemRandom.bytes(16)).toHaveLength(16);
});

test('a cancelled timer does not run, another does', async () => {
  const ran: string[] = [];
  systemClock.after(0, () => ran.push('cancelled'))();
  await new Promise<void>((resolve) => {
    systemClock.after(1, () => {
      ran.push('ran');
      resolve();
    });
  });
  expect(ran).toEqual(['ran']);
});
