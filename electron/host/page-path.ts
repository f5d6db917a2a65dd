/**
 * Turns a request's path into a file below the page's folder, as segments. Undefined for anything that is not plainly
 * a name in it: what is refused is decided on the decoded text, after which nothing decodes again.
 *
 * `/` and paths without an extension are the page itself, so that a route of the page survives a reload.
 *
 * @param pathname path part of the URL, still percent-encoded
 */
export function pageFileOf(pathname: string): readonly string[] | undefined {
  const decoded = decode(pathname);
  if (decoded === undefined || !decoded.startsWith('/')) return undefined;
  const segments = decoded.slice(1).split('/');
  const last = segments.at(-1) ?? '';
  if (decoded === '/' || (!last.includes('.') && segments.every(isPlain))) return ['index.html'];
  return segments.every(isPlain) ? segments : undefined;
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

/** Letters, digits, dash, underscore, dot: build output has no other names, and `..`, drives and streams have. */
function isPlain(segment: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(segment);
}
