import { describe, expect, it } from 'vitest';
import { createFormat, dueState } from '../../../renderer/format/format';
import { createI18n } from '../../../renderer/i18n/create-i18n';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Noon, local time, on a day without a change of clocks. */
const NOON = new Date(2026, 10, 20, 12, 0).getTime();

const formatOf = (locale: 'en' | 'fr') => createFormat(createI18n(locale).t, locale);
const english = formatOf('en');
const french = formatOf('fr');

describe('moments', () => {
  it('tells what is due within twelve hours as a distance, then as today, tomorrow, a date', () => {
    expect(english.due(NOON + 48 * MINUTE, NOON)).toBe('in 48 min');
    expect(english.due(NOON + 5 * HOUR + 7 * MINUTE, NOON)).toBe('in 5 h 07');
    expect(english.due(NOON + 20.5 * HOUR, NOON)).toBe('tomorrow 08:30');
    expect(english.due(NOON + 72 * HOUR, NOON)).toBe('23 Nov 12:00');
    expect(french.due(NOON + 20.5 * HOUR, NOON)).toBe('demain 08:30');
  });

  it('says how long it is overdue', () => {
    expect(english.due(NOON - 22 * MINUTE, NOON)).toBe('overdue 22 min');
    expect(english.due(NOON - 26 * HOUR, NOON)).toBe('overdue 1 d');
    expect(french.due(NOON - 3 * HOUR, NOON)).toBe('retard 3 h');
  });

  it('marks what presses', () => {
    expect([NOON - 1, NOON + HOUR, NOON + 3 * HOUR].map((dueAt) => dueState(dueAt, NOON))).toEqual([
      'overdue',
      'soon',
      'later',
    ]);
  });

  it('counts waiting in the unit a person would', () => {
    expect(english.waiting(NOON - 41 * MINUTE, NOON)).toBe('41 min');
    expect(english.waiting(NOON - 23 * HOUR, NOON)).toBe('23 h');
    expect(english.waiting(NOON - 51 * HOUR, NOON)).toBe('2 d 3 h');
    expect(french.waiting(NOON - 51 * HOUR, NOON)).toBe('2 j 3 h');
    expect(english.waiting(NOON - 29.5 * 24 * HOUR, NOON)).toBe('29 d');
  });

  it('never counts below zero', () => {
    expect(english.minutes(NOON - HOUR, NOON)).toBe('0 min');
    expect(english.waiting(NOON + HOUR, NOON)).toBe('0 min');
  });

  it('tells the past as a distance up to an hour', () => {
    expect([0, 12_000, 7 * MINUTE, 2 * HOUR].map((ms) => english.ago(NOON - ms, NOON))).toEqual([
      'now',
      '12 s ago',
      '7 min ago',
      'today 10:00',
    ]);
  });
});

describe('amounts and lists', () => {
  it('writes sizes in the units of the language', () => {
    expect(english.size(4_600_000)).toBe('4.6 MB');
    expect(french.size(4_600_000)).toBe('4,6 Mo');
    expect(english.size(512)).toBe('512 B');
  });

  it('joins lists as the language does', () => {
    expect(english.list(['G5', 'G11', 'N2'])).toBe('G5, G11 and N2');
    expect(french.list(['G5', 'N2'])).toBe('G5 et N2');
  });

  it('names languages', () => {
    expect(english.language('fr')).toBe('French');
    expect(french.language('ar')).toBe('arabe');
  });

  it('uses the plural forms of the language', () => {
    const [en, fr] = [createI18n('en'), createI18n('fr')];
    expect(en.t('queue.attempt', { count: 2, ordinal: true })).toBe('2nd');
    expect(en.t('queue.attempt', { count: 3, ordinal: true })).toBe('3rd');
    expect(fr.t('queue.attempt', { count: 1, ordinal: true })).toBe('1er');
    expect(fr.t('sync.known', { count: 0 })).toMatch(/^0 dossier connu/);
    expect(fr.t('sync.known', { count: 1_000_000 })).toMatch(/de dossiers/);
    expect(en.t('sync.known', { count: 12_406 })).toBe('12,406 applications known here');
  });
});
