import {
  IconColumns2,
  IconLayoutRows,
  IconLink,
  IconLinkOff,
  IconRotateClockwise,
  IconSquare,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ariaKeys } from '../../../keyboard/key-caps';
import type { ActId } from '../../../keyboard/keymap';
import { useReview } from '../review-context';
import { LAYOUTS } from './layout-choice';
import { sendViewCommand, type ViewCommand } from './view-commands';
import css from './view-toolbar.module.css';

const ICON = { size: 18, stroke: 1.5, 'aria-hidden': true } as const;
const LAYOUT_ICONS = { one: IconSquare, over: IconLayoutRows, beside: IconColumns2 } as const;

/** Layout, linking, zoom and turning of the active pane. */
export function ViewToolbar() {
  const { t } = useTranslation();
  const { panes, items } = useReview();
  const { layout, isLinked } = panes.state;
  const active = items.find(({ id }) => id === panes.activeId);
  const isPhoto = active?.kind === 'side' && active.media !== undefined;
  const percent = active ? Math.round(panes.viewOf(active.id).zoom * 100) : 100;
  const tool = (label: string, act: ActId, command: ViewCommand, content: React.ReactNode) => (
    <button
      type="button"
      className={css['tool']}
      aria-label={label}
      aria-keyshortcuts={ariaKeys(act)}
      disabled={!isPhoto}
      onClick={() => sendViewCommand(document, command)}
    >
      {content}
    </button>
  );
  return (
    <div className={css['bar']} role="toolbar" aria-label={t('review.view.toolbar')}>
      <fieldset className={css['group']} aria-label={t('review.view.layout')}>
        {LAYOUTS.map((name) => {
          const Icon = LAYOUT_ICONS[name];
          return (
            <button
              key={name}
              type="button"
              className={css['tool']}
              aria-pressed={layout === name}
              aria-label={t(`review.view.${name}`)}
              onClick={() => panes.layOut(name)}
            >
              <Icon {...ICON} />
            </button>
          );
        })}
      </fieldset>
      <button
        type="button"
        className={css['tool']}
        aria-pressed={isLinked}
        aria-keyshortcuts={ariaKeys('linkZoom')}
        onClick={panes.link}
      >
        {isLinked ? <IconLink {...ICON} /> : <IconLinkOff {...ICON} />}
        {isLinked ? t('review.view.link') : t('review.view.unlink')}
      </button>
      <span className={css['line']} />
      {tool(t('review.view.zoomOut'), 'zoomOut', 'zoomOut', <IconZoomOut {...ICON} />)}
      <span className={css['percent']}>{t('review.view.percent', { percent })}</span>
      {tool(t('review.view.zoomIn'), 'zoomIn', 'zoomIn', <IconZoomIn {...ICON} />)}
      {tool(t('review.view.fit'), 'zoomFit', 'fit', t('review.view.fit'))}
      {tool(t('review.view.exact'), 'zoomExact', 'exact', t('review.view.exact'))}
      <span className={css['line']} />
      {tool(t('review.view.turn'), 'turn', 'turn', <IconRotateClockwise {...ICON} />)}
    </div>
  );
}
