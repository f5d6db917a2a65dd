/** What the person at the terminal is told when the desk cannot start; anything else is told by its code. */
const TEXTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port named by COUNTERSIGN_PORT is in use by another program',
  EACCES: 'this user may not use the port or the profile folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the profile folder cannot be written to',
  KEYRING_DAMAGED: 'the keyring file in the profile folder is damaged; without it the profiles cannot be opened',
  CORE_ENDED: 'its core process ended before it was ready; COUNTERSIGN_LOG=info shows more',
};

/** One sentence for a failure code. */
export function failureText(code: string): string {
  return `Countersign could not start: ${Object.hasOwn(TEXTS, code) ? TEXTS[code] : `failure ${code}`}.`;
}
