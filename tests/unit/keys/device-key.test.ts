import { describe, expect, it } from 'vitest';
import { generateKeyPairSync } from 'node:crypto';
import { generateDeviceKey, loadDeviceKey, verifyEd25519 } from '../../../electron/core/keys/device-key';
import { IntegrityError } from '../../../electron/core/errors';
import { systemRandom } from '../../../electron/core/system-ports';

/** The key of RFC 8037 appendix A.1, which is also the first test vector of RFC 8032 §7.1. */
const RFC_PKCS8 = Buffer.concat([
  Buffer.from('302e020100300506032b657004220420', 'hex'),
  Buffer.from('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', 'base64url'),
]);

describe('a device key', () => {
  it('has the public key and the thumbprint that RFC 8037 gives for its example', () => {
    const { publicKey, kid } = loadDeviceKey(RFC_PKCS8);
    expect(publicKey.x).toBe('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo');
    expect(kid).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
    expect(publicKey.kid).toBe(kid);
  });

  it('signs the empty message as RFC 8032 does', () => {
    expect(loadDeviceKey(RFC_PKCS8).sign(Buffer.alloc(0)).toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });

  it('is another each time, and what it signs verifies under its own public key only', () => {
    const [one, other] = [generateDeviceKey(systemRandom), generateDeviceKey(systemRandom)].map(loadDeviceKey);
    if (one === undefined || other === undefined) throw new Error('two keys are made');
    const bytes = Buffer.from('a decision');
    const signature = one.sign(bytes);
    expect(verifyEd25519(one.publicKey, bytes, signature)).toBe(true);
    expect(verifyEd25519(other.publicKey, bytes, signature)).toBe(false);
    expect(verifyEd25519(one.publicKey, Buffer.from('a Decision'), signature)).toBe(false);
    expect(verifyEd25519(one.publicKey, bytes, signature.subarray(1))).toBe(false);
    expect(verifyEd25519({ ...one.publicKey, x: 'A'.repeat(43) }, bytes, signature)).toBe(false);
    expect(verifyEd25519({ ...one.publicKey, x: '!'.repeat(43) }, bytes, signature)).toBe(false);
  });

  it('is refused when its bytes are damaged or of another algorithm', () => {
    const other = generateKeyPairSync('x25519').privateKey.export({ format: 'der', type: 'pkcs8' });
    for (const bytes of [Buffer.alloc(0), RFC_PKCS8.subarray(0, 40), other])
      expect(() => loadDeviceKey(bytes)).toThrow(IntegrityError);
  });
});
