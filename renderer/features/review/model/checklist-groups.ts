import type { ChecklistItem } from '../../../../shared/domain/checklist';
import type { CheckAnswer } from '../../../../shared/portal-api/policy';
import type { GivenAnswer } from './review-state';

/** The checks of one document, of the clip or of the face, in order. */
export interface ChecklistGroup {
  subject: string;
  items: ChecklistItem[];
}

/** Groups a checklist by what its checks are about, keeping its order. */
export function groupsOf(checklist: readonly ChecklistItem[]): ChecklistGroup[] {
  const groups: ChecklistGroup[] = [];
  for (const item of checklist) {
    const last = groups.at(-1);
    if (last?.subject === item.subject) last.items.push(item);
    else groups.push({ subject: item.subject, items: [item] });
  }
  return groups;
}

/** How often each answer was given in a group, and how many checks are open. */
export function countsOf(
  items: readonly ChecklistItem[],
  answers: Readonly<Record<string, GivenAnswer>>,
): Record<CheckAnswer | 'open', number> {
  const counts = { pass: 0, fail: 0, cannot_tell: 0, not_applicable: 0, open: 0 };
  for (const { key } of items) counts[answers[key]?.answer ?? 'open'] += 1;
  return counts;
}

/** The next check without an answer after `from`, round the end; `undefined` when all are answered. */
export function nextOpenKey(
  checklist: readonly ChecklistItem[],
  isAnswered: (key: string) => boolean,
  from: string | undefined,
): string | undefined {
  const at = checklist.findIndex(({ key }) => key === from);
  const round = [...checklist.slice(at + 1), ...checklist.slice(0, at + 1)];
  return round.find(({ key }) => key !== from && !isAnswered(key))?.key;
}

/** The check before (-1) or after (+1) `from`; stops at both ends. */
export function neighbourKey(
  checklist: readonly ChecklistItem[],
  from: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = checklist.findIndex(({ key }) => key === from);
  return checklist[Math.min(checklist.length - 1, Math.max(0, at + step))]?.key;
}
