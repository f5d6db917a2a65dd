import { z } from 'zod';
import type { Answer } from '../context';
import type { Struck } from './fault-list';

const Page = z.looseObject({ items: z.array(z.record(z.string(), z.unknown())) });
const Receipt = z.looseObject({ receipt: z.string() });

const WRONG_DIGEST = `sha-256=:${Buffer.alloc(32, 7).toString('base64')}:`;

function alterPage(answer: Answer, struck: Struck): Answer {
  const page = Page.safeParse(answer.json);
  if (!page.success) return answer;
  let { items } = page.data;
  if (struck.get('feed_duplicated')) items = [...items, ...items];
  if (struck.get('feed_reordered')) items = items.toReversed();
  if (struck.get('feed_broken_item')) {
    const [first, ...rest] = items;
    if (first) items = [{ ...first, submittedAt: 'yesterday', documentTypes: 'passport' }, ...rest];
  }
  return { ...answer, json: { ...page.data, items } };
}

function alterReceipt(answer: Answer, struck: Struck): Answer {
  const bad = struck.get('bad_receipt');
  const given = Receipt.safeParse(answer.json);
  if (!bad || !given.success) return answer;
  if (bad.how === 'absent') return { ...answer, json: {} };
  const [header, payload] = given.data.receipt.split('.');
  return { ...answer, json: { receipt: `${header}.${payload}.${Buffer.alloc(64, 1).toString('base64url')}` } };
}

function alterBytes(answer: Answer, struck: Struck): Answer {
  if (!answer.bytes) return answer;
  const bytes = Uint8Array.from(answer.bytes);
  if (struck.get('wrong_bytes')) {
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  }
  const headers = struck.get('wrong_digest') ? { ...answer.headers, 'repr-digest': WRONG_DIGEST } : answer.headers;
  return { ...answer, bytes, ...(headers && { headers }) };
}

/** Faults that change a finished answer; it was checked against its schema before. */
export const alterAnswer = (answer: Answer, struck: Struck): Answer =>
  alterBytes(alterReceipt(alterPage(answer, struck), struck), struck);
