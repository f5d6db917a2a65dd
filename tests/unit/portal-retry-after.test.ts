import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHttpDate } from '../../electron/core/portal/http-date';
import { RETRY_AFTER_MOST_MS, retryAfterMs } from '../../electron/core/portal/retry-after';

const NOW = Date.UTC(2026, 10, 20, 9, 0, 0);

describe('Retry-After', () => {
  it('as seconds', () => {
    expect(retryAfterMs('120', NOW)).toBe(120_000);
    expect(retryAfterMs(' 0 ', NOW)).toBe(0);
  });

  it('as a date, judged by the server’s own clock where it is told', () => {
    expect(retryAfterMs('Fri, 20 Nov 2026 09:00:30 GMT', NOW)).toBe(30_000);
    const serverDateMs = NOW + 7_200_000;
    expect(retryAfterMs('Fri, 20 Nov 2026 11:00:30 GMT', NOW, serverDateMs)).toBe(30_000);
  });

  it('a date that is past means now', () => {
    expect(retryAfterMs('Fri, 20 Nov 2026 08:59:00 GMT', NOW)).toBe(0);
  });

  it.each([null, '', 'soon', '-5', '1.5', '2026-11-20T09:00:00Z', 'Fri, 99 Nov 2026 09:00:00 GMT'])(
    '%j says nothing',
    (text) => {
      expect(retryAfterMs(text, NOW)).toBeUndefined();
    },
  );

  it('is never negative, never longer than is believed, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.nat().map(String),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        (text) => {
          const waitMs = retryAfterMs(text, NOW) ?? 0;
          expect(waitMs).toBeGreaterThanOrEqual(0);
          expect(waitMs).toBeLessThanOrEqual(RETRY_AFTER_MOST_MS);
        },
      ),
    );
  });
});

it('an HTTP date reads back to the second', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(parseHttpDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000);
    }),
  );
});
