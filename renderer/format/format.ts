import type { TFunction } from 'i18next';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Up to here a moment ahead is told as a distance, after that as a time of day. */
const RELATIVE_MS = 12 * HOUR_MS;

/** How moments, amounts and lists are written in one language. All moments are epoch milliseconds, shown in local time. */
export interface Format {
  /** `14:33`. */
  clock: (atMs: number) => string;
  /** `today 19:10`, `tomorrow 08:30`, `20 Nov 09:04`. */
  moment: (atMs: number, nowMs: number) => string;
  /** The full moment, for titles. */
  absolute: (atMs: number) => string;
  /** `20 Nov 2026`. */
  day: (atMs: number) => string;
  /** `in 48 min`, `overdue 22 min`, `today 19:10`. */
  due: (dueAtMs: number, nowMs: number) => string;
  /** `2 d 3 h`. */
  waiting: (sinceMs: number, nowMs: number) => string;
  /** `24 min`, never below zero. */
  minutes: (untilMs: number, nowMs: number) => string;
  /** `12 s ago`. */
  ago: (atMs: number, nowMs: number) => string;
  /** `4.6 MB`. */
  size: (bytes: number) => string;
  /** `a, b and c`. */
  list: (items: readonly string[]) => string;
  /** The name of a language in this one. */
  language: (tag: string) => string;
}

const dayNumber = (atMs: number): number => {
  const date = new Date(atMs);
  return Math.floor((atMs - date.getTimezoneOffset() * MINUTE_MS) / DAY_MS);
};

/** Whether a moment is shown as pressing: over, or within the hour. */
export const dueState = (dueAtMs: number, nowMs: number): 'overdue' | 'soon' | 'later' =>
  dueAtMs <= nowMs ? 'overdue' : dueAtMs - nowMs < 2 * HOUR_MS ? 'soon' : 'later';

function relativeWords(t: TFunction, writers: { moment: Format['moment'] }) {
  const overdue = (lateMs: number): string => {
    if (lateMs < HOUR_MS) return t('time.overdueMinutes', { count: Math.max(1, Math.floor(lateMs / MINUTE_MS)) });
    if (lateMs < DAY_MS) return t('time.overdueHours', { count: Math.floor(lateMs / HOUR_MS) });
    return t('time.overdueDays', { count: Math.floor(lateMs / DAY_MS) });
  };
  const due = (dueAtMs: number, nowMs: number): string => {
    const leftMs = dueAtMs - nowMs;
    if (leftMs <= 0) return overdue(-leftMs);
    if (leftMs >= RELATIVE_MS) return writers.moment(dueAtMs, nowMs);
    const minutes = Math.floor(leftMs / MINUTE_MS);
    if (minutes < 60) return t('time.inMinutes', { count: minutes });
    return t('time.inHours', { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') });
  };
  const waiting = (sinceMs: number, nowMs: number): string => {
    const hours = Math.max(0, Math.floor((nowMs - sinceMs) / HOUR_MS));
    if (hours >= 10 * 24) return t('time.waitLong', { count: Math.floor(hours / 24) });
    if (hours >= 24) return t('time.waitDays', { days: Math.floor(hours / 24), hours: hours % 24 });
    if (hours >= 1) return t('time.waitHours', { count: hours });
    return t('time.waitMinutes', { count: Math.max(0, Math.floor((nowMs - sinceMs) / MINUTE_MS)) });
  };
  const ago = (atMs: number, nowMs: number): string => {
    const seconds = Math.floor((nowMs - atMs) / 1000);
    if (seconds < 5) return t('time.now');
    if (seconds < 60) return t('time.secondsAgo', { count: seconds });
    if (seconds < 3600) return t('time.minutesAgo', { count: Math.floor(seconds / 60) });
    return writers.moment(atMs, nowMs);
  };
  return { due, waiting, ago };
}

/** Everything that writes moments and amounts in one locale. */
export function createFormat(t: TFunction, locale: string): Format {
  const clockFormat = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const shortDay = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month: 'short' });
  const longDay = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const listFormat = new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale);
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const units = locale === 'fr' ? (['o', 'ko', 'Mo'] as const) : (['B', 'kB', 'MB'] as const);
  const clock = (atMs: number) => clockFormat.format(atMs);
  const moment = (atMs: number, nowMs: number): string => {
    const days = dayNumber(atMs) - dayNumber(nowMs);
    if (days === 0) return t('time.today', { time: clock(atMs) });
    if (days === 1) return t('time.tomorrow', { time: clock(atMs) });
    return t('time.onDay', { day: shortDay.format(atMs), time: clock(atMs) });
  };
  return {
    clock,
    moment,
    absolute: (atMs) => t('time.onDay', { day: longDay.format(atMs), time: clock(atMs) }),
    day: (atMs) => longDay.format(atMs),
    ...relativeWords(t, { moment }),
    minutes: (untilMs, nowMs) =>
      t('time.waitMinutes', { count: Math.max(0, Math.floor((untilMs - nowMs) / MINUTE_MS)) }),
    size: (bytes) => {
      if (bytes < 1000) return `${number.format(bytes)} ${units[0]}`;
      if (bytes < 1_000_000) return `${number.format(Math.round(bytes / 1000))} ${units[1]}`;
      return `${number.format(bytes / 1_000_000)} ${units[2]}`;
    },
    list: (items) => listFormat.format(items),
    language: (tag) => languages.of(tag) ?? tag,
  };
}
