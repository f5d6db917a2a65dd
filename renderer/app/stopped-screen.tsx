import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './plain-screen.module.css';

/** A screen failed; `kind` is the name of the failure, for support. */
export function StoppedScreen({ kind }: { kind: string }) {
  const { t } = useTranslation();
  return (
    <main className={css['screen']}>
      <h1 className={css['title']}>{t('app.broken')}</h1>
      <p className={css['text']}>{t('app.brokenMore')}</p>
      <p className={css['detail']}>{kind}</p>
      <Button onClick={() => window.location.reload()}>{t('app.reload')}</Button>
    </main>
  );
}
