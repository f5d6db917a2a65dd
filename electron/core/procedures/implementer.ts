import { implement, ORPCError, ValidationError } from '@orpc/server';
import { deskContract } from '../../../shared/contract';
import { describeError } from '../describe-error';
import { DeskError } from '../errors';
import type { Logger, Random } from '../ports';
import type { SessionService } from '../session/session-service';
import { deskErrorOf, StorageError } from '../storage/storage-error';

/** What every procedure is given. */
export interface ProcedureContext {
  session: SessionService;
  logger: Logger;
  random: Random;
}

function toWireError(error: unknown, ports: Pick<ProcedureContext, 'logger' | 'random'>): ORPCError<string, unknown> {
  if (error instanceof DeskError) return new ORPCError(error.code, { data: error.data, cause: error });
  if (error instanceof StorageError) return toWireError(deskErrorOf(error), ports);
  if (error instanceof ORPCError && !(error.cause instanceof ValidationError && error.code === 'INTERNAL_SERVER_ERROR'))
    return error;
  const correlationId = ports.random.uuid();
  ports.logger.error('a procedure failed', { correlationId, reason: describeError(error) });
  return new ORPCError('INTERNAL_SERVER_ERROR', { data: { correlationId } });
}

/** The contract's implementer: expected failures become its typed errors, anything else a correlation id. */
export const desk = implement(deskContract)
  .$context<ProcedureContext>()
  .use(async ({ next, context }) => {
    try {
      return await next();
    } catch (error) {
      throw toWireError(error, context);
    }
  });
