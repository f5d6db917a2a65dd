import type { ReactNode } from 'react';
import css from './plain-screen.module.css';

interface PlainScreenProps {
  title: string;
  /** Shown only after 300 ms, so that a short wait shows nothing at all. */
  isQuiet?: boolean;
  children?: ReactNode;
}

/** A whole screen that says one thing. */
export function PlainScreen({ title, isQuiet, children }: PlainScreenProps) {
  return (
    <main className={css['screen']} data-quiet={isQuiet}>
      <h1 className={css['title']}>{title}</h1>
      {children === undefined ? null : <p className={css['text']}>{children}</p>}
    </main>
  );
}
