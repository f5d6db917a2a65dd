import canonicalize from 'canonicalize';
import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { createDevelopmentSignIn } from '../../../electron/core/portal/development-sign-in';
import { createPortalClient, type PortalClient } from '../../../electron/core/portal/portal-client';
import type { PortalResult } from '../../../electron/core/portal/result';
import type { Clock } from '../../../electron/core/ports';
import { systemClock } from '../../../electron/core/system-ports';
import { checklistFor } from '../../../shared/domain/checklist';
import { evidenceOf } from '../../../shared/domain/evidence';
import {
  DECISION_JWS_TYPE,
  type Application,
  type DecisionV1,
  type DeviceEnrolment,
  type Policy,
  type PublicKeyJwk,
} from '../../../shared/portal-api';

export const LEA = 'person-lea-moreau';
export const SAM = 'person-sam-ortiz';
export const INES = 'person-ines-duarte';

/** The value of a result that a test holds to be good; throws with the failure otherwise. */
export async function valueOf<T>(result: Promise<PortalResult<T>>): Promise<T> {
  const settled = await result;
  if (settled.ok) return settled.value;
  throw new Error(`the portal answered ${JSON.stringify(settled.failure)}`);
}

/** Why a call that a test holds to be refused was refused: a problem type or a failure kind. */
export async function failureOf(result: Promise<PortalResult<unknown>>): Promise<string> {
  const settled = await result;
  if (settled.ok) return 'none';
  return settled.failure.kind === 'problem' ? settled.failure.type : settled.failure.kind;
}

/** A signing key of a desk, made by another library than the one that core signs with. */
export interface TestKey {
  publicKey: PublicKeyJwk;
  sign: (text: string, typ?: string, kid?: string) => Promise<string>;
}

/** Makes a key; its id is its thumbprint (RFC 7638) unless a test wants another. */
export async function createTestKey(wantedKid?: string): Promise<TestKey> {
  const { publicKey, privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = wantedKid ?? (await calculateJwkThumbprint(jwk));
  return {
    publicKey: { kty: 'OKP', crv: 'Ed25519', x: jwk.x ?? '', kid },
    sign: (text, typ = DECISION_JWS_TYPE, header = kid) => signText(text, privateKey, typ, header),
  };
}

const signText = (text: string, key: CryptoKey, typ: string, kid: string): Promise<string> =>
  new CompactSign(new TextEncoder().encode(text)).setProtectedHeader({ alg: 'Ed25519', typ, kid }).sign(key);

/** A signed-in person with an enrolled desk, speaking through the desk's real client. */
export interface TestDesk {
  client: PortalClient;
  personId: string;
  accessToken: string;
  key: TestKey;
  enrolment: DeviceEnrolment;
  /** The application as the portal has it now. */
  application: (id: string) => Promise<Application>;
  /** Takes an application for a reason that the default policy names. */
  take: (id: string) => Promise<void>;
  /** A decision that breaks no rule: an approval with every check passed and everything seen, with `changes` on top. */
  approval: (application: Application, policy: Policy, changes?: Partial<DecisionV1>) => DecisionV1;
  /** A rejection that breaks no rule. */
  rejection: (application: Application, changes?: Partial<DecisionV1>) => DecisionV1;
  sign: (decision: DecisionV1) => Promise<string>;
}

let lastDecision = 0;

/** A fresh decision id. */
export const nextDecisionId = (): string => {
  lastDecision += 1;
  return `decision-${String(lastDecision).padStart(6, '0')}`;
};

/** How a test's desk speaks; `clientOrigin` is where its client calls, when that is not the portal itself. */
export interface TestDeskOptions {
  fetch?: typeof globalThis.fetch;
  clock?: Pick<Clock, 'nowMs' | 'after'>;
  clientOrigin?: string;
}

/** Signs a demo person in at `origin` and enrols a desk. */
export async function createTestDesk(
  origin: string,
  personId: string,
  { fetch = globalThis.fetch, clock = systemClock, clientOrigin = origin }: TestDeskOptions = {},
): Promise<TestDesk> {
  const { accessToken } = await valueOf(
    createDevelopmentSignIn({ origin, clock, fetch: globalThis.fetch }).signIn(personId),
  );
  const client = createPortalClient({
    clock,
    origin: clientOrigin,
    fetch,
    accessToken: () => Promise.resolve(accessToken),
  });
  const key = await createTestKey();
  const enrolment = await valueOf(client.enrolDevice({ name: 'Test desk', publicKey: key.publicKey }));

  const frame = (application: Application) => ({
    v: 1 as const,
    decisionId: nextDecisionId(),
    applicationId: application.id,
    revision: application.revision,
    deviceId: enrolment.deviceId,
    personId,
    note: '',
    anchors: [],
    policyVersion: 1,
    activeMs: 61_000,
    decidedAt: new Date().toISOString(),
    clockOffsetMs: 0,
    madeUnder: { acr: 'test', amr: ['dev'], authTime: new Date().toISOString() },
  });

  return {
    client,
    personId,
    accessToken,
    key,
    enrolment,
    application: async (id) => {
      const fetched = await valueOf(client.getApplication({ id }));
      if (fetched.kind === 'not_modified') throw new Error('an unconditional request was answered with 304');
      return fetched.body;
    },
    take: async (applicationId) => {
      await valueOf(client.takeClaim({ applicationId, reasonCode: 'training' }));
    },
    approval: (application, policy, changes) => ({
      ...frame(application),
      verdict: 'approve',
      levelReached: application.levelRequested,
      reasonCodes: [],
      checks: checklistFor(policy, application).map(({ check, subject }) => ({
        checkId: check.id,
        subject,
        answer: 'pass',
        reason: '',
      })),
      evidence: evidenceOf(application).map(({ media }) => ({
        mediaId: media.id,
        sha256: media.sha256,
        seenMs: 5000,
        playedPercent: media.kind === 'liveness_clip' ? 100 : 0,
      })),
      ...changes,
    }),
    rejection: (application, changes) => ({
      ...frame(application),
      verdict: 'reject',
      newAttempt: 'invited',
      levelReached: 0,
      reasonCodes: ['IMG-BLUR'],
      checks: [],
      evidence: [],
      ...changes,
    }),
    sign: (decision) => key.sign(canonicalize(decision) ?? ''),
  };
}
