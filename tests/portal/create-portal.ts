import { Hono } from 'hono';
import { EVENTS_HEARTBEAT_MS, Policy } from '../../shared/portal-api';
import { createRandom } from '../samples/generator/random';
import { generateSummaries } from '../samples';
import { createAdminApp } from './admin';
import { createPortalClock, instant } from './clock';
import type { PortalContext } from './context';
import { startColleagues } from './colleagues';
import { mountDevelopment } from './development';
import { createFaults } from './faults/fault-list';
import { createHandlers } from './handlers';
import { createSigningKeys, sha256Hex } from './keys';
import { createListener } from './listener';
import { mountOperations, type PortalEnv } from './mount';
import type { PortalOptions } from './options';
import { defaultPolicy } from './policy';
import type { Portal } from './portal';
import { fromGeneratedSummary, fromStoredSample } from './portal-sample';
import { createSimulate } from './simulate';
import { createApplications } from './state/applications';
import { createClaims } from './state/claims';
import { openPortalDatabase } from './state/database';
import { createDecisions, storedDecision } from './state/decisions';
import { createDevices } from './state/devices';
import { createEventHub } from './state/events';
import { createEvidence } from './state/evidence';
import { fillApplications } from './state/fill-applications';
import { createIdempotency } from './state/idempotency';
import { createPolicies } from './state/policies';
import { createMeta } from './state/sequence';
import { createTokens } from './tokens';

/** Set apart from the stream of picks, so that faults and colleagues disturb none of them. */
const FAULT_STREAM = 0x0fa0_17e5;
const COLLEAGUE_STREAM = 0x0c01_1ea6;

/** Everything a portal is, before it listens. */
function createContext(options: PortalOptions, whenDown: () => AbortSignal, origin: () => string) {
  const { seed, databasePath = ':memory:', summaryCount = 0 } = options;
  const database = openPortalDatabase(databasePath);
  const clock = createPortalClock(options.clock);
  const keys = createSigningKeys(`seed ${seed}`);
  const meta = createMeta(database);
  const run = sha256Hex(`${seed} ${instant(clock.now())}`).slice(0, 12);
  // A kept database keeps its cursors, and the moment that its samples' times are counted from.
  const generation = meta.fact('generation', () => run);
  const fromMs = Number(meta.fact('filled_at', () => String(clock.now())));
  const samples = options.samples.map((sample) => ('mediaPaths' in sample ? fromStoredSample(sample, fromMs) : sample));
  const summaries = generateSummaries({ count: summaryCount, seed }).map((one) => fromGeneratedSummary(one, fromMs));
  fillApplications(database, meta, samples, summaries);
  const applications = createApplications(database, meta, samples);
  const evidence = createEvidence(samples);
  const portal: PortalContext = {
    clock,
    keys,
    meta,
    applications,
    evidence,
    generation,
    whenDown,
    tokens: createTokens(keys, clock),
    random: createRandom(seed),
    claims: createClaims(database, applications),
    decisions: createDecisions(database),
    devices: createDevices(database),
    idempotency: createIdempotency(database),
    policies: createPolicies(Policy.parse({ ...defaultPolicy(), ...options.policy }), clock),
    events: createEventHub(run),
    heartbeatMs: options.heartbeatMs ?? EVENTS_HEARTBEAT_MS,
    publicOrigin: () => options.publicOrigin ?? origin(),
    inTransaction: (work) => (database.inTransaction ? work() : database.transaction(work)()),
  };
  return { portal, database, faults: createFaults(createRandom(seed ^ FAULT_STREAM), evidence) };
}

/** Starts a reference portal: the API on one port, the admin API on another, both on loopback unless told otherwise. */
export async function createPortal(options: PortalOptions): Promise<Portal> {
  const { host = '127.0.0.1', validateResponses = true } = options;
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  let running = new AbortController();
  let origin = '';
  const {
    portal: context,
    database,
    faults,
  } = createContext(
    options,
    () => running.signal,
    () => origin,
  );
  const app = new Hono<PortalEnv>();
  const handlers = createHandlers();
  mountOperations(app, context, { faults, handlers, validateResponses, log });
  mountDevelopment(app, context);
  const api = await createListener((request, env) => app.fetch(request, env), host, options.port ?? 0);
  ({ origin } = api);

  const { applications, decisions } = context;
  const simulate = createSimulate(context);
  const colleagues = options.colleagues
    ? startColleagues(
        context,
        { simulate, putDecision: handlers.putDecision, log },
        createRandom(options.seed ^ COLLEAGUE_STREAM),
        options.colleagues,
      )
    : undefined;
  const portal: Omit<Portal, 'adminOrigin'> = {
    origin,
    faults,
    simulate,
    clock: context.clock,
    decisions: () =>
      decisions.after(0, Number.MAX_SAFE_INTEGER).map((row) => {
        const about = applications.find(row.application_id);
        return storedDecision(row, about ? applications.summary(about).reference : row.application_id);
      }),
    deliveries: () => decisions.deliveries(),
    applications: () => applications.after(0, Number.MAX_SAFE_INTEGER).map((row) => applications.summary(row)),
    policy: () => context.policies.current(),
    listenerCount: () => context.events.listenerCount,
    settled: () => colleagues?.settled() ?? true,
    down: async () => {
      running.abort();
      await api.down();
    },
    up: async () => {
      running = new AbortController();
      await api.up();
    },
    close: async () => {
      running.abort();
      await colleagues?.close();
      await Promise.all([api.down(), admin.down()]);
      database.close();
    },
  };
  const adminApp = createAdminApp({ ...portal, adminOrigin: '' });
  const admin = await createListener(
    (request, env) => adminApp.fetch(request, env),
    '127.0.0.1',
    options.adminPort ?? 0,
  );
  return { ...portal, adminOrigin: admin.origin };
}
