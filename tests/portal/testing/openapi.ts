import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { openApiDocument, type Json } from '../../../shared/portal-api/write-openapi';

const Plain = z.record(z.string(), z.unknown());
type Plain = z.infer<typeof Plain>;

const ID = 'https://portal.example/openapi.json';

/** The written contract, as somebody reads it who has nothing but the file. */
export interface OpenApiReader {
  document: Plain;
  /** The value at a JSON pointer given as its parts; `$ref`s on the way are followed. */
  at: (...parts: string[]) => unknown;
  /** A validator for the schema at a JSON pointer. */
  validator: (...parts: string[]) => ValidateFunction;
}

const pointer = (parts: readonly string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** Reads a document with an independent JSON Schema validator (draft 2020-12, as OpenAPI 3.1 has it). */
export function readOpenApi(source: Json = openApiDocument()): OpenApiReader {
  const document = Plain.parse(source);
  // Formats are annotations in this draft; the schemas carry patterns beside them.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ ...document, $id: ID });
  const at: OpenApiReader['at'] = (...parts) => {
    let here: unknown = document;
    for (const part of parts) {
      here = Plain.parse(here)[part];
      const ref = Plain.safeParse(here).data?.['$ref'];
      if (typeof ref === 'string') here = at(...ref.replace('#/', '').split('/'));
    }
    return here;
  };
  return {
    document,
    at,
    validator: (...parts) => {
      const validate = ajv.getSchema(`${ID}#${pointer(parts)}`);
      if (!validate) throw new Error(`no schema at ${parts.join('/')}`);
      return validate;
    },
  };
}
