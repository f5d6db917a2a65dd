/** Moves the focus to the next (+1) or previous (-1) zone of the page, round and round. */
export function moveZone(document: Document, step: 1 | -1): void {
  const zones = [...document.querySelectorAll<HTMLElement>('[data-zone]')];
  if (zones.length === 0) return;
  const at = zones.findIndex((zone) => zone.contains(document.activeElement));
  const from = at === -1 ? (step === 1 ? -1 : 0) : at;
  zones[(from + step + zones.length) % zones.length]?.focus();
}
