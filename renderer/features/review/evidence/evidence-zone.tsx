import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyNote } from '../../../components/empty-note';
import { useKeys } from '../../../keyboard/keyboard-context';
import { useReview } from '../review-context';
import { EvidencePane } from './evidence-pane';
import { EvidenceStrip } from './evidence-strip';
import { aspectOf, bestLayout } from './layout-choice';
import { ViewToolbar } from './view-toolbar';
import css from './evidence-zone.module.css';

const focusActive = () => setTimeout(() => document.querySelector<HTMLElement>('[data-active-pane]')?.focus());

/** The middle zone: the strip of evidence and one or two panes. */
export function EvidenceZone({ isFolded }: { isFolded: boolean }) {
  const { t } = useTranslation();
  const { items, panes } = useReview();
  const area = useRef<HTMLDivElement>(null);
  const { layout, shown, active } = panes.state;
  const { suggestLayout } = panes;
  const pair = items.filter(({ id }) => shown.includes(id));
  const clip = pair.find(({ kind }) => kind === 'clip');
  // The clip wants its height; otherwise what is looked at is shown as large as it goes.
  const target = clip ?? items.find(({ id }) => id === panes.activeId);
  const isPair = layout !== 'one';
  useLayoutEffect(() => {
    if (!area.current || !target || !isPair) return;
    const { clientWidth: width, clientHeight: height } = area.current;
    suggestLayout(bestLayout({ width, height }, aspectOf(target)));
    // On opening, when the side zones fold, when the clip comes or goes; otherwise only a person changes the layout.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [isFolded, clip !== undefined]);
  useKeys('review', {
    nextEvidence: () => {
      panes.step(1);
      focusActive();
    },
    previousEvidence: () => {
      panes.step(-1);
      focusActive();
    },
    otherPane: () => {
      if (layout === 'one') return;
      panes.other();
      focusActive();
    },
    nextLayout: panes.nextLayout,
    linkZoom: panes.link,
  });
  const visible = layout === 'one' ? [active] : ([0, 1] as const);
  return (
    <div className={css['zone']}>
      <ViewToolbar />
      <div className={css['body']}>
        <EvidenceStrip />
        <div className={css['panes']} data-layout={layout} ref={area}>
          {items.length === 0 ? <EmptyNote title={t('review.evidence.nothing')} /> : null}
          {visible.map((pane) => {
            const item = items.find(({ id }) => id === shown[pane]);
            return item ? (
              <EvidencePane
                key={`${pane} ${item.id}`}
                item={item}
                isActive={pane === active}
                onActivate={() => panes.activate(pane)}
              />
            ) : null;
          })}
        </div>
      </div>
    </div>
  );
}
