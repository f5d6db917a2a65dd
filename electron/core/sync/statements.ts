import type { PersonStatement } from '../../../shared/portal-api/person';
import type { Policy } from '../../../shared/portal-api/policy';
import { DeskError } from '../errors';
import type { Clock } from '../ports';
import type { PortalClient } from '../portal/portal-client';
import type { PortalFailure } from '../portal/result';
import { createStatementVerifier } from '../portal/statements';
import { readDevice, readStatement } from '../storage/reads/meta';
import type { Sql } from '../storage/statements';
import type { Writer } from '../storage/writer';

/** Signed statements of the portal, kept as they came and verified each time they are loaded. */
export interface Statements {
  /** The policy in force. @throws DeskError POLICY_MISSING */
  policy(): Policy;
  hasPolicy(): boolean;
  /** The person as the portal last said; undefined when there is none or it has expired. */
  person(): PersonStatement | undefined;
  /** Asks for both again. `changed` tells whether another policy came into force. */
  refresh(): Promise<{ ok: true; changed: boolean } | { ok: false; failure: PortalFailure }>;
}

export interface StatementsOptions {
  sql: Sql;
  writer: Writer;
  clock: Clock;
  client: Pick<PortalClient, 'getMe' | 'getPolicy'>;
  /** Called when a statement that came does not verify: the one before it stays in force. */
  unusable: (kind: 'person' | 'policy', reason: string) => void;
}

export function createStatements(options: StatementsOptions): Statements {
  const { sql, writer, clock, client } = options;
  let loaded: { jws: string; policy: Policy } | undefined;

  const verifier = () => createStatementVerifier(readDevice(sql)?.enrolment?.pinnedKeys ?? []);
  const loadPolicy = (): Policy | undefined => {
    const stored = readStatement(sql, 'policy');
    if (!stored) return undefined;
    if (loaded?.jws === stored.jws && Date.parse(loaded.policy.expiresAt) > clock.nowMs()) return loaded.policy;
    const verified = verifier().policy(stored.jws, clock.nowMs());
    loaded = verified.ok ? { jws: stored.jws, policy: verified.value } : undefined;
    return loaded?.policy;
  };

  const keepIfGood = async (kind: 'person' | 'policy', jws: string, etag: string | undefined): Promise<void> => {
    const verified = verifier()[kind](jws, clock.nowMs());
    if (!verified.ok) return options.unusable(kind, verified.reason);
    await writer.run('saveStatement', { kind, jws, etag: etag ?? null, receivedAtMs: clock.nowMs() });
  };

  return {
    policy: () => {
      const policy = loadPolicy();
      if (!policy) throw new DeskError('POLICY_MISSING');
      return policy;
    },
    hasPolicy: () => loadPolicy() !== undefined,
    person: () => {
      const stored = readStatement(sql, 'person');
      if (!stored) return undefined;
      const verified = verifier().person(stored.jws, clock.nowMs());
      return verified.ok ? verified.value : undefined;
    },
    refresh: async () => {
      const me = await client.getMe();
      if (!me.ok) return me;
      await keepIfGood('person', me.value.statement, undefined);
      // Without a policy that verifies, "not modified" would leave the desk without one.
      const etag = loadPolicy() === undefined ? undefined : (readStatement(sql, 'policy')?.etag ?? undefined);
      const policy = await client.getPolicy({ etag });
      if (!policy.ok) return policy;
      const before = loadPolicy()?.policyVersion;
      if (policy.value.kind === 'fresh') await keepIfGood('policy', policy.value.body.statement, policy.etag);
      return { ok: true, changed: loadPolicy()?.policyVersion !== before };
    },
  };
}
