import { operations, type OperationName } from '../../../shared/portal-api/operations';

/** What one call sends beside its method. `json` and `jose` are bodies; absent headers and query values are left out. */
export interface RequestContent {
  pathId?: string;
  query?: Readonly<Record<string, string | number | undefined>>;
  headers?: Readonly<Record<string, string | undefined>>;
  json?: unknown;
  jose?: string;
}

const LOOPBACK = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\])$/;

/**
 * The portal's origin as it may be used: HTTPS, or plain HTTP to this very machine.
 * @throws TypeError for anything else; a token must never cross a network in clear.
 */
export function portalOrigin(text: string): string {
  const url = new URL(text);
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!isAllowed) throw new TypeError('the portal must be reached over HTTPS');
  return url.origin;
}

const present = (values: Readonly<Record<string, string | number | undefined>>): [string, string][] =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));

/** Builds the request of one operation from the contract's table. */
export function requestFor(origin: string, name: OperationName, token: string, content: RequestContent): Request {
  const { method, path } = operations[name];
  const url = new URL(path.replace('{id}', encodeURIComponent(content.pathId ?? '')), origin);
  url.search = new URLSearchParams(present(content.query ?? {})).toString();
  const headers = new Headers({
    authorization: `Bearer ${token}`,
    accept: 'application/json, application/problem+json',
  });
  for (const [header, value] of present(content.headers ?? {})) headers.set(header, value);
  if (content.json !== undefined) headers.set('content-type', 'application/json');
  if (content.jose !== undefined) headers.set('content-type', 'application/jose');
  const body = content.jose ?? (content.json === undefined ? null : JSON.stringify(content.json));
  return new Request(url, { method: method.toUpperCase(), headers, body });
}
