import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { Fault } from './faults/fault';
import type { Portal } from './portal';

const ApplicationAction = z.strictObject({
  action: z.enum(['withdraw', 'revise', 'new_attempt', 'remove', 'let_go']),
  applicationId: z.string(),
});
const Advance = z.strictObject({ ms: z.int() });

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * The admin API, on a port of its own on loopback: fault switches, outage, clock, what was delivered.
 *
 *   GET /faults · POST /faults {kind, …} → {id} · DELETE /faults/{id} · DELETE /faults
 *   POST /portal/down · POST /portal/up · POST /clock/advance {ms} · POST /sign-ins/revoke
 *   GET /decisions · GET /deliveries · POST /simulate {action, applicationId}
 */
export function createAdminApp(portal: Portal): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const { faults, simulate } = portal;
  const actions: Readonly<Record<z.infer<typeof ApplicationAction>['action'], (id: string) => void>> = {
    withdraw: simulate.withdraw,
    revise: simulate.revise,
    new_attempt: simulate.newAttempt,
    remove: simulate.remove,
    let_go: simulate.letGo,
  };

  app.use(async (c, next) => {
    // A page in a browser must not reach this by a name that resolves to loopback.
    if (!LOOPBACK.test(c.req.header('host') ?? '')) return c.json({ error: 'loopback only' }, 403);
    await next();
    return undefined;
  });
  app.onError((error, c) => c.json({ error: error.message }, 400));

  app.get('/faults', (c) => c.json({ items: faults.list() }));
  app.post('/faults', async (c) => c.json({ id: faults.add(Fault.parse(await c.req.json())) }, 201));
  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.delete('/faults/:id', (c) => {
    faults.remove(Number(c.req.param('id')));
    return c.body(null, 204);
  });
  app.post('/portal/down', async (c) => {
    await portal.down();
    return c.body(null, 204);
  });
  app.post('/portal/up', async (c) => {
    await portal.up();
    return c.body(null, 204);
  });
  app.post('/clock/advance', async (c) => {
    portal.clock.advance(Advance.parse(await c.req.json()).ms);
    return c.json({ nowMs: portal.clock.now() });
  });
  app.post('/sign-ins/revoke', (c) => {
    simulate.revokeSignIns();
    return c.body(null, 204);
  });
  app.post('/simulate', async (c) => {
    const { action, applicationId } = ApplicationAction.parse(await c.req.json());
    actions[action](applicationId);
    return c.body(null, 204);
  });
  app.get('/decisions', (c) => c.json({ items: portal.decisions() }));
  app.get('/deliveries', (c) =>
    c.json({ items: portal.deliveries().map((item) => ({ ...item, jws: Buffer.from(item.jws).toString('utf8') })) }),
  );
  return app;
}
