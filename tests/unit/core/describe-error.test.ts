import { expect, test } from 'vitest';
import { describeError } from '../../../electron/core/describe-error';

test('an error is told by name, code and place, never by its message or a folder of this machine', () => {
  const told = describeError(Object.assign(new TypeError('Mustermann, Erika is not a function'), { code: 'ENOENT' }));
  expect(told).toMatch(/^TypeError ENOENT at .*describe-error\.test\.ts:\d+/);
  expect(told).not.toMatch(/Mustermann|\/work|\/home/);
  expect(describeError('Mustermann')).toBe('string');
});
