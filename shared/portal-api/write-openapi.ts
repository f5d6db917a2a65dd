import { z } from 'zod';
import { MediaContentType } from './application';
import { DecisionV1, Receipt } from './decision';
import { PortalEventName } from './events';
import { operations, type Operation, type OperationBody, type OperationName } from './operations';
import { PersonStatement } from './person';
import { Policy } from './policy';
import { Problem, PROBLEM_CONTENT_TYPE, PROBLEM_STATUS, type ProblemType } from './problem';
import { DECISION_JWS_TYPE, SIGNATURE_ALGORITHM, STATEMENT_TYPES } from './statement';

/** A piece of the document: plain JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
interface JsonObject {
  [key: string]: Json;
}

const DESCRIPTION = `The contract between the portal and the reviewer's desk.

Times are RFC 3339 in UTC with milliseconds; ids are opaque; revisions and sequences are integers. Errors are RFC 9457
problems whose \`type\` is a stable path: clients dispatch on it, and an error that is not problem+json is never final.
Unknown response fields are ignored; unknown request fields are refused. Every response carries \`Date\` and may be kept by
no cache. Statements, receipts and decisions are compact JWS signed with ${SIGNATURE_ALGORITHM}; \`x-signed-payload\` names
their \`typ\` and the schema of what is signed.`;

/** What is signed inside the texts of an operation, by where it stands. */
interface SignedPayload {
  typ: string;
  schema: z.ZodType;
}
const SIGNED: Partial<Record<OperationName, { request?: SignedPayload; response?: SignedPayload }>> = {
  getMe: { response: { typ: STATEMENT_TYPES.person, schema: PersonStatement } },
  getPolicy: { response: { typ: STATEMENT_TYPES.policy, schema: Policy } },
  putDecision: {
    request: { typ: DECISION_JWS_TYPE, schema: DecisionV1 },
    response: { typ: STATEMENT_TYPES.receipt, schema: Receipt },
  },
};

const DATE = { description: "The portal's clock (RFC 9110).", schema: { type: 'string' } };
const ETAG = { description: 'Strong entity tag (RFC 9110).', schema: { type: 'string' } };
const RETRY_AFTER = { description: 'Seconds, or an HTTP date (RFC 9110).', schema: { type: 'string' } };
const MEDIA_HEADERS = {
  'Accept-Ranges': { schema: { type: 'string', const: 'bytes' } },
  'Content-Length': { schema: { type: 'integer' } },
  'Repr-Digest': { description: '`sha-256=:…:` of the whole file (RFC 9530).', schema: { type: 'string' } },
};
/** Response headers beside `Date`, by operation and status. */
const HEADERS: Partial<Record<OperationName, Record<number, JsonObject>>> = {
  getPolicy: { 200: { ETag: ETAG }, 304: { ETag: ETAG } },
  getApplication: { 200: { ETag: ETAG }, 304: { ETag: ETAG } },
  getMedia: {
    200: { ETag: ETAG, ...MEDIA_HEADERS },
    206: { ETag: ETAG, ...MEDIA_HEADERS, 'Content-Range': { schema: { type: 'string' } } },
  },
};

const MEANINGS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'Done, nothing to say',
  206: 'A part of the file',
  304: 'What you have is still right',
};

/** Reads what a JSON Schema generator or a stringifier made: JSON and nothing else. */
const Plain: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(Plain), z.record(z.string(), Plain)]),
);
const PlainObject = z.record(z.string(), Plain);

const withComponentRefs = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(withComponentRefs);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === '$ref' && typeof member === 'string'
        ? member.replace('#/$defs/', '#/components/schemas/')
        : withComponentRefs(member),
    ]),
  );
};

/** Collects named schemas as components. `io: input` is the wire: objects stay open unless they are strict. */
function createComponents() {
  const found = new Map<string, Json>();
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'input'): JsonObject => {
    const { $schema: _dialect, $defs = {}, ...own } = PlainObject.parse(z.toJSONSchema(schema, { io }));
    for (const [name, definition] of Object.entries(PlainObject.parse($defs)))
      found.set(name, withComponentRefs(definition));
    return PlainObject.parse(withComponentRefs(own));
  };
  const all = (): JsonObject => Object.fromEntries([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return { schemaOf, all };
}
type Components = ReturnType<typeof createComponents>;

const headerName = (name: string): string => name.replaceAll(/(^|-)\w/g, (letter) => letter.toUpperCase());

const Described = z.object({ properties: PlainObject.default({}), required: z.array(z.string()).default([]) });

function parametersOf({ params, query, headers }: Operation, components: Components): Json[] {
  const from = (place: 'path' | 'query' | 'header', schema: z.ZodObject | undefined): Json[] => {
    if (!schema) return [];
    const { properties, required } = Described.parse(components.schemaOf(schema, 'output'));
    return Object.entries(properties).map(([name, field]) => ({
      name: place === 'header' ? headerName(name) : name,
      in: place,
      required: required.includes(name),
      schema: field,
    }));
  };
  return [...from('path', params), ...from('query', query), ...from('header', headers)];
}

function contentOf({ contentType, schema }: OperationBody, components: Components, signed?: SignedPayload): JsonObject {
  // Files come as what they are; the table only says that they are bytes.
  if (contentType === 'application/octet-stream')
    return Object.fromEntries(MediaContentType.options.map((type) => [type, { schema: {} }]));
  const body: JsonObject = { schema: schema ? components.schemaOf(schema) : { type: 'string' } };
  if (contentType === 'text/event-stream') body['x-event-names'] = PortalEventName.options;
  if (signed) body['x-signed-payload'] = { typ: signed.typ, schema: components.schemaOf(signed.schema) };
  return { [contentType]: body };
}

function problemResponses({ problems }: Operation, components: Components): JsonObject {
  const problem = components.schemaOf(Problem);
  const byStatus = Map.groupBy<number, ProblemType>(problems, (type) => PROBLEM_STATUS[type]);
  const known = [...byStatus].map(([status, types]): [string, Json] => [
    String(status),
    {
      description: types.map((type) => `\`${type}\``).join(', '),
      headers: { Date: DATE },
      content: {
        [PROBLEM_CONTENT_TYPE]: {
          schema: { allOf: [problem, { type: 'object', properties: { type: { type: 'string', enum: types } } }] },
        },
      },
    },
  ]);
  const other = {
    description: 'Anything else, `/problems/busy` (429, 503) among it',
    headers: { Date: DATE, 'Retry-After': RETRY_AFTER },
    content: { [PROBLEM_CONTENT_TYPE]: { schema: problem } },
  };
  return Object.fromEntries([...known, ['default', other]]);
}

function operationOf(name: OperationName, operation: Operation, components: Components): JsonObject {
  const signed = SIGNED[name];
  const answers = Object.entries(operation.responses).map(([status, body]): [string, Json] => [
    status,
    {
      description: MEANINGS[Number(status)] ?? 'An answer',
      headers: { Date: DATE, ...HEADERS[name]?.[Number(status)] },
      ...(body && { content: contentOf(body, components, signed?.response) }),
    },
  ]);
  const parameters = parametersOf(operation, components);
  return {
    operationId: name,
    summary: operation.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(operation.request && {
      requestBody: { required: true, content: contentOf(operation.request, components, signed?.request) },
    }),
    responses: { ...Object.fromEntries(answers), ...problemResponses(operation, components) },
  };
}

const isOperationName = (name: string): name is OperationName => name in operations;

/** The OpenAPI 3.1 document of the portal API, written from `operations`. Pure: the same source gives the same document. */
export function openApiDocument(): JsonObject {
  const components = createComponents();
  const paths: Record<string, JsonObject> = {};
  for (const [name, operation] of Object.entries(operations))
    if (isOperationName(name))
      paths[operation.path] = {
        ...paths[operation.path],
        [operation.method]: operationOf(name, operation, components),
      };
  return {
    openapi: '3.1.1',
    info: { title: 'Countersign portal API', version: '1.0.0', description: DESCRIPTION },
    servers: [{ url: 'https://portal.example', description: 'The portal that a desk is enrolled at' }],
    security: [{ accessToken: [] }],
    paths,
    components: {
      securitySchemes: {
        accessToken: { type: 'http', scheme: 'bearer', description: 'An access token of the portal' },
      },
      schemas: components.all(),
    },
  };
}

/** The text of `openapi.json`. */
export const openApiText = (): string => `${JSON.stringify(openApiDocument(), null, 2)}\n`;
