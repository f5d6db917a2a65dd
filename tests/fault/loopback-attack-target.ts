import { connect } from 'node:net';
import { request } from 'node:http';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ApplicationView } from '../../shared/contract/application';
import { LOOPBACK_PATHS, LOOPBACK_SESSION_HEADER, LoopbackSessionAnswer } from '../../shared/contract/evidence';
import { startTestPortal } from '../portal/testing/start-portal';
import { LEA, takeAndOpen } from '../support/decisions';
import { type RunningDesk, startDeskProcess } from '../support/running-desk';
import { temporaryFolder } from '../support/temp-folder';
import type { DeskClient } from '../support/test-desk';
import { waitUntil } from '../support/wait-until';

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

export interface Ask {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}

/** The loopback host as a process with somebody signed in, and ways to ask it what no browser would. */
export interface Target {
  desk: RunningDesk;
  origin: string;
  port: number;
  /** The session key of the page that is signed in, as a header. */
  key: Record<string, string>;
  client: DeskClient;
  /** The application that is open, with every file of it here. */
  opened: ApplicationView;
  /** Sends a request whose headers are exactly these, the path not normalised. */
  ask: (path: string, ask?: Ask) => Promise<Answer>;
  /** Sends bytes as they are; resolves with all that came back once the other end has closed. */
  raw: (bytes: string) => Promise<string>;
  exchange: (token: string) => Promise<Answer>;
  /** A token that opens one more page: a second start on the same profile is told the address of one. */
  anotherToken: () => Promise<string>;
  close: () => Promise<void>;
}

function send(port: number, path: string, { method = 'GET', headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Without an agent each request has a connection of its own, so that one that is cut short spoils no other.
    const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }),
      );
    });
    asking.on('error', reject).end(body);
  });
}

function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.setEncoding('latin1');
    socket.on('data', (piece: string) => {
      text += piece;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

/** The token in an address that the host printed. */
const tokenOf = (url: string): string => new URL(url).hash.replace('#token=', '');

/** Starts portal and host, signs in, takes an application and waits for its files. */
export async function startTarget(): Promise<Target> {
  const { folder, remove } = temporaryFolder();
  const portal = await startTestPortal();
  const desk = await startDeskProcess(portal.origin, folder);
  const { origin, port: digits } = new URL(desk.url);
  const port = Number(digits);
  const exchange = (token: string): Promise<Answer> =>
    send(port, LOOPBACK_PATHS.session, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
  const { sessionKey } = LoopbackSessionAnswer.parse(
    JSON.parse((await exchange(tokenOf(desk.url))).body.toString('utf8')),
  );
  const key = { [LOOPBACK_SESSION_HEADER]: sessionKey };
  const client: DeskClient = createORPCClient(new RPCLink({ url: `${origin}${LOOPBACK_PATHS.rpc}`, headers: key }));
  await client.session.signIn({ personId: LEA });
  const { application } = await takeAndOpen(client);
  const opened = await waitUntil(async () => {
    const view = await client.application.get({ applicationId: application.id });
    return view.evidence.every(({ state }) => state === 'ready') && view;
  });
  return {
    desk,
    origin,
    port,
    key,
    client,
    opened,
    ask: (path, ask = {}) => send(port, path, ask),
    raw: (bytes) => sendRaw(port, bytes),
    exchange,
    anotherToken: async () => {
      const second = await startDeskProcess(portal.origin, folder);
      await second.end();
      return tokenOf(second.url);
    },
    close: async () => {
      await desk.end();
      await portal.close();
      remove();
    },
  };
}
