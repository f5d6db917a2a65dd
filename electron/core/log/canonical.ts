/**
 * RFC 8785 canonical JSON for what is signed: decisions and log entries. Only strings, safe integers, booleans, arrays and
 * plain objects pass; everything that the serialiser would drop, bend or write as invalid JSON is refused before it.
 */
import canonicalize from 'canonicalize';
import type { z } from 'zod';
import { IntegrityError } from '../errors';

/** A value that may not be signed. `path` names the place, never the value. */
export class NotCanonicalError extends Error {
  override readonly name = 'NotCanonicalError';
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${path === '' ? 'the value' : path}: ${problem}`);
    this.path = path;
  }
}

function checkString(text: string, path: string): void {
  if (!text.isWellFormed()) throw new NotCanonicalError(path, 'a lone surrogate');
}

function checkObject(value: object, path: string): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonicalError(path, 'not a plain object');
  for (const [key, member] of Object.entries(value)) {
    checkString(key, path);
    checkValue(member, path === '' ? key : `${path}.${key}`);
  }
}

function checkValue(value: unknown, path: string): void {
  if (typeof value === 'string') return checkString(value, path);
  if (typeof value === 'boolean') return;
  if (typeof value === 'number') {
    // Minus zero and zero are written alike; only one of them may come in.
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) return;
    throw new NotCanonicalError(path, 'not an integer');
  }
  if (Array.isArray(value)) {
    // Not forEach: it skips holes, which would be written as null.
    for (let index = 0; index < value.length; index += 1) checkValue(value[index], `${path}[${index}]`);
    return;
  }
  if (typeof value === 'object' && value !== null) return checkObject(value, path);
  throw new NotCanonicalError(path, `${value === null ? 'null' : typeof value} cannot be signed`);
}

/**
 * Serialises a value that fits `schema`. Text is taken as it stands; who builds the value brings what people typed into NFC first.
 * @throws ZodError when it does not fit; NotCanonicalError when it holds something that may not be signed.
 * Source: RFC 8785.
 */
export function toCanonicalJson<Schema extends z.ZodType>(schema: Schema, value: z.input<Schema>): string {
  const checked: unknown = schema.parse(value);
  checkValue(checked, '');
  const text = canonicalize(checked);
  if (text === undefined) throw new NotCanonicalError('', 'nothing to serialise');
  return text;
}

/**
 * Reads canonical JSON back. Whatever `toCanonicalJson` would not write byte for byte is refused: other order, white space,
 * duplicate or unknown members, other spellings of the same text.
 * @throws IntegrityError
 */
export function parseCanonicalJson<Schema extends z.ZodType>(schema: Schema, bytes: Uint8Array): z.output<Schema> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = schema.parse(JSON.parse(text));
    checkValue(value, '');
    if (canonicalize(value) === text) return value;
  } catch (cause) {
    throw new IntegrityError('not canonical JSON of this kind', { cause });
  }
  throw new IntegrityError('JSON is not in its canonical form');
}
