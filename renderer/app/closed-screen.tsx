import { useTranslation } from 'react-i18next';
import { PlainScreen } from './plain-screen';

/** The page has no key to this desk; nothing can be done in this window. */
export function ClosedScreen() {
  const { t } = useTranslation();
  return <PlainScreen title={t('app.closed')}>{t('app.closedMore')}</PlainScreen>;
}
