/** The single-use token of the loopback host in the address's fragment, `#token=…`; `undefined` when there is none. */
export function startTokenOf(hash: string): string | undefined {
  return /^#\/?token=([\w.~-]{20,200})$/.exec(hash)?.[1];
}
