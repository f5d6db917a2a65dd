import { IconCloudOff, IconLogin2, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useLinkState } from '../../desk/desk-context';
import { useWords } from '../../format/use-words';
import css from './top-bar.module.css';

interface News {
  tone: 'offline' | 'caution' | 'news';
  icon: ReactNode;
  title: string;
  more: string;
}

const ICON = { size: 18, stroke: 1.5, 'aria-hidden': true } as const;

/** The bar across the top: one at a time, the gravest wins. Nothing when there is nothing to say. */
export function TopBar() {
  const { t } = useTranslation();
  const words = useWords();
  const desk = useDesk();
  const link = useLinkState();
  const { data } = useQuery(desk.sync.status.queryOptions());
  const news = ((): News | undefined => {
    if (link === 'restarting')
      return {
        tone: 'caution',
        icon: <IconRefresh {...ICON} />,
        title: t('app.restarting'),
        more: t('app.restartingMore'),
      };
    if (data?.portal.state === 'sign_in_needed')
      return {
        tone: 'caution',
        icon: <IconLogin2 {...ICON} />,
        title: t('app.signInNeeded'),
        more: t('app.signInNeededMore'),
      };
    if (data?.portal.state === 'unreachable')
      return {
        tone: 'offline',
        icon: <IconCloudOff {...ICON} />,
        title: t('app.offline', { time: words.clock(data.portal.sinceMs) }),
        more: t('app.offlineMore'),
      };
    return undefined;
  })();
  // The row stays in the grid when it is empty: a live region has to be there before its text comes.
  return (
    <output>
      {news ? (
        <div className={css['bar']} data-tone={news.tone}>
          {news.icon}
          <strong>{news.title}</strong>
          <span>{news.more}</span>
        </div>
      ) : null}
    </output>
  );
}
