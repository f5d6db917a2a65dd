import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CSP_NONCE_PLACEHOLDER } from '../../shared/contract/page';
import { contentSecurityPolicy } from './content-security-policy';
import { mimeTypeOf } from './mime-types';
import { pageFileOf } from './page-path';

export interface PageResponderOptions {
  /** Folder of the built page. */
  pageRoot: string;
  /** A nonce that was never used before: 128 random bits as base64url. */
  makeNonce: () => string;
  /** Text that is put before `</head>` of the page: development's reload script. */
  headExtra?: string;
}

/** Answers requests for the page's files. */
export type PageResponder = (request: Pick<Request, 'method' | 'url'>) => Promise<Response>;

/** Headers of every answer to the page. Nothing is ever cached: a cached answer is clear text on the disk. */
const COMMON_HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), payment=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * Serves the built page on both hosts: only GET and HEAD, only files whose type is known, each with the page's
 * security headers; `index.html` gets a fresh nonce in its policy and in its text. 404 for everything else.
 */
export function createPageResponder({ pageRoot, makeNonce, headExtra = '' }: PageResponderOptions): PageResponder {
  return async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405, { allow: 'GET, HEAD' });
    const segments = pageFileOf(new URL(url).pathname);
    const contentType = segments && mimeTypeOf(path.extname(segments.at(-1) ?? ''));
    if (!segments || !contentType) return refusal(404);
    const bytes = await readFile(path.join(pageRoot, ...segments)).catch(() => undefined);
    if (!bytes) return refusal(404);
    const nonce = makeNonce();
    const body = contentType.startsWith('text/html') ? fillPage(bytes, nonce, headExtra) : bytes;
    const headers = new Headers({
      ...COMMON_HEADERS,
      'content-type': contentType,
      'content-length': String(body.byteLength),
      'content-security-policy': contentSecurityPolicy(nonce),
    });
    return new Response(method === 'HEAD' ? null : new Uint8Array(body), { headers });
  };
}

function fillPage(html: Buffer, nonce: string, headExtra: string): Buffer {
  const text = html.toString('utf8').replaceAll(CSP_NONCE_PLACEHOLDER, nonce);
  return Buffer.from(headExtra ? text.replace('</head>', `${headExtra}</head>`) : text, 'utf8');
}

function refusal(status: number, extra: Record<string, string> = {}): Response {
  const policy = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };
  return new Response(null, { status, headers: { ...COMMON_HEADERS, ...policy, ...extra } });
}
