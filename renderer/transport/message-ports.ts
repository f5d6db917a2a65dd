import { type ClientContext, type ClientLink, createORPCClient, DynamicLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { PORTS_MESSAGE } from '../../shared/contract/page';
import type { DeskClient, DeskTransport } from './desk-transport';
import { EvidencePortReader } from './evidence-port';

interface Ports {
  link: ClientLink<ClientContext>;
  evidence: EvidencePortReader;
}

/** Connects over the MessagePorts that the preload hands to the page. Calls wait until the first ports are there. */
export function connectElectron(window: Window): DeskTransport {
  const first = Promise.withResolvers<Ports>();
  let current: Promise<Ports> = first.promise;
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.data !== PORTS_MESSAGE) return;
    const [rpc, evidence] = event.ports;
    if (!rpc || !evidence) return;
    rpc.start();
    const ports = { link: new RPCLink({ port: rpc }), evidence: new EvidencePortReader(evidence) };
    first.resolve(ports);
    current = Promise.resolve(ports);
  });
  const link = new DynamicLink(async () => (await current).link);
  const client: DeskClient = createORPCClient(link);
  return {
    hostName: 'electron',
    client,
    readEvidence: async (handle, signal) => (await current).evidence.read(handle, signal),
  };
}
