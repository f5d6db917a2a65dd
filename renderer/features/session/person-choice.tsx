import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskPerson } from '../../../shared/contract/session';
import { PersonMark } from '../../components/person-mark';
import { useWords } from '../../format/use-words';
import css from './start-screen.module.css';

interface PersonChoiceProps {
  person: DeskPerson;
  isFirst: boolean;
  isOpening: boolean;
  onChoose: () => void;
}

/** One person to work as. The first has the focus when nothing else has it yet. */
export function PersonChoice({ person, isFirst, isOpening, onChoose }: PersonChoiceProps) {
  const { t } = useTranslation();
  const words = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isFirst && document.activeElement === document.body) button.current?.focus();
  }, [isFirst]);
  return (
    <li>
      <button type="button" ref={button} className={css['person']} aria-busy={isOpening} onClick={onChoose}>
        <PersonMark name={person.name} />
        <span>
          <span className={css['name']}>{person.name}</span>
          <span className={css['role']}>{words.list(person.roles.map((role) => t(`app.roles.${role}`)))}</span>
        </span>
        <span className={css['known']}>
          {isOpening ? t('session.opening') : person.knownHere ? t('session.known') : t('session.new')}
        </span>
      </button>
    </li>
  );
}
