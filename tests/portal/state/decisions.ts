import type { z } from 'zod';
import type { StoredDecision as StoredDecisionSchema, Verdict } from '../../../shared/portal-api';
import { instant } from '../clock';
import { sha256Hex } from '../keys';
import { personRef } from '../people';
import type { PortalDatabase } from './database';

type StoredDecision = z.infer<typeof StoredDecisionSchema>;

/** A final answer that the portal repeats for the same id and bytes. */
export interface StoredAnswer {
  personId: string;
  digest: string;
  status: number;
  body: string;
}

/** An accepted decision to be written. */
interface AcceptedDecision {
  sequence: number;
  decisionId: string;
  applicationId: string;
  personId: string;
  verdict: Verdict;
  acceptedAtMs: number;
  jws: string;
  receipt: string;
}

interface DecisionRow {
  sequence: number;
  decision_id: string;
  application_id: string;
  person_id: string;
  verdict: Verdict;
  accepted_at: number;
  jws: Buffer;
  receipt: string;
}

/** One `PUT` of a decision that reached the portal, whatever became of it. */
export interface Delivery {
  decisionId: string;
  atMs: number;
  /** The exact bytes of the request body. */
  jws: Uint8Array;
  status: number;
}

/** Decisions with their exact bytes, the final answers given, and every delivery that arrived. */
export interface Decisions {
  answer: (decisionId: string) => StoredAnswer | undefined;
  keepAnswer: (decisionId: string, answer: StoredAnswer) => void;
  accept: (decision: AcceptedDecision) => void;
  find: (decisionId: string) => DecisionRow | undefined;
  after: (sequence: number, limit: number, personId?: string) => DecisionRow[];
  noteDelivery: (delivery: Delivery) => void;
  deliveries: () => Delivery[];
}

/** A decision as it goes over the wire. */
export const storedDecision = (row: DecisionRow, reference: string): StoredDecision => ({
  decisionId: row.decision_id,
  applicationId: row.application_id,
  reference,
  by: personRef(row.person_id),
  verdict: row.verdict,
  acceptedAt: instant(row.accepted_at),
  sequence: row.sequence,
  jws: row.jws.toString('utf8'),
  receipt: row.receipt,
});

/** The digest that a receipt and a replay are judged by: SHA-256 of the exact bytes. */
export const decisionDigest = (jws: Uint8Array): string => sha256Hex(jws);

/** Opens the decisions of a portal's database. */
export function createDecisions(database: PortalDatabase): Decisions {
  const answerOf = database.prepare<[string], StoredAnswer>(
    'SELECT person_id AS personId, digest, status, body FROM decision_answers WHERE decision_id = ?',
  );
  const insertAnswer = database.prepare(
    'INSERT INTO decision_answers (decision_id, person_id, digest, status, body) VALUES (?, ?, ?, ?, ?)',
  );
  const insert = database.prepare(
    `INSERT INTO decisions (sequence, decision_id, application_id, person_id, verdict, accepted_at, jws, receipt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byId = database.prepare<[string], DecisionRow>('SELECT * FROM decisions WHERE decision_id = ?');
  const feed = database.prepare<[number, string | null, string | null, number], DecisionRow>(
    'SELECT * FROM decisions WHERE sequence > ? AND (? IS NULL OR person_id = ?) ORDER BY sequence LIMIT ?',
  );
  const insertDelivery = database.prepare('INSERT INTO deliveries (decision_id, at, jws, status) VALUES (?, ?, ?, ?)');
  const allDeliveries = database.prepare<[], { decision_id: string; at: number; jws: Buffer; status: number }>(
    'SELECT decision_id, at, jws, status FROM deliveries ORDER BY n',
  );
  return {
    answer: (decisionId) => answerOf.get(decisionId),
    keepAnswer: (decisionId, { personId, digest, status, body }) => {
      insertAnswer.run(decisionId, personId, digest, status, body);
    },
    accept: ({ sequence, decisionId, applicationId, personId, verdict, acceptedAtMs, jws, receipt }) => {
      insert.run(sequence, decisionId, applicationId, personId, verdict, acceptedAtMs, Buffer.from(jws), receipt);
    },
    find: (decisionId) => byId.get(decisionId),
    after: (sequence, limit, personId) => feed.all(sequence, personId ?? null, personId ?? null, limit),
    noteDelivery: ({ decisionId, atMs, jws, status }) => {
      insertDelivery.run(decisionId, atMs, Buffer.from(jws), status);
    },
    deliveries: () =>
      allDeliveries.all().map(({ decision_id, at, jws, status }) => ({
        decisionId: decision_id,
        atMs: at,
        jws,
        status,
      })),
  };
}
