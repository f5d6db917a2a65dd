import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { z } from 'zod';
import type { ApplicationKeys } from '../keys/application-keys';
import { deriveBodyKey } from '../keys/derive';
import { seal, type SealPurpose, unseal } from '../keys/seal';
import type { Random } from '../ports';

/** Turns records of one application into sealed bytes and back, under the application's own key. */
export interface ApplicationCodec {
  /** Compresses and seals; makes the application's key when it has none yet. */
  encode(purpose: Extract<SealPurpose, 'application-body' | 'draft'>, applicationId: string, value: unknown): Buffer;
  /**
   * Opens, decompresses and checks; undefined when the application's key was destroyed.
   * @throws IntegrityError when the bytes were changed.
   */
  decode<Schema extends z.ZodType>(
    purpose: Extract<SealPurpose, 'application-body' | 'draft'>,
    applicationId: string,
    sealed: Uint8Array,
    schema: Schema,
  ): z.output<Schema> | undefined;
}

function bodyKeyOf(applicationKey: Buffer, applicationId: string): Buffer {
  try {
    return deriveBodyKey(applicationKey, applicationId);
  } finally {
    applicationKey.fill(0);
  }
}

/** Makes the codec over the keys of a profile. */
export function createApplicationCodec(keys: ApplicationKeys, random: Random): ApplicationCodec {
  return {
    encode: (purpose, id, value) => {
      const key = bodyKeyOf(keys.ensure(id), id);
      try {
        return seal({ key, purpose, id, plain: deflateRawSync(JSON.stringify(value)), random });
      } finally {
        key.fill(0);
      }
    },
    decode: (purpose, id, sealed, schema) => {
      const applicationKey = keys.get(id);
      if (!applicationKey) return undefined;
      const key = bodyKeyOf(applicationKey, id);
      try {
        return schema.parse(JSON.parse(inflateRawSync(unseal({ key, purpose, id, sealed })).toString('utf8')));
      } finally {
        key.fill(0);
      }
    },
  };
}
