import { useEffect } from 'react';
import { useReview } from '../review-context';

const TICK_MS = 250;

/**
 * Counts how long a photo is on screen: decoded, at fit or larger (a pane never shows it smaller), in a visible page.
 * Reported at each quarter second until the policy's time is reached, then once a second.
 */
export function useSeenClock(mediaId: string, isOnScreen: boolean): void {
  const { dispatch, policy } = useReview();
  const { photoMinMs } = policy.evidenceSeen;
  useEffect(() => {
    if (!isOnScreen) return undefined;
    let pendingMs = 0;
    let countedMs = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      // A page that slept or was hidden did not show it.
      if (document.visibilityState === 'visible') pendingMs += Math.min(now - last, 2 * TICK_MS);
      last = now;
      if (pendingMs === 0 || (countedMs > photoMinMs && pendingMs < 1000)) return;
      countedMs += pendingMs;
      dispatch({ type: 'shown', mediaId, addMs: pendingMs });
      pendingMs = 0;
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [mediaId, isOnScreen, photoMinMs, dispatch]);
}
