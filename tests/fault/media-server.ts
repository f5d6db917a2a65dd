import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How one request is answered; the last of a file's answers stands for all further requests. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface MediaServer {
  origin: string;
  /** `Range` headers in the order in which requests for a file came; empty where there was none. */
  ranges: (mediaId: string) => string[];
  /** How many requests were open at once at most. */
  mostAtOnce: () => number;
  serve: (mediaId: string, ...answers: Answer[]) => void;
  close: () => Promise<void>;
}

/** A portal that serves files of evidence only, as it is told to. */
export async function startMediaServer(): Promise<MediaServer> {
  const answers = new Map<string, Answer[]>();
  const seen = new Map<string, string[]>();
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => {
      open -= 1;
    });
    const mediaId = decodeURIComponent(request.url?.split('/').at(-1) ?? '');
    seen.set(mediaId, [...(seen.get(mediaId) ?? []), request.headers.range ?? '']);
    const queue = answers.get(mediaId) ?? [];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    if (answer) answer(request, response);
    else problem(404, '/problems/not-found')(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is no string
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    ranges: (mediaId) => seen.get(mediaId) ?? [],
    mostAtOnce: () => most,
    serve: (mediaId, ...given) => void answers.set(mediaId, given),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const firstByteOf = (request: IncomingMessage, etag: string): number => {
  const match = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  return match && request.headers['if-range'] === etag ? Number(match[1]) : 0;
};

export interface FileOptions {
  etag?: string;
  contentType?: string;
  headers?: Record<string, string>;
  /** Breaks the connection after so many bytes of this answer. */
  resetAfter?: number;
  /** Ends the answer after so many bytes, without announcing a length. */
  endAfter?: number;
}

/** A file as the portal serves it, with single ranges. */
export function file(bytes: Buffer, options: FileOptions = {}): Answer {
  const { etag = '"v1"', contentType = 'image/jpeg', resetAfter, endAfter } = options;
  return (request, response) => {
    const first = firstByteOf(request, etag);
    const rest = bytes.subarray(first);
    const range = first > 0 ? { 'content-range': `bytes ${first}-${bytes.length - 1}/${bytes.length}` } : {};
    const length = endAfter === undefined ? { 'content-length': String(rest.length) } : {};
    response.writeHead(first > 0 ? 206 : 200, {
      'content-type': contentType,
      etag,
      ...range,
      ...length,
      ...options.headers,
    });
    if (resetAfter !== undefined)
      response.write(rest.subarray(0, resetAfter), () => setTimeout(() => response.destroy(), 20));
    else response.end(rest.subarray(0, endAfter ?? rest.length));
  };
}

/** An answer of any status and type. */
export const answer =
  (status: number, contentType: string, body: string, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': contentType, ...headers }).end(body);
  };

/** A problem of the portal. */
export const problem = (status: number, type: string): Answer =>
  answer(status, 'application/problem+json', JSON.stringify({ type, title: type, status }));

/** Breaks the connection before any answer. */
export const drop: Answer = (request) => void request.socket.destroy();

/** Never answers. */
export const silence: Answer = () => undefined;
