import { useTranslation } from 'react-i18next';
import { NoteLine } from '../../../components/note-line';
import { useReview } from '../review-context';

/** Says at the head of the data what the applicant did not agree to: the list of consents lies further down. */
export function ConsentAlert() {
  const { t } = useTranslation();
  const refused = useReview().application.consent.filter(({ given }) => !given);
  return refused.map(({ purpose }) => <NoteLine key={purpose}>{t(`review.consent.refused.${purpose}`)}</NoteLine>);
}
