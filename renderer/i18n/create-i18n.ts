import { type i18n, createInstance } from 'i18next';
import en from './en.json';
import fr from './fr.json';

export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

/** The locale of the catalogue that fits a language tag best. */
export const localeFor = (tag: string): Locale => (tag.toLowerCase().startsWith('fr') ? 'fr' : 'en');

/** The words of the page. Everything is bundled, so it is ready at once. */
export function createI18n(locale: Locale): i18n {
  const instance = createInstance({
    lng: locale,
    fallbackLng: 'en',
    resources: { en: { translation: en }, fr: { translation: fr } },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  void instance.init();
  return instance;
}
