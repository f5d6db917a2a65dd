import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import css from './header.module.css';

interface HeaderLinkProps {
  to: string;
  isCurrent: boolean;
  count?: number | undefined;
  title?: string;
  children: ReactNode;
}

/** One place to go to in the header. */
export function HeaderLink({ to, isCurrent, count, title, children }: HeaderLinkProps) {
  const { i18n } = useTranslation();
  return (
    <Link to={to} className={css['link'] ?? ''} aria-current={isCurrent ? 'page' : undefined} title={title}>
      {children}
      {count === undefined ? null : (
        <span className={css['count']}>{new Intl.NumberFormat(i18n.language).format(count)}</span>
      )}
    </Link>
  );
}
