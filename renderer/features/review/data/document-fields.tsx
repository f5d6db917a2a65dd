import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../../../components/key-caps';
import { ariaKeys } from '../../../keyboard/key-caps';
import { useReview } from '../review-context';
import { useReviewNames } from '../review-names';
import { FieldPairView } from './field-pair-view';
import { FieldRowView } from './field-row-view';
import { fieldRows, pairRows } from './field-rows';
import css from './applicant-zone.module.css';

interface DocumentFieldsProps {
  isShown: boolean;
  onToggle: () => void;
}

/** Typed beside read for one document; it follows the evidence on screen until a document is chosen by hand. */
export function DocumentFields({ isShown, onToggle }: DocumentFieldsProps) {
  const { t } = useTranslation();
  const { application, items, panes } = useReview();
  const { documentName } = useReviewNames();
  const [chosen, setChosen] = useState<string>();
  const active = items.find(({ id }) => id === panes.activeId);
  const activeDocument = active?.kind === 'side' ? active.documentId : undefined;
  const [followed, setFollowed] = useState(activeDocument);
  if (activeDocument !== undefined && activeDocument !== followed) {
    setFollowed(activeDocument);
    setChosen(undefined);
  }
  const { documents } = application;
  const document = documents.find(({ id }) => id === (chosen ?? followed)) ?? documents[0];
  if (!document) return null;
  const Eye = isShown ? IconEyeOff : IconEye;
  return (
    <section>
      <div className={css['columns']}>
        <span>{t('review.data.typed')}</span>
        {documents.length === 1 ? (
          <span>{t('review.data.readFrom', { document: documentName(document.id) })}</span>
        ) : (
          <select
            aria-label={t('review.data.document')}
            value={document.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {documents.map(({ id }) => (
              <option key={id} value={id}>
                {t('review.data.readFrom', { document: documentName(id) })}
              </option>
            ))}
          </select>
        )}
      </div>
      {pairRows(fieldRows(application, document)).map(([row, second]) =>
        second ? (
          <FieldPairView key={row.field} rows={[row, second]} isShown={isShown} />
        ) : (
          <FieldRowView key={row.field} row={row} isShown={isShown} />
        ),
      )}
      <div className={css['mask']}>
        <button type="button" aria-pressed={isShown} aria-keyshortcuts={ariaKeys('unmask')} onClick={onToggle}>
          <Eye size={16} stroke={1.5} aria-hidden="true" />
          {isShown ? t('review.data.hide') : t('review.data.show')}
          <KeyCaps act="unmask" />
        </button>
        <output>{isShown ? t('review.data.shown') : ''}</output>
      </div>
    </section>
  );
}
