import { describeError } from './describe-error';
import type { Logger } from './ports';

/** Lets a task go on by itself; a failure is logged under `what`, never lost. */
export function inBackground(task: Promise<unknown>, what: string, logger: Logger): void {
  task.catch((error: unknown) => {
    logger.error(what, { reason: describeError(error) });
  });
}
