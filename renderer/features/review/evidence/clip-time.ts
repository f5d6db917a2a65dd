/** A moment of a clip as minutes, seconds and hundredths: `0:02.48`. */
export function clipTime(atMs: number): string {
  const hundredths = Math.max(0, Math.round(atMs / 10));
  const seconds = Math.floor(hundredths / 100);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}.${String(hundredths % 100).padStart(2, '0')}`;
}
