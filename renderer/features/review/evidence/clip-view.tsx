import { type ReactNode, type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaRef } from '../../../../shared/portal-api/application';
import { useAnnounce } from '../../../components/announcer';
import { useKeys } from '../../../keyboard/keyboard-context';
import { useReview } from '../review-context';
import { ClipControls } from './clip-controls';
import { ClipTimeline } from './clip-timeline';
import { ClipPlayer } from './clip-player';
import css from './clip-view.module.css';

interface ClipViewProps {
  media: MediaRef;
  url: string;
  pane: RefObject<HTMLDivElement | null>;
  children: ReactNode;
}

/** The liveness clip: silent, never by itself, frame by frame when asked. */
export function ClipView({ media, url, pane, children }: ClipViewProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { application, dispatch, reportUndecodable } = useReview();
  const video = useRef<HTMLVideoElement>(null);
  const durationMs = media.durationMs ?? 1;
  const [player] = useState(() => new ClipPlayer(durationMs));
  const moment = useSyncExternalStore(player.subscribe, () => player.moment);
  const mediaId = media.id;
  useEffect(() => {
    if (!video.current) return undefined;
    return player.attach(video.current, {
      onPlayed: (percent) => dispatch({ type: 'played', mediaId, percent }),
      onUndecodable: () => reportUndecodable(mediaId),
    });
  }, [player, mediaId, dispatch, reportUndecodable]);
  const isHere = () => pane.current?.contains(document.activeElement) === true;
  const step = (frames: number) => () => {
    if (!isHere()) return false;
    player.step(frames);
    announce(t('review.clip.frameRests', { frame: Math.max(1, moment.frame + 1 + frames) }));
  };
  const here = (act: () => void) => () => {
    if (!isHere()) return false;
    act();
  };
  useKeys('clip', {
    playPause: () => player.toggle(),
    frameBack: step(-1),
    frameForward: step(1),
    tenBack: step(-10),
    tenForward: step(10),
    faster: here(() => player.stepSpeed(1)),
    slower: here(() => player.stepSpeed(-1)),
    firstFrame: here(() => player.seek(0)),
    lastFrame: here(() => player.seek(durationMs)),
  });
  return (
    <>
      <div className={css['stage']}>
        {/* Silent by nature: a liveness clip has no speech to caption. */}
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- see above */}
        <video
          ref={video}
          src={url}
          width={media.widthPx}
          height={media.heightPx}
          muted
          playsInline
          preload="auto"
          disablePictureInPicture
          disableRemotePlayback
          controlsList="nodownload noplaybackrate nofullscreen"
          aria-label={t('review.evidence.clip')}
          tabIndex={-1}
        />
        {children}
      </div>
      <div className={css['panel']}>
        <ClipControls player={player} moment={moment} />
        <ClipTimeline
          player={player}
          atMs={moment.atMs}
          durationMs={durationMs}
          cues={application.liveness?.challenge ?? []}
        />
      </div>
    </>
  );
}
