import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import css from './note-line.module.css';

interface NoteLineProps {
  children: string;
  id?: string;
  onRetry?: () => void;
}

/** One line that says what failed and offers to try again. */
export function NoteLine({ children, id, onRetry }: NoteLineProps) {
  const { t } = useTranslation();
  return (
    <p className={css['line']} role="alert" id={id}>
      <IconAlertCircle size={16} stroke={1.75} aria-hidden="true" />
      <span>{children}</span>
      {onRetry ? (
        <button type="button" className={css['link']} onClick={onRetry}>
          {t('app.tryAgain')}
        </button>
      ) : null}
    </p>
  );
}
