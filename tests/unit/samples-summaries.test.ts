import { describe, expect, it } from 'vitest';
import { generateSummaries } from '../samples/generator/summaries';

describe('generated summaries', () => {
  it('are the same for the same count and seed, and others for another seed', () => {
    const first = [...generateSummaries({ count: 100, seed: 7 })];
    expect([...generateSummaries({ count: 100, seed: 7 })]).toEqual(first);
    expect([...generateSummaries({ count: 100, seed: 8 })]).not.toEqual(first);
  });

  it('are as many as asked, with ids and references of their own', () => {
    const ids = new Set<string>();
    const references = new Set<string>();
    for (const { id, reference } of generateSummaries({ count: 100_000, seed: 1 })) {
      ids.add(id);
      references.add(reference);
    }
    expect(ids.size).toBe(100_000);
    expect(references.size).toBe(100_000);
  });

  it('write names in many scripts', () => {
    const names = [...generateSummaries({ count: 2000, seed: 3 })].map(({ displayName }) => displayName).join('');
    for (const script of ['Latin', 'Arabic', 'Greek', 'Cyrillic', 'Devanagari', 'Han', 'Hangul'])
      expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
  });

  it('are mostly pending, at every level and priority', () => {
    const all = [...generateSummaries({ count: 5000, seed: 2 })];
    expect(all.filter(({ status }) => status === 'pending').length / all.length).toBeGreaterThan(0.9);
    expect(new Set(all.map(({ levelRequested }) => levelRequested))).toEqual(new Set([1, 2, 3]));
    expect(new Set(all.map(({ priority }) => priority))).toEqual(new Set(['normal', 'high', 'urgent']));
  });
});
