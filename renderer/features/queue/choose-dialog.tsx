import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contract/queue';
import type { Policy } from '../../../shared/portal-api/policy';
import { KeyCaps } from '../../components/key-caps';
import { NoteLine } from '../../components/note-line';
import { useWords } from '../../format/use-words';
import { readDigit } from '../../keyboard/read-key';
import css from './choose-dialog.module.css';

interface ChooseDialogProps {
  row: QueueRow | undefined;
  reasons: Policy['claims']['chooseReasons'];
  isTaking: boolean;
  error: Error | null;
  onChoose: (reasonCode: string | undefined) => void;
  onLook: () => void;
  onClose: () => void;
}

/** Asks in one line why an application is chosen by hand; digits answer. Looking needs no reason. */
export function ChooseDialog(props: ChooseDialogProps) {
  const { row, reasons, isTaking, error, onChoose, onLook, onClose } = props;
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Modal
      opened={row !== undefined}
      onClose={onClose}
      title={t('queue.choose.title')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      onKeyDown={(event) => {
        const reason = reasons[(readDigit(event.nativeEvent) ?? 0) - 1];
        if (reason && !isTaking) onChoose(reason.code);
      }}
    >
      <p className={css['who']}>
        <span className={css['reference']}>{row?.reference}</span>
        <span dir="auto">{row?.displayName}</span>
      </p>
      <p className={css['hint']}>{t('queue.choose.hint')}</p>
      {error ? <NoteLine>{words.error(error)}</NoteLine> : null}
      <div className={css['choices']} aria-busy={isTaking}>
        {reasons.map(({ code, text }, index) => (
          <button key={code} type="button" data-autofocus={index === 0 || undefined} onClick={() => onChoose(code)}>
            {index < 4 ? <KeyCaps way={String(index + 1)} /> : null}
            {words.local(text)}
          </button>
        ))}
        {reasons.length === 0 ? (
          <button type="button" data-autofocus="" onClick={() => onChoose(undefined)}>
            {isTaking ? t('queue.choose.taking') : t('queue.choose.open')}
          </button>
        ) : null}
        <button type="button" onClick={onLook}>
          {t('queue.choose.lookOnly')}
        </button>
      </div>
    </Modal>
  );
}
