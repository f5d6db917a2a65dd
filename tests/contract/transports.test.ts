import { createRouterClient } from '@orpc/server';
import { createORPCClient, isDefinedError, ORPCError, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterEach, describe, expect, test } from 'vitest';
import { createCore } from '../../electron/core/create-core';
import { deskRouter } from '../../electron/core/procedures/router';
import { createSession } from '../../electron/core/session/session-service';
import { LOOPBACK_PATHS } from '../../shared/contract/evidence';
import { LEA, rejection, takeAndOpen, waitForState } from '../support/decisions';
import { Closers, portalForTest } from '../support/desk-at-portal';
import { connectPage, type DeskClient, testPorts } from '../support/test-desk';
import { temporaryFolder } from '../support/temp-folder';

const closers = new Closers();
afterEach(() => closers.close());

/** How a page can reach core; each gives the same client. */
const transports: Readonly<Record<string, (origin: string, profileRoot: string) => Promise<DeskClient>>> = {
  'direct calls': async (origin, profileRoot) => {
    const ports = testPorts(origin, profileRoot);
    const session = createSession(ports);
    closers.add(() => session.close());
    return Promise.resolve(
      createRouterClient(deskRouter, { context: { session, logger: ports.logger, random: ports.random } }),
    );
  },
  'a message port': async (origin, profileRoot) => {
    const core = await createCore(testPorts(origin, profileRoot));
    const { client, disconnect } = connectPage(core);
    closers.add(() => core.close());
    closers.add(disconnect);
    return client;
  },
  HTTP: async (origin, profileRoot) => {
    const core = await createCore(testPorts(origin, profileRoot));
    closers.add(() => core.close());
    const handle = async (request: Request): Promise<Response> =>
      (await core.handleRpc(request)) ?? new Response(null, { status: 404 });
    return createORPCClient(
      new RPCLink({ url: `http://127.0.0.1${LOOPBACK_PATHS.rpc}`, fetch: (request) => handle(request) }),
    );
  },
};

describe.each(Object.keys(transports))('over %s', (name) => {
  const connect = async (): Promise<DeskClient> => {
    const portal = await portalForTest(closers);
    const { folder, remove } = temporaryFolder();
    closers.add(remove);
    const client = await transports[name]?.(portal.origin, folder);
    if (!client) throw new Error(`no transport ${name}`);
    return client;
  };

  test('a session goes from sign-in to a receipt', async () => {
    const client = await connect();
    await client.session.signIn({ personId: LEA });
    const decision = rejection(await takeAndOpen(client));
    await client.decision.submit(decision);
    const { receipt } = await waitForState(client, decision.decisionId, 'delivered');
    expect(receipt?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('an expected failure arrives as the contract declares it, with its data', async () => {
    const client = await connect();
    await client.session.signIn({ personId: LEA });
    const decision = rejection(await takeAndOpen(client), { reasonCodes: [] });
    const { error } = await safe(client.decision.submit(decision));
    expect(isDefinedError(error) && error.code === 'RULES_BROKEN' && error.data).toEqual({
      violations: [{ rule: 'reason_given', subjects: ['reject'] }],
    });
  });

  test('input that breaks the contract is refused before anything happens', async () => {
    const client = await connect();
    await client.session.signIn({ personId: LEA });
    const error: unknown = await client.decision
      .undo({ decisionId: JSON.parse('7') })
      .catch((caught: unknown) => caught);
    expect(error instanceof ORPCError && error.code).toBe('BAD_REQUEST');
  });

  test('one stream tells what changed, beginning with the session', async () => {
    const client = await connect();
    const stream = await client.events.subscribe();
    const first = await stream.next();
    expect(first.value).toMatchObject({ type: 'session.changed', session: { status: 'signed_out' } });
    await client.session.signIn({ personId: LEA });
    const seen = new Set<string>();
    for await (const event of stream) {
      seen.add(event.type);
      if (event.type === 'queue.changed') break;
    }
    expect(seen).toContain('session.changed');
  });
});
