import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconHourglass,
  IconSend,
  IconUserExclamation,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OutboxState } from '../../../shared/domain/outbox-state';
import css from './decisions-screen.module.css';

const ICONS = {
  held: IconHourglass,
  withdrawn: IconArrowBackUp,
  pending: IconClock,
  in_flight: IconSend,
  delivered: IconCircleCheck,
  conflict: IconAlertTriangle,
  refused: IconCircleX,
  awaiting_person: IconUserExclamation,
  resolved: IconCircleCheck,
} as const;

const TONES: Readonly<Partial<Record<OutboxState, string>>> = {
  delivered: 'pass',
  conflict: 'caution',
  refused: 'fail',
  awaiting_person: 'caution',
};

/** Where a decision is on its way: icon, word and colour. */
export function StateMark({ state }: { state: OutboxState }) {
  const { t } = useTranslation();
  const Icon = ICONS[state];
  return (
    <span className={css['state']} data-tone={TONES[state]}>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
      {t(`decisions.states.${state}`)}
    </span>
  );
}
