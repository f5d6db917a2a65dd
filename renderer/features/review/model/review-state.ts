import type { Draft } from '../../../../shared/contract/application';
import { type ChecklistItem, checklistKey } from '../../../../shared/domain/checklist';
import type { Verdict } from '../../../../shared/portal-api/application';
import type { CheckAnswer } from '../../../../shared/portal-api/policy';

export interface GivenAnswer {
  answer: CheckAnswer;
  /** Why it cannot be told. */
  reason: string;
}

export interface SeenSoFar {
  seenMs: number;
  playedPercent: number;
}

/** What a reviewer has done about one application so far. */
export interface ReviewState {
  /** By checklist key. */
  answers: Readonly<Record<string, GivenAnswer>>;
  reasonCodes: readonly string[];
  /** Which failed check brought a reason by itself, by code. */
  broughtBy: Readonly<Record<string, string>>;
  note: string;
  anchors: Draft['anchors'];
  /** By media id. */
  seen: Readonly<Record<string, SeenSoFar>>;
  chosen: Verdict | undefined;
  newAttempt: 'invited' | 'not_invited' | undefined;
  /** Checklist key of the check that is being answered. */
  current: string | undefined;
  /** The revision and policy under which it was opened, or what the person has accepted since. */
  revision: number;
  policyVersion: number;
}

export type ReviewAction =
  | { type: 'answered'; key: string; answer: CheckAnswer; suggests: readonly string[]; next: string | undefined }
  | { type: 'explained'; key: string; reason: string }
  | { type: 'moved'; key: string }
  | { type: 'reason_added'; code: string }
  | { type: 'reason_removed'; code: string }
  | { type: 'noted'; note: string }
  | { type: 'chosen'; verdict: Verdict | undefined; newAttempt?: 'invited' | 'not_invited' }
  | { type: 'attempt_set'; newAttempt: 'invited' | 'not_invited' }
  | { type: 'shown'; mediaId: string; addMs: number }
  | { type: 'played'; mediaId: string; percent: number }
  | { type: 'accepted'; revision: number; policyVersion: number };

/** Splits a checklist key into the check's id and its subject. */
export function splitKey(key: string): { checkId: string; subject: string } {
  const at = key.indexOf('@');
  return { checkId: key.slice(0, at), subject: key.slice(at + 1) };
}

/** Under what a review opens. */
export interface Opened {
  revision: number;
  policyVersion: number;
  checklist: readonly ChecklistItem[];
}

/** Which reasons of a draft the failed checks brought: the first that each suggests. */
function broughtByFails(
  answers: Readonly<Record<string, GivenAnswer>>,
  reasonCodes: readonly string[],
  checklist: readonly ChecklistItem[],
): Record<string, string> {
  const brought: Record<string, string> = {};
  for (const { key, check } of checklist) {
    const first = check.reasonCodes[0];
    if (first === undefined || answers[key]?.answer !== 'fail' || !reasonCodes.includes(first)) continue;
    brought[first] ??= key;
  }
  return brought;
}

/** The state in which a review opens: empty, or as its draft was left. */
export function openReview(draft: Draft | undefined, opened: Opened): ReviewState {
  const answers = Object.fromEntries(
    (draft?.answers ?? []).map(({ checkId, subject, answer, reason }) => [
      checklistKey(checkId, subject),
      { answer, reason },
    ]),
  );
  return {
    answers,
    reasonCodes: draft?.reasonCodes ?? [],
    broughtBy: broughtByFails(answers, draft?.reasonCodes ?? [], opened.checklist),
    note: draft?.note ?? '',
    anchors: draft?.anchors ?? [],
    seen: Object.fromEntries(
      (draft?.seen ?? []).map(({ mediaId, seenMs, playedPercent }) => [mediaId, { seenMs, playedPercent }]),
    ),
    chosen: undefined,
    newAttempt: draft?.newAttempt,
    current: (opened.checklist.find(({ key }) => !answers[key]) ?? opened.checklist[0])?.key,
    revision: opened.revision,
    policyVersion: opened.policyVersion,
  };
}

const without = <Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

function giveAnswer(state: ReviewState, action: Extract<ReviewAction, { type: 'answered' }>): ReviewState {
  const before = state.answers[action.key];
  const brought = Object.entries(state.broughtBy).find(([, key]) => key === action.key)?.[0];
  // A reason that this check brought leaves with its fail; one that was added by hand stays.
  const kept = brought === undefined ? state.reasonCodes : state.reasonCodes.filter((code) => code !== brought);
  const first = action.answer === 'fail' ? action.suggests[0] : undefined;
  const brings = first !== undefined && !kept.includes(first) ? first : undefined;
  const broughtBy = brought === undefined ? state.broughtBy : without(state.broughtBy, brought);
  return {
    ...state,
    answers: {
      ...state.answers,
      [action.key]: {
        answer: action.answer,
        reason: action.answer === 'cannot_tell' ? (before?.reason ?? '') : '',
      },
    },
    reasonCodes: brings === undefined ? kept : [...kept, brings],
    broughtBy: brings === undefined ? broughtBy : { ...broughtBy, [brings]: action.key },
    current: action.next ?? action.key,
  };
}

/** The state after one act of the reviewer. */
export function reviewReducer(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.type) {
    case 'answered':
      return giveAnswer(state, action);
    case 'explained': {
      const given = state.answers[action.key];
      if (!given) return state;
      return { ...state, answers: { ...state.answers, [action.key]: { ...given, reason: action.reason } } };
    }
    case 'moved':
      return { ...state, current: action.key };
    case 'reason_added':
      if (state.reasonCodes.includes(action.code)) return state;
      return { ...state, reasonCodes: [...state.reasonCodes, action.code] };
    case 'reason_removed':
      return {
        ...state,
        reasonCodes: state.reasonCodes.filter((code) => code !== action.code),
        broughtBy: without(state.broughtBy, action.code),
      };
    case 'noted':
      return { ...state, note: action.note };
    case 'chosen':
      return {
        ...state,
        chosen: action.verdict,
        newAttempt: action.verdict === 'reject' ? action.newAttempt : undefined,
      };
    case 'attempt_set':
      return { ...state, newAttempt: action.newAttempt };
    case 'shown': {
      const before = state.seen[action.mediaId] ?? { seenMs: 0, playedPercent: 0 };
      const seenMs = before.seenMs + Math.round(action.addMs);
      return { ...state, seen: { ...state.seen, [action.mediaId]: { ...before, seenMs } } };
    }
    case 'played': {
      const before = state.seen[action.mediaId] ?? { seenMs: 0, playedPercent: 0 };
      if (action.percent <= before.playedPercent) return state;
      return { ...state, seen: { ...state.seen, [action.mediaId]: { ...before, playedPercent: action.percent } } };
    }
    case 'accepted':
      return { ...state, revision: action.revision, policyVersion: action.policyVersion };
  }
}

/** The draft that core keeps of a state. */
export function draftOf(state: ReviewState, activeMs: number): Draft {
  return {
    answers: Object.entries(state.answers).map(([key, given]) => ({
      ...splitKey(key),
      answer: given.answer,
      reason: given.reason,
    })),
    reasonCodes: [...state.reasonCodes],
    note: state.note,
    anchors: state.anchors,
    seen: Object.entries(state.seen).map(([mediaId, { seenMs, playedPercent }]) => ({
      mediaId,
      seenMs,
      playedPercent,
    })),
    ...(state.chosen === undefined ? {} : { chosenVerdict: state.chosen }),
    ...(state.newAttempt === undefined ? {} : { newAttempt: state.newAttempt }),
    activeMs,
  };
}
