import { generateKeyPair, CompactSign, compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { DECISION_JWS_TYPE } from '../../../shared/portal-api/statement';
import { generateDeviceKey, loadDeviceKey } from '../../../electron/core/keys/device-key';
import { compactJws, decodeJws, signJws, verifyJws } from '../../../electron/core/log/jws';
import { systemRandom } from '../../../electron/core/system-ports';

const key = loadDeviceKey(generateDeviceKey(systemRandom));
const payload = Buffer.from('{"v":1}');
const allowed = { typ: DECISION_JWS_TYPE, keys: [key.publicKey] };
const jws = signJws(payload, { typ: DECISION_JWS_TYPE, key });
const withHeader = (header: object | string): string =>
  compactJws(typeof header === 'string' ? header : JSON.stringify(header), payload, key);
const goodHeader = { alg: 'Ed25519', typ: DECISION_JWS_TYPE, kid: key.kid };

describe('a compact JWS', () => {
  it('is byte for byte that of RFC 8037 appendix A.4 for its key, header and payload', () => {
    const pkcs8 = Buffer.concat([
      Buffer.from('302e020100300506032b657004220420', 'hex'),
      Buffer.from('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', 'base64url'),
    ]);
    expect(compactJws('{"alg":"EdDSA"}', Buffer.from('Example of Ed25519 signing'), loadDeviceKey(pkcs8))).toBe(
      'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    );
  });

  it('verifies, and gives back the exact payload', () => {
    expect(verifyJws(jws, allowed)).toEqual({ ok: true, payload, kid: key.kid });
  });

  it('is one that the jose library accepts, and the other way round', async () => {
    const outside = await compactVerify(jws, await importJWK(key.publicKey, 'Ed25519'), { algorithms: ['Ed25519'] });
    expect(Buffer.from(outside.payload)).toEqual(payload);
    expect(outside.protectedHeader).toEqual(goodHeader);

    const pair = await generateKeyPair('Ed25519', { extractable: true });
    const { exportJWK } = await import('jose');
    const { x = '' } = await exportJWK(pair.publicKey);
    const theirs = await new CompactSign(payload).setProtectedHeader({ ...goodHeader, kid: 'p' }).sign(pair.privateKey);
    const keys = [{ kty: 'OKP', crv: 'Ed25519', x, kid: 'p' } as const];
    expect(verifyJws(theirs, { ...allowed, keys })).toMatchObject({ ok: true, payload });
  });
});

const reasonOf = (text: string, extra: Partial<typeof allowed> = {}): string => {
  const verified = verifyJws(text, { ...allowed, ...extra });
  return verified.ok ? 'ok' : verified.reason;
};

describe('a verifier', () => {
  it('accepts one algorithm only, whatever the header says', () => {
    for (const alg of ['none', 'EdDSA', 'HS256', 'ed25519', 'Ed448', '', undefined])
      expect(reasonOf(withHeader({ ...goodHeader, alg }))).toBe('malformed');
  });

  it('refuses another kind of statement, an unknown key and extensions it does not understand', () => {
    expect(reasonOf(withHeader({ ...goodHeader, typ: 'countersign-receipt+jws' }))).toBe('wrong_type');
    expect(reasonOf(withHeader({ ...goodHeader, kid: 'someone-else' }))).toBe('unknown_key');
    expect(reasonOf(jws, { keys: [] })).toBe('unknown_key');
    expect(reasonOf(withHeader({ ...goodHeader, crit: ['b64'], b64: false }))).toBe('malformed');
    expect(reasonOf(withHeader({ alg: 'Ed25519', kid: key.kid }))).toBe('malformed');
    expect(reasonOf(withHeader('not json'))).toBe('malformed');
  });

  it('refuses a key of another desk under a known kid', () => {
    const other = loadDeviceKey(generateDeviceKey(systemRandom));
    expect(reasonOf(jws, { keys: [{ ...other.publicKey, kid: key.kid }] })).toBe('wrong_signature');
  });

  it('refuses every single changed character, and other spellings of the same bytes', () => {
    for (let at = 0; at < jws.length; at += 1) {
      const other = jws[at] === 'A' ? 'B' : 'A';
      expect(reasonOf(`${jws.slice(0, at)}${other}${jws.slice(at + 1)}`)).not.toBe('ok');
    }
    for (const text of [`${jws}=`, `${jws}\n`, ` ${jws}`, `${jws}.`, `${jws}.x`, '', '..', jws.slice(0, -1)])
      expect(reasonOf(text)).not.toBe('ok');
  });
});

describe('taking a JWS apart', () => {
  it('gives its parts without judging the signature', () => {
    const cut = decodeJws(`${jws.slice(0, jws.lastIndexOf('.'))}.AAAA`);
    expect(cut).toMatchObject({ typ: DECISION_JWS_TYPE, kid: key.kid, payload });
    expect(decodeJws('a.b.c')).toBeUndefined();
  });
});
