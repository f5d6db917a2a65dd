import type { Random } from '../samples/generator/random';
import type { PortalClock } from './clock';
import type { SigningKeys } from './keys';
import type { Applications } from './state/applications';
import type { Claims } from './state/claims';
import type { Decisions } from './state/decisions';
import type { Devices } from './state/devices';
import type { EventHub } from './state/events';
import type { Evidence } from './state/evidence';
import type { Idempotency } from './state/idempotency';
import type { Policies } from './state/policies';
import type { Meta } from './state/sequence';
import type { SignedIn, Tokens } from './tokens';

/** Everything a handler may use. */
export interface PortalContext {
  clock: PortalClock;
  keys: SigningKeys;
  tokens: Tokens;
  /** The stream that picks come from. */
  random: Random;
  meta: Meta;
  applications: Applications;
  claims: Claims;
  decisions: Decisions;
  devices: Devices;
  idempotency: Idempotency;
  policies: Policies;
  evidence: Evidence;
  events: EventHub;
  /** Marks this run's cursors: one from another portal or another run is not mistaken for ours. */
  generation: string;
  heartbeatMs: number;
  /** The origin that the outside sees. */
  publicOrigin: () => string;
  /** Runs `work` as one transaction. */
  inTransaction: <T>(work: () => T) => T;
  /** Resolves when the portal goes down, so that streams end. */
  whenDown: () => AbortSignal;
}

/** One request that is signed in and follows its operation's schemas; the parts are parsed again by the handler, which types them. */
export interface Call {
  signedIn: SignedIn;
  params: unknown;
  query: unknown;
  headers: unknown;
  body: unknown;
  /** The exact bytes of the body. */
  bytes: Uint8Array;
  /** Aborted when the client is gone. */
  signal: AbortSignal;
}

/** What a handler answers: JSON, bytes, a stream or nothing. */
export interface Answer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
  bytes?: Uint8Array<ArrayBuffer>;
  stream?: ReadableStream<Uint8Array>;
}

/** One operation at work. Throws `PortalProblem` to answer with a problem. */
export type Handler = (call: Call, portal: PortalContext) => Answer | Promise<Answer>;
