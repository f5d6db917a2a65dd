import type { z } from 'zod';
import type { Operation } from '../../shared/portal-api';
import { PortalProblem } from './problem';

/** The parts of a request that an operation describes, each parsed by its schema. */
export interface RequestParts {
  params: unknown;
  query: unknown;
  headers: unknown;
  body: unknown;
  bytes: Uint8Array;
}

/** The largest request body, in bytes. */
const BODY_MAX_BYTES = 1024 * 1024;

function parsePart(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return value;
  // Field names only: what was sent is not repeated.
  const fields = result.error.issues.map(({ path, code }) => `${[part, ...path].join('.')} (${code})`).join(', ');
  throw new PortalProblem('/problems/invalid-request', { detail: fields });
}

function parseBody(operation: Operation, contentType: string | undefined, bytes: Uint8Array): unknown {
  const expected = operation.request;
  if (!expected) return undefined;
  if (contentType?.split(';')[0]?.trim() !== expected.contentType)
    throw new PortalProblem('/problems/invalid-request', { detail: `the body must be ${expected.contentType}` });
  const text = new TextDecoder().decode(bytes);
  if (expected.contentType !== 'application/json') return parsePart('body', expected.schema, text);
  try {
    return parsePart('body', expected.schema, JSON.parse(text));
  } catch (error) {
    throw error instanceof SyntaxError
      ? new PortalProblem('/problems/invalid-request', { detail: 'the body is not JSON' })
      : error;
  }
}

/** Reads a request by its operation; throws `/problems/invalid-request` when it does not follow the contract. */
export async function readRequest(
  operation: Operation,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<RequestParts> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length > BODY_MAX_BYTES) throw new PortalProblem('/problems/invalid-request', { detail: 'too large' });
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return {
    params: parsePart('path', operation.params, params),
    query: parsePart('query', operation.query, query),
    headers: parsePart('header', operation.headers, Object.fromEntries(request.headers)),
    body: parseBody(operation, request.headers.get('content-type') ?? undefined, bytes),
    bytes,
  };
}
