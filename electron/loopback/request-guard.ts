/**
 * Decides whether a request may come from the desk's own page, by what a browser cannot be made to leave out or forge:
 * `Host` (DNS rebinding gives another name), `Origin` and Fetch Metadata (pages of other origins). The session key is
 * checked apart from this.
 * Source: Fetch Metadata Request Headers (W3C); RFC 9110 §7.2.
 *
 * @param ownAuthority host and port of this server, as in `127.0.0.1:40123`
 * @returns why the request is refused, or undefined
 */
export function refusalOf(headers: Headers, ownAuthority: string): 'HOST' | 'ORIGIN' | 'FETCH_SITE' | undefined {
  if (headers.get('host') !== ownAuthority) return 'HOST';
  const origin = headers.get('origin');
  if (origin !== null && origin !== `http://${ownAuthority}`) return 'ORIGIN';
  const site = headers.get('sec-fetch-site');
  // `none` is a person's own doing: an address typed in or opened by the host.
  if (site !== null && site !== 'same-origin' && site !== 'none') return 'FETCH_SITE';
  return undefined;
}
