import { useCallback, useEffect, useRef, useState } from 'react';
import { useDeskLink } from '../../desk/desk-context';
import { type ReviewState, draftOf } from './model/review-state';

/** Saved after this long without a change, */
const WAIT_MS = 500;
/** and at the latest this long after the first change that is not saved yet. */
const LONGEST_WAIT_MS = 2000;

/** Saves what is made on an application as it is made, and once more when it leaves the screen. */
export function useDraftSaving(applicationId: string, state: ReviewState, activeMs: () => number, isOn: boolean) {
  const { transport } = useDeskLink();
  const [draftState, setDraftState] = useState<'none' | 'saving' | 'saved' | 'failed'>('none');
  const latest = useRef({ state, saved: state, isFinished: false, unsavedSinceMs: 0 });

  const save = useCallback(async () => {
    const now = latest.current;
    if (now.isFinished || now.saved === now.state) return;
    const sent = now.state;
    now.saved = sent;
    now.unsavedSinceMs = 0;
    setDraftState('saving');
    try {
      await transport.client.application.saveDraft({ applicationId, draft: draftOf(sent, activeMs()) });
      setDraftState('saved');
    } catch {
      // Kept as unsaved, so that the next change tries again; the bar says that it failed.
      if (now.saved === sent) now.saved = { ...sent };
      setDraftState('failed');
    }
  }, [transport, applicationId, activeMs]);

  useEffect(() => {
    latest.current.state = state;
    if (!isOn || latest.current.saved === state) return undefined;
    latest.current.unsavedSinceMs ||= Date.now();
    const leftMs = latest.current.unsavedSinceMs + LONGEST_WAIT_MS - Date.now();
    const timer = setTimeout(() => void save(), Math.max(0, Math.min(WAIT_MS, leftMs)));
    return () => clearTimeout(timer);
  }, [state, isOn, save]);

  useEffect(() => {
    if (!isOn) return undefined;
    const onHide = () => void save();
    window.addEventListener('pagehide', onHide);
    return () => {
      window.removeEventListener('pagehide', onHide);
      void save();
    };
  }, [isOn, save]);

  const finish = useCallback(() => {
    latest.current.isFinished = true;
  }, []);
  return { draftState, finish };
}
