import type { ReactNode } from 'react';
import css from './empty-note.module.css';

/** What a place says when it has nothing to show: a title, a sentence, and a way on. */
export function EmptyNote({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={css['note']}>
      <p className={css['title']}>{title}</p>
      {children === undefined ? null : <p className={css['text']}>{children}</p>}
      {action}
    </div>
  );
}
