import type { ReactNode } from 'react';

interface ZoneProps {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A labelled region of the screen that F6 walks through. */
export function Zone({ label, className, children }: ZoneProps) {
  return (
    <section aria-label={label} className={className} data-zone="" tabIndex={-1}>
      {children}
    </section>
  );
}
