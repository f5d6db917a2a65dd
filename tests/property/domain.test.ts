import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffDelayMs } from '../../electron/core/backoff';
import { searchExpression } from '../../electron/core/storage/reads/queue-query';
import { type ApplicationEvent, isOpen, nextApplicationStatus } from '../../shared/domain/application-state';
import { claimState, extendDueAtMs } from '../../shared/domain/claim-state';
import { compareField, foldText } from '../../shared/domain/fold';
import {
  isUndelivered,
  needsPerson,
  nextOutboxState,
  OUTBOX_EVENTS,
  OUTBOX_STATES,
  type OutboxState,
} from '../../shared/domain/outbox-state';
import { ApplicationStatus, Verdict } from '../../shared/portal-api/application';

const events = fc.array(fc.constantFrom(...OUTBOX_EVENTS), { maxLength: 40 });
const walk = (state: OutboxState, event: (typeof OUTBOX_EVENTS)[number]): OutboxState =>
  nextOutboxState(state, event) ?? state;

test('a decision that was taken back, delivered or resolved never moves again', () => {
  fc.assert(
    fc.property(fc.constantFrom<OutboxState>('withdrawn', 'delivered', 'resolved'), events, (state, moves) => {
      expect(moves.reduce(walk, state)).toBe(state);
    }),
  );
});

test('only a decision in its hold can be taken back, and only one that is being sent can be delivered', () => {
  for (const state of OUTBOX_STATES) {
    expect(nextOutboxState(state, 'undo') !== undefined).toBe(state === 'held');
    expect(nextOutboxState(state, 'accepted') !== undefined).toBe(state === 'in_flight');
  }
});

test('a decision is never delivered without having been sent', () => {
  fc.assert(
    fc.property(events, (moves) => {
      const states: OutboxState[] = ['held'];
      for (const event of moves) states.push(walk(states.at(-1) ?? 'held', event));
      const delivered = states.indexOf('delivered');
      expect(delivered === -1 || states[delivered - 1] === 'in_flight').toBe(true);
    }),
  );
});

test('a restart leaves every undelivered decision waiting for the portal or for a person', () => {
  const open = OUTBOX_STATES.filter(isUndelivered).map((state) => walk(state, 'restart'));
  expect(open.every((state) => state === 'pending' || needsPerson(state))).toBe(true);
  const closed = OUTBOX_STATES.filter((state) => !isUndelivered(state));
  expect(closed.map((state) => walk(state, 'restart'))).toEqual(closed);
});

const applicationEvent: fc.Arbitrary<ApplicationEvent> = fc.oneof(
  fc.record({ kind: fc.constant('take' as const) }),
  fc.record({ kind: fc.constant('let_go' as const), wasFlagged: fc.boolean() }),
  fc.record({ kind: fc.constant('decide' as const), verdict: fc.constantFrom(...Verdict.options) }),
  fc.record({ kind: fc.constant('overturn' as const) }),
  fc.record({ kind: fc.constant('withdraw' as const) }),
);

const legal = (status: ApplicationStatus, event: ApplicationEvent): boolean =>
  nextApplicationStatus(status, event) !== undefined;

test('an application is decided only while it is claimed', () => {
  for (const status of ApplicationStatus.options)
    for (const verdict of Verdict.options)
      expect(legal(status, { kind: 'decide', verdict })).toBe(status === 'claimed');
});

test('an applicant can withdraw exactly what is open, and nothing moves what was withdrawn', () => {
  for (const status of ApplicationStatus.options) expect(legal(status, { kind: 'withdraw' })).toBe(isOpen(status));
  fc.assert(
    fc.property(applicationEvent, (event) => {
      expect(legal('withdrawn', event)).toBe(false);
    }),
  );
});

test('a claim is ours exactly until it expires, is due for extension in its first half at the latest, and not again at once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e12 }),
      fc.integer({ min: 1, max: 1e9 }),
      fc.integer({ min: -1e9, max: 1e9 }),
      (takenAtMs, leaseMs, offsetMs) => {
        const expiresAtMs = takenAtMs + leaseMs;
        const nowMs = expiresAtMs + offsetMs;
        expect(claimState({ holderId: 'me', expiresAtMs }, 'me', nowMs)).toBe(offsetMs < 0 ? 'ours' : 'expired');
        expect(claimState({ holderId: 'you', expiresAtMs }, 'me', nowMs)).toBe(offsetMs < 0 ? 'held_by_other' : 'free');
        expect(extendDueAtMs(expiresAtMs, leaseMs)).toBeLessThanOrEqual(takenAtMs + (leaseMs + 1) / 2);
        expect(extendDueAtMs(nowMs + leaseMs, leaseMs)).toBeGreaterThanOrEqual(nowMs);
      },
    ),
  );
});

test('a wait between tries stays below its cap, above what the portal asked for, and never overflows', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 0, max: 10_000_000 }),
      (failures, fraction, retryAfterMs) => {
        const limits = { baseMs: 1000, capMs: 300_000 };
        const delayMs = backoffDelayMs(limits, failures, fraction, retryAfterMs);
        expect(delayMs).toBeGreaterThanOrEqual(retryAfterMs);
        expect(delayMs).toBeLessThanOrEqual(Math.max(limits.capMs, retryAfterMs));
      },
    ),
  );
});

test('folding is stable, and case, marks and punctuation alone never count as a difference', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
      const match = compareField(text, `-${text.normalize('NFD')} .`);
      expect(['same', 'same_folded']).toContain(match);
    }),
  );
});

test.each([
  ['Aubertin-Nguyen', 'AUBERTIN NGUYEN', 'same_folded'],
  ['Nguyễn Thị Lan', 'THI LAN NGUYEN', 'same_reordered'],
  ['K4417R952', 'K4417R925', 'differs'],
  ['Østergård', 'OSTERGARD', 'same_folded'],
  ['Müller', '', 'not_read'],
] as const)('%s typed and %s read: %s', (typed, read, match) => {
  expect(compareField(typed, read)).toBe(match);
});

test('whatever is searched becomes only quoted prefixes', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (search) => {
      expect(searchExpression(search) ?? '').toMatch(/^("[\p{L}\p{N}]+"\*( "[\p{L}\p{N}]+"\*)*)?$/u);
    }),
  );
});
