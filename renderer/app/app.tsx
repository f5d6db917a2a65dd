import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDesk, useLinkState } from '../desk/desk-context';
import { TakeNextProvider } from '../desk/take-next';
import { UndoOfferProvider } from '../desk/undo-offer';
import { QueueStateProvider } from '../features/queue/queue-state';
import { StartScreen } from '../features/session/start-screen';
import { ClosedScreen } from './closed-screen';
import { Frame } from './frame';
import { PlainScreen } from './plain-screen';
import { UsePreferences } from './use-preferences';

/** Decides which of the page's faces is shown: waiting, locked, start, or the desk. */
export function App() {
  const { t } = useTranslation();
  const desk = useDesk();
  const linkState = useLinkState();
  const isGone = linkState === 'closed' || linkState === 'locking' || linkState === 'locked';
  const session = useQuery(desk.session.state.queryOptions({ enabled: !isGone }));
  if (linkState === 'closed') return <ClosedScreen />;
  if (linkState === 'locking') return <PlainScreen title={t('app.locking')}>{t('app.lockingMore')}</PlainScreen>;
  if (linkState === 'locked') return <PlainScreen title={t('app.locking')}>{t('app.lockedMore')}</PlainScreen>;
  const { data } = session;
  if (!data) return <PlainScreen title={t('app.connecting')} isQuiet />;
  if (data.status === 'opening') return <PlainScreen title={t('app.opening')} isQuiet />;
  return (
    <>
      <UsePreferences />
      {data.status === 'signed_in' && data.person ? (
        <UndoOfferProvider key={data.person.personId}>
          <QueueStateProvider>
            <TakeNextProvider>
              <Frame person={data.person} />
            </TakeNextProvider>
          </QueueStateProvider>
        </UndoOfferProvider>
      ) : (
        <StartScreen portalOrigin={data.portalOrigin} />
      )}
    </>
  );
}
