/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a range input takes the arrow keys for itself; here they step by frames */
import { useTranslation } from 'react-i18next';
import type { Application } from '../../../../shared/portal-api/application';
import { clipTime } from './clip-time';
import type { ClipPlayer } from './clip-player';
import css from './clip-view.module.css';

interface ClipTimelineProps {
  player: ClipPlayer;
  atMs: number;
  durationMs: number;
  cues: NonNullable<Application['liveness']>['challenge'];
}

/** The clip from start to end with what was asked and when. Keys of the clip move it too. */
export function ClipTimeline({ player, atMs: nowMs, durationMs, cues }: ClipTimelineProps) {
  const { t } = useTranslation();
  const at = (ms: number) => `${Math.min(100, (ms / durationMs) * 100)}%`;
  const seek = (event: React.PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    player.seek(((event.clientX - box.left) / box.width) * durationMs);
  };
  return (
    <div className={css['timeline']}>
      <ol className={css['cues']} aria-label={t('review.clip.cues')}>
        {cues.map(({ cue, atMs }) => (
          <li key={`${cue} ${atMs}`} style={{ left: at(atMs) }}>
            <button type="button" onClick={() => player.seek(atMs)}>
              {t('review.clip.cueAt', { cue: t(`review.clip.challenge.${cue}`), time: clipTime(atMs) })}
            </button>
          </li>
        ))}
      </ol>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('review.clip.timeline')}
        aria-valuemin={0}
        aria-valuemax={durationMs}
        aria-valuenow={Math.round(nowMs)}
        aria-valuetext={clipTime(nowMs)}
        className={css['track']}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seek(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1) seek(event);
        }}
      >
        <span className={css['done']} style={{ width: at(nowMs) }} />
        {cues.map(({ cue, atMs }) => (
          <span key={`${cue} ${atMs}`} className={css['tick']} style={{ left: at(atMs) }} />
        ))}
        <span className={css['head']} style={{ left: at(nowMs) }} />
      </div>
      <span className={css['end']}>{clipTime(durationMs)}</span>
    </div>
  );
}
