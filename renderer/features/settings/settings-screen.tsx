import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskPerson, Preferences } from '../../../shared/contract/session';
import { NoteLine } from '../../components/note-line';
import { Zone } from '../../components/zone';
import { useDesk, useDeskLink } from '../../desk/desk-context';
import { useWords } from '../../format/use-words';
import { LOCALES } from '../../i18n/create-i18n';
import { ChoiceRow } from './choice-row';
import css from './settings-screen.module.css';

const SCHEMES = ['light', 'dark', 'auto'] as const satisfies readonly Preferences['colorScheme'][];

/** Preferences of the person at this desk; kept by core. */
export function SettingsScreen({ person }: { person: DeskPerson }) {
  const { t } = useTranslation();
  const words = useWords();
  const desk = useDesk();
  const { transport } = useDeskLink();
  const queryClient = useQueryClient();
  const { data } = useQuery(desk.session.preferences.queryOptions());
  const [chosen, setChosen] = useState<Partial<Preferences>>({});
  const save = useMutation(
    desk.session.setPreferences.mutationOptions({
      onSuccess: (preferences) => queryClient.setQueryData(desk.session.preferences.queryKey(), preferences),
      onSettled: () => setChosen({}),
    }),
  );
  // What was chosen shows at once; core's answer follows, and a failure puts it back.
  const shown = { ...data, ...chosen };
  const choose = (preference: Partial<Preferences>) => {
    setChosen(preference);
    save.mutate(preference);
  };
  return (
    <Zone label={t('zones.settings')} className={css['screen']}>
      <h1 className={css['title']}>{t('app.settings')}</h1>
      <p className={css['hint']}>{t('settings.person', { name: person.name })}</p>
      {save.error ? <NoteLine>{words.error(save.error)}</NoteLine> : null}
      <ChoiceRow
        label={t('settings.language')}
        options={LOCALES.map((value) => ({ value, label: t(`settings.languages.${value}`), lang: value }))}
        value={shown.locale}
        onChange={(locale) => choose({ locale })}
      />
      <ChoiceRow
        label={t('settings.scheme')}
        options={SCHEMES.map((value) => ({ value, label: t(`settings.schemes.${value}`) }))}
        value={shown.colorScheme}
        onChange={(colorScheme) => choose({ colorScheme })}
      />
      <p className={css['hint']}>{t(`settings.host.${transport.hostName}`)}</p>
      <p className={css['hint']}>{t('settings.lockHint')}</p>
    </Zone>
  );
}
