import type { DocumentType, PolicyCheck } from '../../../../shared/portal-api';

/** What differs from an ordinary, required check. */
interface CheckOptions {
  types?: DocumentType[];
  scope?: PolicyCheck['scope'];
  isOptional?: boolean;
  mayBeNotApplicable?: boolean;
  mayBeUnclear?: boolean;
}

/** One check of the policy: what to look at and how, in English and French, with the reasons that a fail suggests. */
export function check(
  id: string,
  text: readonly [en: string, fr: string],
  help: readonly [en: string, fr: string],
  reasonCodes: readonly string[],
  source: string,
  {
    types = [],
    scope = 'document',
    isOptional = false,
    mayBeNotApplicable = false,
    mayBeUnclear = false,
  }: CheckOptions = {},
): PolicyCheck {
  return {
    id,
    scope,
    documentTypes: types,
    text: { en: text[0], fr: text[1] },
    help: { en: help[0], fr: help[1] },
    required: !isOptional,
    mayBeNotApplicable,
    mayBeUnclear,
    reasonCodes: [...reasonCodes],
    source,
  };
}

/** For checks of one type of document. */
export const only = (type: DocumentType): CheckOptions => ({ types: [type] });
