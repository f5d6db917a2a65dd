import type { ReactNode } from 'react';
import css from './status-bar.module.css';

interface StatusPartProps {
  onClick: () => void;
  tone?: 'plain' | 'pass' | 'caution';
  icon?: ReactNode;
  hasDot?: boolean;
  children: ReactNode;
}

/** One part of the status bar; pressing it opens what it speaks about. */
export function StatusPart({ onClick, tone = 'plain', icon, hasDot, children }: StatusPartProps) {
  return (
    <button type="button" className={css['part']} data-tone={tone} onClick={onClick}>
      {hasDot ? <span className={css['dot']} aria-hidden="true" /> : null}
      {icon}
      {children}
    </button>
  );
}
