import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contract/queue';
import css from './choose-dialog.module.css';

/** Says in words why an application cannot be opened. */
export function BrokenDialog({ row, onClose }: { row: QueueRow | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={row !== undefined}
      onClose={onClose}
      title={t('queue.brokenTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <p className={css['who']}>
        <span className={css['reference']}>{row?.reference}</span>
      </p>
      <p className={css['hint']}>{t('queue.brokenMore', { reason: row?.broken ?? '' })}</p>
    </Modal>
  );
}
