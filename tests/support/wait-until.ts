/** Asks again and again until `ask` gives something other than undefined or false, at most `limitMs`. For real processes only. */
export async function waitUntil<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 20_000,
): Promise<T> {
  for (const endMs = performance.now() + limitMs; performance.now() < endMs;) {
    const found = await ask();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error('it did not come in time');
}
