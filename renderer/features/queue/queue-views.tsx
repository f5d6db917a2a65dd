import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QueueView } from '../../../shared/contract/queue';
import { useDesk } from '../../desk/desk-context';
import { useQueueState } from './queue-state';
import css from './queue-screen.module.css';

const VIEWS = [
  'open',
  'due_today',
  'mine',
  'drafts',
  'flagged',
  'later_attempt',
  'on_desk',
  'decided',
  'broken',
] as const satisfies readonly QueueView[];

/** The saved views with their counts. What cannot be read has a view only while there is such a thing. */
export function QueueViews() {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const { view, setView } = useQueueState();
  const { data: counts } = useQuery(desk.queue.counts.queryOptions());
  const numbers = new Intl.NumberFormat(i18n.language);
  return (
    <fieldset className={css['views']} aria-label={t('queue.viewsLabel')}>
      {VIEWS.filter((name) => name !== 'broken' || view === 'broken' || (counts?.broken ?? 0) > 0).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === view}
          data-tone={name === 'broken' ? 'fail' : undefined}
          onClick={() => setView(name)}
        >
          {t(`queue.views.${name}`)}
          <span className={css['count']}>{counts ? numbers.format(counts[name]) : '–'}</span>
        </button>
      ))}
    </fieldset>
  );
}
