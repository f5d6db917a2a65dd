import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, Route, Switch, useLocation, useRoute } from 'wouter';
import type { DeskPerson } from '../../shared/contract/session';
import { moveZone } from '../components/move-zone';
import { useDeskLink } from '../desk/desk-context';
import { useTakeNext } from '../desk/take-next';
import { DecisionsScreen } from '../features/decisions/decisions-screen';
import { UndoToast } from '../features/decisions/undo-toast';
import { QueueScreen } from '../features/queue/queue-screen';
import { ReviewHeader } from '../features/review/review-header';
import { ReviewScreen } from '../features/review/review-screen';
import { SettingsScreen } from '../features/settings/settings-screen';
import { StatusBar } from '../features/sync/status-bar';
import { TopBar } from '../features/sync/top-bar';
import { useKeys } from '../keyboard/keyboard-context';
import { Header } from './header';
import { KeySheet } from './key-sheet';
import css from './frame.module.css';

/** The desk at work: header, the bar with news, the screen, the status bar. */
export function Frame({ person }: { person: DeskPerson }) {
  const { t } = useTranslation();
  const link = useDeskLink();
  const [location, navigate] = useLocation();
  const { take } = useTakeNext();
  const [areKeysOpen, setKeysOpen] = useState(false);
  const [, params] = useRoute('/review/:applicationId');
  const current = params?.applicationId;
  const [lastReview, setLastReview] = useState(current);
  if (current !== undefined && current !== lastReview) setLastReview(current);
  const lock = () => link.lock();
  useKeys('global', {
    lock,
    keySheet: () => setKeysOpen(true),
    nextZone: () => moveZone(document, 1),
    previousZone: () => moveZone(document, -1),
    goQueue: () => navigate('/queue'),
    goReview: () => navigate(lastReview === undefined ? '/queue' : `/review/${lastReview}`),
    goDecisions: () => navigate('/decisions'),
    goSettings: () => navigate('/settings'),
    takeNext: () => take(),
  });
  return (
    <div className={css['frame']}>
      <Header
        person={person}
        location={location}
        lastReview={lastReview}
        onKeys={() => setKeysOpen(true)}
        onLock={lock}
      >
        {current === undefined ? null : <ReviewHeader applicationId={current} />}
      </Header>
      <TopBar />
      <main className={css['main']} aria-label={t('app.name')}>
        <Switch>
          <Route path="/queue">
            <QueueScreen />
          </Route>
          <Route path="/review/:applicationId">
            {({ applicationId }) => <ReviewScreen key={applicationId} applicationId={applicationId} person={person} />}
          </Route>
          <Route path="/decisions">
            <DecisionsScreen />
          </Route>
          <Route path="/settings">
            <SettingsScreen person={person} />
          </Route>
          <Route>
            <Redirect to="/queue" replace />
          </Route>
        </Switch>
      </main>
      <StatusBar />
      <UndoToast />
      <KeySheet isOpen={areKeysOpen} onClose={() => setKeysOpen(false)} />
    </div>
  );
}
