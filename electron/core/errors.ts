import type { DeskErrorCode } from '../../shared/contract/errors';

/**
 * An expected failure inside core. The code is one of the desk contract's; `data` fits that code's schema. Procedures
 * turn it into the typed error of the same code; anything else that is thrown becomes an internal error with a correlation id.
 */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: DeskErrorCode;
  readonly data: Readonly<Record<string, unknown>> | undefined;

  constructor(code: DeskErrorCode, data?: Readonly<Record<string, unknown>>, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.data = data;
  }
}

/** Stored or received data that fails its integrity check: never shown, never used. */
export class IntegrityError extends Error {
  override readonly name = 'IntegrityError';
}

/** Something that this code holds to be impossible. Core must not go on with what it was doing. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}
