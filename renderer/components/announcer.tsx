import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, createContext, use, useCallback, useState } from 'react';

type Announce = (text: string, urgency?: 'polite' | 'assertive') => void;

const AnnouncerContext = createContext<Announce>(() => undefined);

/** Speaks short sentences to screen readers. Never give it a name, number or address of an applicant. */
export const useAnnounce = (): Announce => use(AnnouncerContext);

/** Holds the two live regions of the page. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  const announce = useCallback<Announce>((text, urgency = 'polite') => {
    const set = urgency === 'assertive' ? setAssertive : setPolite;
    // The same text twice in a row is only spoken again when it differs: a trailing no-break space does that.
    set((before) => (before === text ? `${text}\u00A0` : text));
  }, []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <VisuallyHidden>
        <div aria-live="polite">{polite}</div>
        <div aria-live="assertive">{assertive}</div>
      </VisuallyHidden>
    </AnnouncerContext>
  );
}
