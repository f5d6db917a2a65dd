import { IconKeyboard, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskPerson } from '../../shared/contract/session';
import { PersonMark } from '../components/person-mark';
import { useDesk } from '../desk/desk-context';
import { useWords } from '../format/use-words';
import { ariaKeys } from '../keyboard/key-caps';
import iconUrl from '../icon.svg';
import { HeaderLink } from './header-link';
import css from './header.module.css';

interface HeaderProps {
  person: DeskPerson;
  location: string;
  lastReview: string | undefined;
  onKeys: () => void;
  onLock: () => void;
  /** What the screen has to say up here. */
  children: ReactNode;
}

/** The header: where one is, what is open, who works. */
export function Header({ person, location, lastReview, onKeys, onLock, children }: HeaderProps) {
  const { t } = useTranslation();
  const words = useWords();
  const desk = useDesk();
  const { data: counts } = useQuery(desk.queue.counts.queryOptions());
  const roles = words.list(person.roles.map((role) => t(`app.roles.${role}`)));
  return (
    <header className={css['header']}>
      <span className={css['brand']}>
        <img src={iconUrl} width={20} height={20} alt="" />
        {t('app.name')}
      </span>
      <nav className={css['nav']} aria-label={t('app.name')}>
        <HeaderLink to="/queue" isCurrent={location === '/queue'} count={counts?.open}>
          {t('app.queue')}
        </HeaderLink>
        {lastReview === undefined ? null : (
          <HeaderLink to={`/review/${lastReview}`} isCurrent={location.startsWith('/review/')}>
            {t('app.review')}
          </HeaderLink>
        )}
        <HeaderLink to="/decisions" isCurrent={location === '/decisions'}>
          {t('app.decisions')}
        </HeaderLink>
      </nav>
      <div className={css['extra']}>{children}</div>
      <button
        type="button"
        className={css['icon']}
        aria-label={t('app.keys')}
        aria-keyshortcuts={ariaKeys('keySheet')}
        onClick={onKeys}
      >
        <IconKeyboard size={18} stroke={1.5} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={css['icon']}
        aria-label={t('app.lock')}
        aria-keyshortcuts={ariaKeys('lock')}
        onClick={onLock}
      >
        <IconLock size={18} stroke={1.5} aria-hidden="true" />
      </button>
      <HeaderLink to="/settings" isCurrent={location === '/settings'} title={t('app.settings')}>
        <span className={css['person']}>
          <PersonMark name={person.name} />
          <span className={css['name']}>
            {person.name} · {roles}
          </span>
        </span>
      </HeaderLink>
    </header>
  );
}
