import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '../../shared/portal-api';
import type { Portal } from '../portal/portal';
import { readOpenApi } from '../portal/testing/openapi';
import { createRecorder, type Exchange } from '../portal/testing/recorder';
import { startTestPortal } from '../portal/testing/start-portal';
import { createTestDesk, failureOf, LEA, valueOf, type TestDesk } from '../portal/testing/test-desk';

const Plain = z.record(z.string(), z.unknown());
const Parameter = z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: Plain });
const Signed = z.object({ 'x-signed-payload': z.object({ typ: z.string() }).optional() });

const reader = readOpenApi();
const recorder = createRecorder();
let portal: Portal;
let lea: TestDesk;

beforeEach(async () => {
  portal = await startTestPortal({ heartbeatMs: 20 });
  lea = await createTestDesk(portal.origin, LEA, { fetch: recorder.fetch });
});
afterEach(() => portal.close());

function placeOf(name: string): { parts: string[]; operation: Record<string, unknown> } {
  const entry = Object.entries(operations).find(([known]) => known === name);
  if (!entry) throw new Error(`${name} is not in the contract`);
  const parts = ['paths', entry[1].path, entry[1].method];
  return { parts, operation: Plain.parse(reader.at(...parts)) };
}

function complaintsAboutHeaders(parts: string[], described: unknown, headers: Headers): string[] {
  return Object.keys(Plain.parse(described ?? {})).flatMap((name) => {
    const value = headers.get(name);
    if (value === null) return name === 'Retry-After' ? [] : [`header ${name} is missing`];
    const validate = reader.validator(...parts, 'headers', name, 'schema');
    const fits = [value, Number(value)].some((read) => validate(read));
    return fits ? [] : [`header ${name} is ${value}`];
  });
}

/** What a signed text breaks of the payload schema that stands beside it. */
function complaintsAboutPayload(parts: string[], jws: string): string[] {
  const signed = Signed.parse(reader.at(...parts))['x-signed-payload'];
  if (!signed) return [];
  const validate = reader.validator(...parts, 'x-signed-payload', 'schema');
  const typ = decodeProtectedHeader(jws).typ === signed.typ ? [] : [`typ is not ${signed.typ}`];
  return validate(decodeJwt(jws)) ? typ : [...typ, `payload: ${JSON.stringify(validate.errors)}`];
}

function complaintsAboutRequest({ operation: name, requestHeaders, requestBody }: Exchange): string[] {
  const { parts, operation } = placeOf(name);
  const parameters = z.array(Parameter).parse(operation['parameters'] ?? []);
  const missing = parameters.filter(
    (parameter) => parameter.in === 'header' && parameter.required && !requestHeaders.has(parameter.name),
  );
  const complaints = missing.map((parameter) => `${parameter.name} is missing`);
  const content = requestHeaders.get('content-type');
  if (content === null) return complaints;
  const body = [...parts, 'requestBody', 'content', content];
  const validate = reader.validator(...body, 'schema');
  const value: unknown = content === 'application/json' ? JSON.parse(requestBody) : requestBody;
  if (!validate(value)) complaints.push(`request: ${JSON.stringify(validate.errors)}`);
  return content === 'application/jose' ? [...complaints, ...complaintsAboutPayload(body, requestBody)] : complaints;
}

function complaintsAboutResponse({ operation: name, status, responseHeaders, responseBody }: Exchange): string[] {
  const { parts, operation } = placeOf(name);
  const known = Object.keys(Plain.parse(operation['responses'])).includes(String(status)) ? String(status) : 'default';
  const response = [...parts, 'responses', known];
  const described = Plain.parse(reader.at(...response));
  const complaints = complaintsAboutHeaders(response, described['headers'], responseHeaders);
  const type = responseHeaders.get('content-type')?.split(';')[0] ?? '';
  const content = Plain.safeParse(described['content']).data;
  if (!content) return responseBody.length === 0 ? complaints : [...complaints, 'a body where there is none'];
  if (!(type in content)) return [...complaints, `${type} is not announced`];
  if (!type.includes('json')) return complaints;
  const body = [...response, 'content', type];
  const validate = reader.validator(...body, 'schema');
  const value: unknown = JSON.parse(responseBody.toString('utf8'));
  if (!validate(value)) complaints.push(`response: ${JSON.stringify(validate.errors)}`);
  const envelope = z.object({ statement: z.string().optional(), receipt: z.string().optional() }).safeParse(value).data;
  const jws = envelope?.statement ?? envelope?.receipt;
  return jws === undefined ? complaints : [...complaints, ...complaintsAboutPayload(body, jws)];
}

const complaintsAbout = (exchanges: Exchange[]): string[] =>
  exchanges.flatMap((exchange) =>
    [...complaintsAboutRequest(exchange), ...complaintsAboutResponse(exchange)].map(
      (complaint) => `${exchange.operation} ${exchange.status}: ${complaint}`,
    ),
  );

const outcomes = (exchanges: Exchange[]): string[] =>
  exchanges.map(({ operation, status }) => `${operation} ${status}`);

it('files: whole, in part, beyond their end and missing follow the written contract', async () => {
  const whole = await lea.client.getMedia({ id: 'app-1-clip' });
  const etag = whole.ok ? whole.etag : undefined;
  if (whole.ok) await whole.value.body.pipeTo(new WritableStream());
  const part = await valueOf(
    lea.client.getMedia({ id: 'app-1-clip', offsetBytes: 40, ...(etag !== undefined && { etag }) }),
  );
  await part.body.pipeTo(new WritableStream());
  const beyond = { id: 'app-1-clip', offsetBytes: 1_000_000, ...(etag !== undefined && { etag }) };
  expect(await failureOf(lea.client.getMedia(beyond))).toBe('/problems/range-not-satisfiable');
  expect(await failureOf(lea.client.getMedia({ id: 'nothing' }))).toBe('/problems/not-found');
  const exchanges = await recorder.take();
  expect(outcomes(exchanges)).toEqual([
    'enrolDevice 201',
    'getMedia 200',
    'getMedia 206',
    'getMedia 416',
    'getMedia 404',
  ]);
  expect(complaintsAbout(exchanges)).toEqual([]);
});

it('decisions and statements: what is signed on either side follows the written contract', async () => {
  await lea.take('app-2');
  const decision = lea.approval(await lea.application('app-2'), portal.policy());
  await valueOf(lea.client.putDecision(decision.decisionId, await lea.sign(decision)));
  await valueOf(lea.client.getMe());
  await valueOf(lea.client.getPolicy());
  const exchanges = await recorder.take();
  expect(outcomes(exchanges)).toContain('putDecision 201');
  expect(complaintsAbout(exchanges)).toEqual([]);
});

it('the event stream: its names are those of the written contract', async () => {
  const stop = new AbortController();
  const names: string[] = [];
  const listening = lea.client.streamEvents({
    signal: stop.signal,
    onOpen: () => portal.simulate.changePolicy({}),
    onEvent: ({ name }) => {
      names.push(name);
      stop.abort();
    },
  });
  expect(await failureOf(listening)).toBe('aborted');
  const exchanges = await recorder.take();
  expect(complaintsAbout(exchanges)).toEqual([]);
  const { parts } = placeOf('streamEvents');
  const known = reader.at(...parts, 'responses', '200', 'content', 'text/event-stream', 'x-event-names');
  expect(known).toEqual(expect.arrayContaining(names));
  expect(names).toEqual(['policy']);
});

it('the check itself notices: a wrong payload, an unannounced type, a missing header', async () => {
  await valueOf(lea.client.getMe());
  const [, me] = await recorder.take();
  if (!me) throw new Error('nothing was recorded');
  const bare = { ...me, responseHeaders: new Headers({ 'content-type': 'text/html' }) };
  expect(complaintsAbout([bare])).toEqual([expect.stringContaining('Date'), expect.stringContaining('text/html')]);
  const other = Buffer.from(me.responseBody.toString('utf8').replace(/\.[\w-]+\./, '.e30.'));
  expect(complaintsAbout([{ ...me, responseBody: other }])).toEqual([expect.stringContaining('payload')]);
});
