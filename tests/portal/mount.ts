import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { operations, type Operation, type OperationName } from '../../shared/portal-api';
import { brokenContract, failureAnswer, problemAnswer, toResponse } from './answer';
import type { Answer, Call, Handler, PortalContext } from './context';
import { alterAnswer } from './faults/alter-answer';
import { strikeBeforeWork } from './faults/before-work';
import { dropConnection, truncate } from './faults/cut-connection';
import type { Faults, Struck } from './faults/fault-list';
import { standIn } from './faults/stand-in';
import { PortalProblem } from './problem';
import { readRequest } from './read-request';

export type PortalEnv = { Bindings: HttpBindings };

/** What the routes need beside the portal itself. */
export interface MountOptions {
  faults: Faults;
  handlers: Readonly<Record<OperationName, Handler>>;
  validateResponses: boolean;
  log: (line: string) => void;
}

const CHALLENGE = { 'www-authenticate': 'Bearer' };
const isOperationName = (name: string): name is OperationName => name in operations;

/** Waits; false when the portal went down meanwhile and answers nobody any more. */
async function waits(ms: number, down: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal: down });
    return true;
  } catch {
    return false;
  }
}

/** Mounts every operation of the contract, so that server and contract cannot drift apart. */
export function mountOperations(app: Hono<PortalEnv>, portal: PortalContext, options: MountOptions): void {
  const { faults, handlers, validateResponses, log } = options;

  const work = async (name: OperationName, operation: Operation, c: Context<PortalEnv>, struck: Struck) => {
    for (const personId of portal.inTransaction(() => portal.claims.expire(portal.clock.now()))) {
      portal.events.emit('claims', [personId]);
      portal.events.emit('applications');
    }
    const signedIn = await portal.tokens.verify(c.req.header('authorization'));
    if (!signedIn || struck.get('signed_out')) throw new PortalProblem('/problems/unauthenticated', {}, CHALLENGE);
    const parts = await readRequest(operation, c.req.raw, c.req.param());
    const call: Call = { ...parts, signedIn, signal: c.req.raw.signal };
    strikeBeforeWork(struck, call, portal);
    const answer = await handlers[name](call, portal);
    const broken = validateResponses ? brokenContract(operation, answer) : undefined;
    if (broken !== undefined) throw new Error(`${name} broke its contract: ${broken}`);
    return alterAnswer(answer, struck);
  };

  const answerTo = async (...args: Parameters<typeof work>): Promise<Answer> => {
    try {
      return await work(...args);
    } catch (error) {
      if (error instanceof PortalProblem) return problemAnswer(error);
      log(`portal: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return failureAnswer();
    }
  };

  const serve = async (name: OperationName, operation: Operation, c: Context<PortalEnv>): Promise<Response> => {
    const struck = faults.strike(name, c.req.param('id'));
    const latency = struck.get('latency');
    if (latency && !(await waits(latency.ms, portal.whenDown()))) return dropConnection(c.env);
    const drop = struck.get('drop');
    if (drop?.moment === 'before_work') return dropConnection(c.env);
    const nowMs = portal.clock.now() + (struck.get('clock_skew')?.ms ?? 0);
    const instead = standIn(struck, 'before_work', nowMs);
    if (instead) return instead;
    const answer = await answerTo(name, operation, c, struck);
    if (drop?.moment === 'after_work') return dropConnection(c.env);
    const response = standIn(struck, 'after_work', nowMs) ?? toResponse(answer, nowMs);
    return struck.get('truncated_body') ? await truncate(response, c.env) : response;
  };

  for (const [name, operation] of Object.entries(operations)) {
    if (!isOperationName(name)) continue;
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(operation.method.toUpperCase(), path, (c) => serve(name, operation, c));
  }
  app.notFound(() => toResponse(problemAnswer(new PortalProblem('/problems/not-found')), portal.clock.now()));
}
