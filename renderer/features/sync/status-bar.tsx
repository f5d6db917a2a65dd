import { IconAlertTriangle, IconCertificate, IconDeviceDesktop, IconRefresh, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDesk } from '../../desk/desk-context';
import { useNow, useWords } from '../../format/use-words';
import { useKeyboard } from '../../keyboard/keyboard-context';
import { StatusPart } from './status-part';
import { SyncPanel } from './sync-panel';
import { useStatusWords } from './use-status-words';
import css from './status-bar.module.css';

const ICON = { size: 15, stroke: 1.5, 'aria-hidden': true } as const;

/** The bar at the bottom: portal, last sync, what is ready here, the outbox, what needs a person; the log and the policy. */
export function StatusBar() {
  const { t } = useTranslation();
  const words = useWords();
  const nowMs = useNow(5000);
  const desk = useDesk();
  const [, navigate] = useLocation();
  const { begun } = useKeyboard();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(desk.sync.status.queryOptions());
  const say = useStatusWords();
  const openSync = () => setOpen(true);
  const openOutbox = () => navigate('/decisions');
  const problems = data?.problems.length ?? 0;
  return (
    <footer
      className={css['bar']}
      data-offline={data?.portal.state === 'unreachable' || undefined}
      aria-label={t('zones.status')}
      data-zone=""
      tabIndex={-1}
    >
      {data ? (
        <>
          <StatusPart onClick={openSync} tone={data.portal.state === 'reachable' ? 'pass' : 'plain'} hasDot>
            {t(`status.portal.${data.portal.state}`, { time: words.clock(data.portal.sinceMs) })}
          </StatusPart>
          <StatusPart onClick={openSync} icon={<IconRefresh {...ICON} />}>
            {say.feed(data, nowMs)}
          </StatusPart>
          <StatusPart onClick={openSync} icon={<IconDeviceDesktop {...ICON} />}>
            {say.workingSet(data)}
          </StatusPart>
          <StatusPart onClick={openOutbox} icon={<IconSend {...ICON} />}>
            {say.outbox(data)}
          </StatusPart>
          {data.outbox.needsPerson > 0 ? (
            <StatusPart onClick={openOutbox} tone="caution" icon={<IconAlertTriangle {...ICON} />}>
              {t('status.needsYou', { count: data.outbox.needsPerson })}
            </StatusPart>
          ) : null}
          {problems > 0 ? (
            <StatusPart onClick={openSync} tone="caution" icon={<IconAlertTriangle {...ICON} />}>
              {t('status.problems', { count: problems })}
            </StatusPart>
          ) : null}
        </>
      ) : null}
      <span className={css['gap']}>{begun === undefined ? '' : t('app.sequence', { key: begun.toUpperCase() })}</span>
      {data ? (
        <>
          <StatusPart onClick={openSync} icon={<IconCertificate {...ICON} />}>
            {data.log.unanchored === 0 ? t('status.logAll') : t('status.log', { count: data.log.unanchored })}
          </StatusPart>
          <StatusPart onClick={openSync}>
            {data.policyVersion === undefined
              ? t('status.noPolicy')
              : t('status.policy', { version: data.policyVersion })}
          </StatusPart>
          <SyncPanel status={data} isOpen={isOpen} onClose={() => setOpen(false)} />
        </>
      ) : null}
    </footer>
  );
}
