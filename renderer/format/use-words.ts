import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalizedText } from '../../shared/portal-api/primitives';
import { type Failure, failureOf } from '../desk/failure';
import { type Locale, localeFor } from '../i18n/create-i18n';
import { type Format, createFormat } from './format';

/** The current moment, renewed every `everyMs`. */
export function useNow(everyMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}

export interface Words extends Format {
  locale: Locale;
  /** A text of the portal in the page's language, else in English. */
  local: (text: LocalizedText) => string;
  /** What went wrong and what to do, in plain words. */
  failure: (failure: Failure) => string;
  /** The same, from anything that was thrown. */
  error: (thrown: unknown) => string;
}

/** Formats and words in the page's language. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const locale = localeFor(i18n.language);
  return useMemo(() => {
    const format = createFormat(t, locale);
    const failure = ({ code, data, correlationId }: Failure): string => {
      if (code === 'INTERNAL' && correlationId !== undefined)
        return t('errors.INTERNAL_WITH_ID', { id: correlationId });
      return t(`errors.${code}`, {
        reason: data.reason ?? '',
        maxHeld: data.maxHeld ?? 0,
        holderName: data.holderName ?? '',
        time: data.expiresAtMs === undefined ? '' : format.clock(data.expiresAtMs),
        code: data.code ?? '',
        id: '',
      });
    };
    return {
      ...format,
      locale,
      local: (text) => text[locale] ?? text.en,
      failure,
      error: (thrown) => failure(failureOf(thrown)),
    };
  }, [t, locale]);
}
