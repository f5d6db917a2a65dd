import { CloseButton, TextInput } from '@mantine/core';
import { IconPlayerTrackNext, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../components/act-button';
import { KeyCaps } from '../../components/key-caps';
import { useTakeNext } from '../../desk/take-next';
import { useWords } from '../../format/use-words';
import { ariaKeys } from '../../keyboard/key-caps';
import { useKeys } from '../../keyboard/keyboard-context';
import { useQueueState } from './queue-state';
import css from './queue-screen.module.css';

const SEARCH_WAIT_MS = 120;

interface QueueToolbarProps {
  count: number | undefined;
  total: number | undefined;
  /** Puts the focus into the list. */
  onLeave: () => void;
}

/** Search, how many of how many, and the next application. */
export function QueueToolbar({ count, total, onLeave }: QueueToolbarProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { search, setSearch } = useQueueState();
  const { take, isTaking, failure } = useTakeNext();
  const [typed, setTyped] = useState(search);
  const [lastSearch, setLastSearch] = useState(search);
  const field = useRef<HTMLInputElement>(null);
  if (search !== lastSearch) {
    setLastSearch(search);
    setTyped(search);
  }
  useEffect(() => {
    if (typed === search) return undefined;
    const timer = setTimeout(() => {
      setLastSearch(typed);
      setSearch(typed);
    }, SEARCH_WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed, search, setSearch]);
  useKeys('queue', { search: () => field.current?.focus() });
  return (
    <div className={css['toolbar']}>
      <TextInput
        ref={field}
        className={css['search'] ?? ''}
        aria-label={t('queue.search')}
        aria-keyshortcuts={ariaKeys('search')}
        placeholder={t('queue.search')}
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden="true" />}
        rightSectionPointerEvents="all"
        rightSection={
          typed === '' ? (
            <KeyCaps act="search" />
          ) : (
            <CloseButton size="sm" aria-label={t('queue.clear')} onClick={() => setTyped('')} />
          )
        }
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') setTyped('');
          else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') onLeave();
          else return;
          event.preventDefault();
        }}
      />
      <output className={css['shown']}>
        {count === undefined || total === undefined ? '' : t('queue.shown', { count, total })}
      </output>
      <span className={css['space']} />
      <output className={css['why']}>{failure && !isTaking ? words.failure(failure) : ''}</output>
      <ActButton
        act="takeNext"
        onClick={() => take()}
        busyLabel={isTaking ? t('queue.taking') : undefined}
        leftSection={<IconPlayerTrackNext size={16} stroke={1.75} aria-hidden="true" />}
      >
        {t('queue.takeNext')}
      </ActButton>
    </div>
  );
}
