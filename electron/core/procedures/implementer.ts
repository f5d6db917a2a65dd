import { implement, ORPCError, ValidationError } from '@orpc/server';
import { deskContract } from '../../../shared/contract';
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

/** Names where an unknown failure comes from without its message, which may quote what an applicant wrote. */
const placeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const frame = (error.stack ?? '').split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  return `${error.name} ${frame.trim().replaceAll(/\(?(?:file:\/\/)?\/[^)]*\//g, '(')}`;
};

function toWireError(error: unknown, ports: Pick<ProcedureContext, 'logger' | 'random'>): ORPCError<string, unknown> {
  if (error instanceof DeskError) return new ORPCError(error.code, { data: error.data, cause: error });
  if (error instanceof StorageError) return toWireError(deskErrorOf(error), ports);
  if (error instanceof ORPCError && !(error.cause instanceof ValidationError && error.code === 'INTERNAL_SERVER_ERROR'))
    return error;
  const correlationId = ports.random.uuid();
  ports.logger.error('a procedure failed', { correlationId, reason: placeOf(error) });
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
