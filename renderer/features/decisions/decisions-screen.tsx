import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyNote } from '../../components/empty-note';
import { NoteLine } from '../../components/note-line';
import { Zone } from '../../components/zone';
import { useDesk } from '../../desk/desk-context';
import { useNow, useWords } from '../../format/use-words';
import { useKeys } from '../../keyboard/keyboard-context';
import { DecisionRow } from './decision-row';
import css from './decisions-screen.module.css';

const LIMIT = 200;

/** The outbox: every decision of this desk with its way to the portal, newest first. */
export function DecisionsScreen() {
  const { t } = useTranslation();
  const words = useWords();
  const desk = useDesk();
  const nowMs = useNow(5000);
  const list = useRef<HTMLUListElement>(null);
  const outbox = useQuery(desk.outbox.list.queryOptions({ input: { limit: LIMIT } }));
  const move = (step: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
  };
  useKeys('decisions', { outboxDown: () => move(1), outboxUp: () => move(-1) });
  const { data } = outbox;
  return (
    <Zone label={t('zones.outbox')} className={css['screen']}>
      <header className={css['head']}>
        <h1 className={css['title']}>{t('decisions.title')}</h1>
        {data ? <span className={css['count']}>{t('decisions.counts', { count: data.rows.length })}</span> : null}
      </header>
      {outbox.error ? (
        <NoteLine onRetry={() => void outbox.refetch()}>
          {`${t('decisions.failed')} ${words.error(outbox.error)}`}
        </NoteLine>
      ) : null}
      {data?.rows.length === 0 ? <EmptyNote title={t('decisions.empty')}>{t('decisions.emptyMore')}</EmptyNote> : null}
      <ul className={css['list']} ref={list} aria-label={t('decisions.title')}>
        {data?.rows.map((decision) => (
          <DecisionRow key={decision.decisionId} decision={decision} nowMs={nowMs} />
        ))}
      </ul>
    </Zone>
  );
}
