/** A fetch whose calls all end when `ended` aborts: a desk that closes does not wait for a portal that hangs. */
export const createEndingFetch =
  (fetch: typeof globalThis.fetch, ended: AbortSignal): typeof globalThis.fetch =>
  (input, init) => {
    const own = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    return fetch(input, { ...init, signal: own ? AbortSignal.any([own, ended]) : ended });
  };
