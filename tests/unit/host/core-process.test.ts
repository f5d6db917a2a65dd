import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { EventEmitter, once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { CoreProcess, type CoreProcessOptions } from '../../../electron/core/core-process';
import type { HostPort } from '../../../electron/core/host-channel';
import type { CoreToHost } from '../../../electron/core/host-contract';
import { createLogger } from '../../../electron/core/system-ports';
import type { DeskContract } from '../../../shared/contract';
import { createCoreDouble } from './fixtures/core-double';

const config = {
  profileRoot: '/profiles',
  portalOrigin: 'http://127.0.0.1:9',
  deviceName: 'desk',
  keyringShare: new Uint8Array(32),
};

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp(compose?: CoreProcessOptions['compose']) {
  const told: CoreToHost[] = [];
  const exits: number[] = [];
  const lines: string[] = [];
  const order: string[] = [];
  const core = createCoreDouble({ files: new Map([['photo', new Uint8Array([1, 2, 3])]]) });
  const host = new EventEmitter();
  const coreProcess = new CoreProcess({
    channel: {
      onMessage: (listener) => void host.on('message', listener),
      onClosed: (listener) => void host.on('closed', listener),
      post: (message) => {
        told.push(message);
        return Promise.resolve();
      },
    },
    logger: createLogger('info', (line) => lines.push(line)),
    exit: (code) => exits.push(code),
    compose:
      compose ??
      (() =>
        Promise.resolve({
          core,
          ready: {},
          stopServing: () => {
            order.push(core.isClosed ? 'core closed first' : 'stopped serving first');
            return Promise.resolve();
          },
        })),
  });
  coreProcess.run();
  return {
    core,
    told,
    exits,
    lines,
    order,
    send: (message: unknown, ports: readonly HostPort[] = []) => void host.emit('message', message, ports),
    hostGoes: () => void host.emit('closed'),
  };
}

describe('serving', () => {
  test('a page’s two ports reach the contract and the evidence', async () => {
    const { send, told } = setUp();
    send({ type: 'start', config });
    await settle();
    expect(told).toEqual([{ type: 'ready' }]);
    const [rpc, evidence] = [new MessageChannel(), new MessageChannel()];
    send({ type: 'connect' }, [rpc.port1, evidence.port1]);
    const client: ContractRouterClient<DeskContract> = createORPCClient(new RPCLink({ port: rpc.port2 }));
    expect(await client.session.state()).toMatchObject({ status: 'signed_out' });
    evidence.port2.postMessage({ kind: 'read', id: 1, handle: 'photo' });
    expect(await once(evidence.port2, 'message')).toEqual([
      { kind: 'start', id: 1, contentType: 'image/png', sizeBytes: 3 },
    ]);
    rpc.port2.close();
    evidence.port2.close();
  });

  test('ports that come before core is ready are served when it is', async () => {
    const { send } = setUp();
    const [rpc, evidence] = [new MessageChannel(), new MessageChannel()];
    send({ type: 'start', config });
    send({ type: 'connect' }, [rpc.port1, evidence.port1]);
    const client: ContractRouterClient<DeskContract> = createORPCClient(new RPCLink({ port: rpc.port2 }));
    expect(await client.session.state()).toMatchObject({ status: 'signed_out' });
    rpc.port2.close();
    evidence.port2.close();
  });

  test('a message that breaks the host contract is logged and changes nothing', async () => {
    const { send, told, exits, lines } = setUp();
    for (const message of [undefined, { type: 'start' }, { type: 'unknown' }]) send(message);
    await settle();
    expect([told, exits, lines.length]).toEqual([[], [], 3]);
  });
});

describe('ending', () => {
  test('it stops serving, closes core, and exits well, once', async () => {
    const { send, core, exits, order } = setUp();
    send({ type: 'start', config });
    await settle();
    send({ type: 'close' });
    send({ type: 'close' });
    await settle();
    expect([core.isClosed, exits, order]).toEqual([true, [0], ['stopped serving first']]);
  });

  test('it ends when its host is gone, started or not', async () => {
    const { hostGoes, exits } = setUp();
    hostGoes();
    await settle();
    expect(exits).toEqual([0]);
  });
});

test('a failure is told by its code and logged by its place, without a word of its message', async () => {
  const error = Object.assign(new Error('Élodie Martin, 1990-02-03'), { code: 'PROFILE_DAMAGED' });
  const { send, told, exits, lines } = setUp(() => Promise.reject(error));
  send({ type: 'start', config });
  await settle();
  expect(told).toEqual([{ type: 'failed', code: 'PROFILE_DAMAGED', correlationId: expect.any(String) }]);
  expect(exits).toEqual([1]);
  const [line = ''] = lines;
  expect(line).toContain(told[0]?.type === 'failed' ? told[0].correlationId : 'no id');
  expect(line).toContain('core-process.test.ts');
  expect(line).not.toContain('Martin');
  expect(line).not.toContain(import.meta.dirname);
});
