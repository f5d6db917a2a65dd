import { describe, expect, it } from 'vitest';
import { createEvidenceHandles, HANDLE_LIFETIME_MS } from '../../../electron/core/media/evidence-handles';
import { systemRandom } from '../../../electron/core/system-ports';

function setUp() {
  const clock = { now: 1000, monotonicMs: () => clock.now };
  return { clock, handles: createEvidenceHandles(clock, systemRandom) };
}

describe('an evidence handle', () => {
  it('has 128 random bits and says nothing of the file', () => {
    const { handles } = setUp();
    const issued = Array.from({ length: 100 }, (_, index) => handles.issue('s', `media-${index}`));
    expect(new Set(issued).size).toBe(100);
    expect(issued.every((handle) => Buffer.from(handle, 'base64url').length === 16)).toBe(true);
  });

  it('stands for its file in its session only', () => {
    const { handles } = setUp();
    const handle = handles.issue('s', 'm');
    expect(handles.resolve('s', handle)).toBe('m');
    expect(handles.resolve('t', handle)).toBeUndefined();
    expect(handles.resolve('s', 'made-up')).toBeUndefined();
    expect(handles.issue('t', 'm')).not.toBe(handle);
  });

  it('expires, unless it is issued again before', () => {
    const { clock, handles } = setUp();
    const handle = handles.issue('s', 'm');
    clock.now += HANDLE_LIFETIME_MS - 1;
    expect(handles.issue('s', 'm')).toBe(handle);
    clock.now += HANDLE_LIFETIME_MS - 1;
    expect(handles.resolve('s', handle)).toBe('m');
    clock.now += 1;
    expect(handles.resolve('s', handle)).toBeUndefined();
    expect(handles.issue('s', 'm')).not.toBe(handle);
    expect(handles.resolve('s', handle)).toBeUndefined();
  });

  it('is gone after all are revoked', () => {
    const { handles } = setUp();
    const handle = handles.issue('s', 'm');
    handles.revokeAll();
    expect(handles.resolve('s', handle)).toBeUndefined();
  });
});
