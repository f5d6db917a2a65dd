import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../desk/desk-context';

/** Puts the language and colours that core keeps into effect. */
export function UsePreferences() {
  const desk = useDesk();
  const { i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const { data } = useQuery(desk.session.preferences.queryOptions());
  useEffect(() => {
    if (!data) return;
    document.documentElement.lang = data.locale;
    if (i18n.language !== data.locale) void i18n.changeLanguage(data.locale);
  }, [data, i18n]);
  useEffect(() => {
    if (data && data.colorScheme !== colorScheme) setColorScheme(data.colorScheme);
  }, [data, colorScheme, setColorScheme]);
  return null;
}
