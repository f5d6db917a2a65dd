import canonicalize from 'canonicalize';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { z } from 'zod';
import { DECISION_JWS_TYPE, DecisionV1, SIGNATURE_ALGORITHM } from '../../../shared/portal-api';
import type { PortalContext } from '../context';
import type { PortalPerson } from '../people';
import { PortalProblem } from '../problem';

/** A decision whose signature holds. `refusal` is there when what was signed can never be accepted. */
export type VerifiedDecision = { decision: DecisionV1; refusal?: never } | { decision?: never; refusal: PortalProblem };

const Versioned = z.looseObject({ v: z.int() });

function keyIdOf(jws: string): string {
  try {
    const { kid, typ, alg } = decodeProtectedHeader(jws);
    if (kid !== undefined && typ === DECISION_JWS_TYPE && alg === SIGNATURE_ALGORITHM) return kid;
  } catch {
    // Falls through: a header that cannot be read is no signature.
  }
  throw new PortalProblem('/problems/invalid-signature');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads what was signed: an accepted version, the exact schema, and canonical to the byte (RFC 8785). */
function readPayload(text: string, accepted: readonly number[]): VerifiedDecision {
  const json = parseJson(text);
  const version = Versioned.safeParse(json);
  if (version.success && !accepted.includes(version.data.v))
    return { refusal: new PortalProblem('/problems/unsupported-version') };
  const parsed = DecisionV1.safeParse(json);
  if (!parsed.success) {
    const detail = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    return { refusal: new PortalProblem('/problems/invalid-request', { detail }) };
  }
  if (canonicalize(parsed.data) !== text)
    return { refusal: new PortalProblem('/problems/invalid-request', { detail: 'not canonical JSON' }) };
  return { decision: parsed.data };
}

/**
 * Checks signature and device of a decision: one algorithm, the exact `typ`, a key that this person enrolled and has not
 * ended. Throws `/problems/unknown-device` or `/problems/invalid-signature`, which are never kept as final answers, because
 * bytes that nobody vouches for must not occupy an id.
 */
export async function verifyDecision(
  jws: string,
  decisionId: string,
  person: PortalPerson,
  { devices, policies }: PortalContext,
): Promise<VerifiedDecision> {
  const enrolled = devices.withKey(person.id, keyIdOf(jws));
  if (!enrolled || enrolled.device.state === 'ended') throw new PortalProblem('/problems/unknown-device');
  const key = await importJWK({ ...enrolled.publicKey, alg: SIGNATURE_ALGORITHM });
  const verified = await compactVerify(jws, key, { algorithms: [SIGNATURE_ALGORITHM] }).catch(() => {
    throw new PortalProblem('/problems/invalid-signature');
  });
  const text = new TextDecoder().decode(verified.payload);
  const read = readPayload(text, policies.current().acceptedDecisionVersions);
  if (!read.decision) return read;
  const { decisionId: signedId, deviceId, personId } = read.decision;
  if (signedId !== decisionId)
    return {
      refusal: new PortalProblem('/problems/invalid-request', { detail: 'decisionId is not the id of the path' }),
    };
  if (deviceId !== enrolled.device.deviceId || personId !== person.id)
    return { refusal: new PortalProblem('/problems/not-allowed', { detail: 'signed for another person or desk' }) };
  return read;
}
