import { CompactSign, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStatementVerifier } from '../../electron/core/portal/statements';
import { STATEMENT_TYPES, type PublicKeyJwk } from '../../shared/portal-api';
import { createSigningKeys, sha256Hex } from '../portal/keys';
import { DEMO_PEOPLE, personStatement } from '../portal/people';
import { defaultPolicy } from '../portal/policy';

const NOW = Date.UTC(2026, 10, 20, 9, 30, 0);
const DAY_MS = 86_400_000;
const keys = createSigningKeys('unit test');
const strangers = createSigningKeys('somebody else');
const verifier = createStatementVerifier([strangers.publicKey, keys.publicKey]);

const [lea] = DEMO_PEOPLE;
if (!lea) throw new Error('there are demo people');
const person = keys.signCompact(STATEMENT_TYPES.person, personStatement(lea, NOW));
const sent = 'the.exact.bytes';
const subject = { decisionId: 'd-1', digest: sha256Hex(sent) };
const payload = { ...subject, revision: 2, acceptedAt: '2026-11-20T09:30:00.000Z' };
const receipt = keys.signCompact(STATEMENT_TYPES.receipt, payload);

/** The same statement as made by another JOSE library. */
let joseKey: { sign: CryptoKey; publicKey: PublicKeyJwk };
beforeAll(async () => {
  const pair = await generateKeyPair('Ed25519', { extractable: true });
  const { x = '' } = await exportJWK(pair.publicKey);
  joseKey = { sign: pair.privateKey, publicKey: { kty: 'OKP', crv: 'Ed25519', x, kid: 'jose' } };
});
const byJose = (header: Record<string, unknown>): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'Ed25519', kid: 'jose', ...header })
    .sign(joseKey.sign);

describe('a statement', () => {
  it('holds with a pinned key, the right kind and before its end', () => {
    expect(verifier.person(person, NOW)).toMatchObject({ ok: true, value: { id: lea.id } });
  });

  it('has expired at its expiresAt, not a millisecond before', () => {
    const statement = personStatement(lea, NOW);
    const endsMs = Date.parse(statement.expiresAt);
    expect(verifier.person(person, endsMs - 1).ok).toBe(true);
    expect(verifier.person(person, endsMs)).toEqual({ ok: false, reason: 'expired' });
  });

  it('of one kind never passes for another', () => {
    expect(verifier.policy(person, NOW)).toEqual({ ok: false, reason: 'wrong_type' });
    expect(verifier.receipt(person, subject)).toEqual({ ok: false, reason: 'wrong_type' });
  });

  it('of a key that is not pinned is worth nothing', () => {
    const stranger = createStatementVerifier([strangers.publicKey]);
    expect(stranger.person(person, NOW)).toEqual({ ok: false, reason: 'unknown_key' });
  });

  it('is not believed when its payload breaks the schema', () => {
    const odd = keys.signCompact(STATEMENT_TYPES.person, { ...personStatement(lea, NOW), roles: ['king'] });
    expect(verifier.person(odd, NOW)).toEqual({ ok: false, reason: 'invalid_payload' });
    expect(verifier.person(keys.signCompact(STATEMENT_TYPES.person, 'no json'), NOW)).toEqual({
      ok: false,
      reason: 'invalid_payload',
    });
  });

  it('of a policy gives absent fields their safest values, and passes over fields of the future', () => {
    const { policyVersion } = defaultPolicy();
    const bare = {
      policyVersion,
      issuedAt: new Date(NOW).toISOString(),
      expiresAt: new Date(NOW + DAY_MS).toISOString(),
      future: { much: 1 },
    };
    expect(verifier.policy(keys.signCompact(STATEMENT_TYPES.policy, bare), NOW)).toMatchObject({
      ok: true,
      value: { verdicts: [], offline: { maxHours: 0 }, acceptedDecisionVersions: [], samplingPercent: 100 },
    });
  });
});

describe('a receipt', () => {
  it('holds for its decision and its exact bytes, and for no other', () => {
    expect(verifier.receipt(receipt, subject)).toEqual({ ok: true, value: payload });
    const other = { ok: false, reason: 'about_something_else' };
    expect(verifier.receipt(receipt, { ...subject, decisionId: 'd-2' })).toEqual(other);
    expect(verifier.receipt(receipt, { ...subject, digest: sha256Hex(`${sent} `) })).toEqual(other);
  });

  it('made by another library verifies here; with another algorithm name, kind or an unknown crit it does not', async () => {
    const pinned = createStatementVerifier([joseKey.publicKey]);
    const typ = STATEMENT_TYPES.receipt;
    expect(pinned.receipt(await byJose({ typ }), subject).ok).toBe(true);
    expect(pinned.receipt(await byJose({ typ, alg: 'EdDSA' }), subject).ok).toBe(false);
    expect(pinned.receipt(await byJose({ typ: 'JWT' }), subject)).toEqual({ ok: false, reason: 'wrong_type' });
    expect(pinned.receipt(await byJose({}), subject).ok).toBe(false);
  });

  it('does not survive any change of any character', () => {
    fc.assert(
      fc.property(fc.nat(receipt.length - 1), fc.constantFrom('A', 'b', '7', '_', '.', '='), (at, letter) => {
        fc.pre(receipt[at] !== letter);
        const changed = receipt.slice(0, at) + letter + receipt.slice(at + 1);
        expect(verifier.receipt(changed, subject).ok).toBe(false);
      }),
    );
  });

  it('is never thrown over, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.tuple(fc.string(), fc.string(), fc.string()).map((parts) => parts.join('.')),
        ),
        (noise) => {
          expect(verifier.receipt(noise, subject).ok).toBe(false);
          expect(verifier.person(noise, NOW).ok).toBe(false);
        },
      ),
    );
  });
});
