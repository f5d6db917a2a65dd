/* oxlint-disable jsx-a11y/prefer-tag-over-role -- radios that look and press like buttons, with their keys on them */
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack, IconPlayerSkipForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ariaKeys } from '../../../keyboard/key-caps';
import { clipTime } from './clip-time';
import { type ClipMoment, type ClipPlayer, SPEEDS } from './clip-player';
import css from './clip-view.module.css';

const ICON = { size: 18, stroke: 1.5, 'aria-hidden': true } as const;

/** Play, one frame back and forth, the moment, the speed. */
export function ClipControls({ player, moment }: { player: ClipPlayer; moment: ClipMoment }) {
  const { t } = useTranslation();
  const Play = moment.isPlaying ? IconPlayerPause : IconPlayerPlay;
  return (
    <div className={css['controls']}>
      <button
        type="button"
        aria-label={t('review.clip.back')}
        aria-keyshortcuts={ariaKeys('frameBack')}
        onClick={() => player.step(-1)}
      >
        <IconPlayerSkipBack {...ICON} />
      </button>
      <button
        type="button"
        className={css['play']}
        aria-label={moment.isPlaying ? t('review.clip.pause') : t('review.clip.play')}
        aria-keyshortcuts={ariaKeys('playPause')}
        onClick={() => player.toggle()}
      >
        <Play {...ICON} />
      </button>
      <button
        type="button"
        aria-label={t('review.clip.forward')}
        aria-keyshortcuts={ariaKeys('frameForward')}
        onClick={() => player.step(1)}
      >
        <IconPlayerSkipForward {...ICON} />
      </button>
      <span className={css['position']}>
        {t('review.clip.position', {
          time: clipTime(moment.atMs),
          frame: Math.min(moment.frames, moment.frame + 1),
          frames: moment.frames,
        })}
      </span>
      <div role="radiogroup" aria-label={t('review.clip.speed')} className={css['speeds']}>
        {SPEEDS.map((speed) => (
          <button
            key={speed}
            type="button"
            role="radio"
            aria-checked={moment.speed === speed}
            onClick={() => player.setSpeed(speed)}
          >
            {t('review.clip.speedValue', { speed })}
          </button>
        ))}
      </div>
    </div>
  );
}
