import { useTranslation } from 'react-i18next';
import type { DecisionView } from '../../../shared/contract/decision';
import { useWords } from '../../format/use-words';
import css from './decisions-screen.module.css';

/** The portal's receipt: when it accepted, as which revision, and the digest of the exact bytes it took. */
export function ReceiptFacts({ receipt }: { receipt: NonNullable<DecisionView['receipt']> }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <dl className={css['receipt']} aria-label={t('decisions.receipt')}>
      <div>
        <dt>{t('decisions.receipt')}</dt>
        <dd>{t('decisions.receiptAccepted', { time: words.absolute(receipt.acceptedAtMs) })}</dd>
        <dd>{t('decisions.receiptRevision', { revision: receipt.revision })}</dd>
      </div>
      <div>
        <dt>{t('decisions.receiptDigest')}</dt>
        <dd className={css['digest']}>{receipt.digest}</dd>
      </div>
    </dl>
  );
}
