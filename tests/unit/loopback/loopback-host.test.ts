import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CoreChild } from '../../../electron/host/core-child';
import { createDevelopmentKeyring } from '../../../electron/host/development-keyring';
import { forkCore } from '../../../electron/host/fork-child';
import type { DeskBrowser } from '../../../electron/loopback/browser';
import { LoopbackHost, type LoopbackHostOptions } from '../../../electron/loopback/loopback-host';
import type { DeskContract } from '../../../shared/contract';
import { LOOPBACK_SESSION_HEADER, LoopbackSessionAnswer } from '../../../shared/contract/evidence';
import { bundleEntry } from '../host/fixtures/bundle';

// A real host over real processes: core's process is the product's, with a double of core inside.
let folder: string;
let script: string;
let hosts: LoopbackHost[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'countersign-loopback-'));
  script = await bundleEntry('tests/unit/host/fixtures/double-process.ts', folder);
  await mkdir(path.join(folder, 'page'));
  await writeFile(path.join(folder, 'page', 'index.html'), '<p>desk</p>');
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 5 }));
beforeEach(() => {
  hosts = [];
});
afterEach(() => Promise.all(hosts.map((host) => host.close())));

/** What a host says, one after the other. */
class Inbox<Item> {
  readonly #items: Item[] = [];
  readonly #waiting: ((item: Item) => void)[] = [];
  put = (item: Item): void => {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(item);
    else this.#items.push(item);
  };
  take(): Promise<Item> {
    const item = this.#items.shift();
    return item === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(item);
  }
  get isEmpty(): boolean {
    return this.#items.length === 0;
  }
}

function startHost(mode?: string, more: Partial<LoopbackHostOptions> = {}) {
  const addresses = new Inbox<string>();
  const ended = Promise.withResolvers<string | undefined>();
  const children: CoreChild<never>[] = [];
  const profileRoot = path.join(folder, `profiles-${Math.random()}`);
  const host = new LoopbackHost({
    spawnCore: () => {
      const child = forkCore({ script, env: { ...process.env, ...(mode ? { DOUBLE_MODE: mode } : {}) } });
      children.push(child);
      return child;
    },
    keyring: createDevelopmentKeyring(profileRoot),
    portalOrigin: 'http://127.0.0.1:9',
    profileRoot,
    deviceName: 'desk',
    port: 0,
    pageRoot: path.join(folder, 'page'),
    onAddress: addresses.put,
    onEnd: ended.resolve,
    ...more,
  });
  hosts.push(host);
  host.start();
  return { host, addresses, ended: ended.promise, children, profileRoot };
}

async function openPage(address: string) {
  const { origin, hash } = new URL(address);
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: hash.replace('#token=', '') }),
  });
  const { sessionKey } = LoopbackSessionAnswer.parse(await answer.json());
  const link = new RPCLink({ url: `${origin}/rpc`, headers: { [LOOPBACK_SESSION_HEADER]: sessionKey } });
  const client: ContractRouterClient<DeskContract> = createORPCClient(link);
  return { origin, client, key: sessionKey };
}

/** Waits until core answers again, as a page does. */
async function reachable(client: ContractRouterClient<DeskContract>): Promise<void> {
  for (;;)
    try {
      await client.session.state();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

test('the address opens a page that talks to core, and the share is on the disk alone', async () => {
  const { addresses, profileRoot } = startHost();
  const { client, origin } = await openPage(await addresses.take());
  expect(await client.session.state()).toMatchObject({ portalOrigin: 'http://127.0.0.1:9' });
  expect(await (await fetch(origin)).text()).toBe('<p>desk</p>');
  expect(await readFile(path.join(profileRoot, 'keyring-development'))).toHaveLength(32);
});

test('after core crashed, the page finds it again at the same address with the key it has', async () => {
  const { addresses, children } = startHost();
  const page = await openPage(await addresses.take());
  children[0]?.kill();
  await reachable(page.client);
  expect(children).toHaveLength(2);
  expect(addresses.isEmpty).toBe(true);
});

test('one more page can be opened at any time', async () => {
  const { host, addresses } = startHost();
  const first = await addresses.take();
  const second = await host.anotherAddress();
  expect(new URL(second).origin).toBe(new URL(first).origin);
  expect(await (await openPage(second)).client.session.state()).toMatchObject({ status: 'signed_out' });
});

describe('locking', () => {
  test('ends the process, gives a new address, and the old key opens nothing', async () => {
    const { addresses, children } = startHost();
    const page = await openPage(await addresses.take());
    await page.client.session.lock();
    const next = await addresses.take();
    expect(children).toHaveLength(2);
    expect(new URL(next).origin).toBe(page.origin);
    const asked = await fetch(`${page.origin}/rpc/session/state`, { headers: { [LOOPBACK_SESSION_HEADER]: page.key } });
    expect(asked.status).toBe(401);
    await openPage(next);
  });

  test('replaces the browser that showed the desk by a fresh one', async () => {
    const log: string[] = [];
    const open = (url: string): Promise<DeskBrowser> => {
      const ended = Promise.withResolvers<void>();
      const name = `browser ${log.filter((line) => line.endsWith('opened')).length + 1}`;
      log.push(`${name} opened`);
      return Promise.resolve({
        ended: ended.promise,
        close: () => {
          log.push(`${name} closed`);
          ended.resolve();
          return ended.promise;
        },
        url,
      });
    };
    const { addresses, host } = startHost(undefined, { openBrowser: open });
    await addresses.take();
    await host.lock();
    await addresses.take();
    await expect.poll(() => log).toEqual(['browser 1 opened', 'browser 1 closed', 'browser 2 opened']);
  });
});

describe('ending', () => {
  test('closing the window the host opened ends the host', async () => {
    const ended = Promise.withResolvers<void>();
    const host = startHost(undefined, {
      openBrowser: () => Promise.resolve({ ended: ended.promise, close: () => ended.promise }),
    });
    await host.addresses.take();
    ended.resolve();
    expect(await host.ended).toBeUndefined();
  });

  test('a core that cannot start is reported with what it said', async () => {
    const { ended, addresses } = startHost('refuses');
    expect(await ended).toBe('PROFILE_DAMAGED');
    expect(addresses.isEmpty).toBe(true);
  });

  test('close ends core, and nothing listens any more', async () => {
    const { addresses, host } = startHost();
    const { origin } = new URL(await addresses.take());
    await host.close();
    await expect(fetch(origin)).rejects.toThrow('fetch failed');
  });
});
