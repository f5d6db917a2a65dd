import type { WriteContext } from './context';

export interface ClaimRecord {
  applicationId: string;
  takenAtMs: number;
  expiresAtMs: number;
}

const setSummary = (
  { sql }: WriteContext,
  id: string,
  holder: { id: string; name: string } | null,
  expiresAtMs: number | null,
) =>
  sql.run(
    'UPDATE summary SET claim_holder_id = ?, claim_holder_name = ?, claim_expires_at = ? WHERE application_id = ?',
    holder?.id ?? null,
    holder?.name ?? null,
    expiresAtMs,
    id,
  );

/** Keeps a claim of ours; `origin` stays what it was when the claim is only extended. */
export function saveClaim(
  context: WriteContext,
  args: ClaimRecord & { origin: 'next' | 'chosen'; holder: { id: string; name: string }; handedOutAtMs: number | null },
): void {
  context.sql.run(
    `INSERT INTO claim (application_id, taken_at, expires_at, origin, handed_out_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (application_id) DO UPDATE SET taken_at = excluded.taken_at, expires_at = excluded.expires_at,
       handed_out_at = coalesce(excluded.handed_out_at, handed_out_at)`,
    args.applicationId,
    args.takenAtMs,
    args.expiresAtMs,
    args.origin,
    args.handedOutAtMs,
  );
  setSummary(context, args.applicationId, args.holder, args.expiresAtMs);
}

/** Notes that a claim taken ahead was handed to the person. */
export function handOutClaim({ sql }: WriteContext, args: { applicationId: string; atMs: number }): void {
  sql.run('UPDATE claim SET handed_out_at = ? WHERE application_id = ?', args.atMs, args.applicationId);
}

/** Ends a claim of ours. */
export function dropClaim(context: WriteContext, { applicationId }: { applicationId: string }): void {
  context.sql.run('DELETE FROM claim WHERE application_id = ?', applicationId);
  setSummary(context, applicationId, null, null);
}

/** Makes our claims what the portal says they are; claims unknown here (made before a crash) are found again. */
export function replaceClaims(
  context: WriteContext,
  args: { claims: ClaimRecord[]; holder: { id: string; name: string } },
): { dropped: string[] } {
  const { sql } = context;
  const wanted = new Set(args.claims.map(({ applicationId }) => applicationId));
  const known = sql.texts('SELECT application_id FROM claim');
  const dropped = known.filter((id) => !wanted.has(id));
  for (const applicationId of dropped) dropClaim(context, { applicationId });
  for (const claim of args.claims)
    saveClaim(context, { ...claim, origin: 'next', holder: args.holder, handedOutAtMs: null });
  return { dropped };
}
