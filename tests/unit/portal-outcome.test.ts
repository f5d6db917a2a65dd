import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryOutcome } from '../../electron/core/portal/outcome';
import type { PortalFailure, PortalResult } from '../../electron/core/portal/result';
import type { Verified } from '../../electron/core/portal/statements';
import { PROBLEM_STATUS, ProblemType, type Receipt } from '../../shared/portal-api';

const receipt: Receipt = {
  decisionId: 'd',
  digest: 'a'.repeat(64),
  revision: 2,
  acceptedAt: '2026-11-20T09:00:00.000Z',
};
const good = (): Verified<Receipt> => ({ ok: true, value: receipt });
const bad = (): Verified<Receipt> => ({ ok: false, reason: 'wrong_signature' });
const failed = (failure: PortalFailure): PortalResult<{ receipt: string }> => ({ ok: false, failure });
const problem = (type: ProblemType, status = PROBLEM_STATUS[type]): PortalFailure => ({
  kind: 'problem',
  type,
  status,
  problem: { type, title: '', status },
});

describe('the outcome of a delivery', () => {
  it.each([
    ['/problems/already-decided', 'conflict'],
    ['/problems/not-your-claim', 'conflict'],
    ['/problems/revision-changed', 'conflict'],
    ['/problems/withdrawn', 'conflict'],
    ['/problems/rule-broken', 'refused'],
    ['/problems/not-allowed', 'refused'],
    ['/problems/unsupported-version', 'refused'],
    ['/problems/id-reused', 'refused'],
    ['/problems/invalid-request', 'refused'],
    ['/problems/invalid-signature', 'refused'],
    ['/problems/not-found', 'refused'],
    ['/problems/unauthenticated', 'awaiting_person'],
    ['/problems/insufficient-authentication', 'awaiting_person'],
    ['/problems/unknown-device', 'awaiting_person'],
    ['/problems/in-progress', 'retry'],
    ['/problems/busy', 'retry'],
    ['/problems/cursor-expired', 'retry'],
    ['/problems/nothing-to-claim', 'retry'],
    ['/problems/claim-limit', 'retry'],
    ['/problems/claimed-by-other', 'retry'],
    ['/problems/range-not-satisfiable', 'retry'],
  ] as const)('%s is %s', (type, kind) => {
    expect(deliveryOutcome(failed(problem(type)), good).kind).toBe(kind);
  });

  it('has a meaning for every problem type', () => {
    for (const type of ProblemType.options)
      expect(['conflict', 'refused', 'awaiting_person', 'retry']).toContain(
        deliveryOutcome(failed(problem(type)), good).kind,
      );
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('a known problem with status %i is never final', (status) => {
    for (const type of ProblemType.options)
      expect(deliveryOutcome(failed(problem(type, status)), good).kind).toBe('retry');
  });

  it('only a receipt that verifies is a delivery', () => {
    const answer = { ok: true, value: { receipt: 'a.b.c' }, status: 201 } as const;
    expect(deliveryOutcome(answer, good)).toEqual({ kind: 'delivered', receipt, receiptJws: 'a.b.c' });
    expect(deliveryOutcome(answer, bad)).toEqual({ kind: 'retry', reason: 'receipt_wrong_signature' });
  });

  it('no sign-in at hand waits for a person', () => {
    expect(deliveryOutcome(failed({ kind: 'signed_out' }), good)).toEqual({
      kind: 'awaiting_person',
      type: 'signed_out',
    });
  });

  it('anything that is not a problem of a known type is tried again, with the wait that was asked for', () => {
    const noise = fc.oneof(
      fc.record({
        kind: fc.constant('unknown_answer' as const),
        status: fc.integer({ min: 100, max: 599 }),
        contentType: fc.string(),
        retryAfterMs: fc.nat(),
      }),
      fc.record({ kind: fc.constant('invalid' as const), status: fc.constantFrom(200, 201), reason: fc.string() }),
      fc.record({ kind: fc.constant('network' as const), reason: fc.string() }),
      fc.record({
        kind: fc.constant('timeout' as const),
        limit: fc.constantFrom('headers' as const, 'body' as const, 'total' as const),
      }),
      fc.constant({ kind: 'aborted' as const }),
    );
    fc.assert(
      fc.property(noise, (failure) => {
        const outcome = deliveryOutcome(failed(failure), good);
        expect(outcome.kind).toBe('retry');
        expect(outcome.kind === 'retry' ? outcome.retryAfterMs : -1).toBe(
          'retryAfterMs' in failure ? failure.retryAfterMs : undefined,
        );
      }),
    );
  });
});
