/** What the toolbar and the keys ask of the active photo. */
export const VIEW_COMMANDS = ['zoomIn', 'zoomOut', 'fit', 'exact', 'turn', 'turnBack'] as const;
export type ViewCommand = (typeof VIEW_COMMANDS)[number];

const EVENT = 'countersign-view';

/** Asks the active pane; only it knows its size. */
export function sendViewCommand(document: Document, command: ViewCommand): void {
  document.querySelector('[data-active-pane]')?.dispatchEvent(new CustomEvent<ViewCommand>(EVENT, { detail: command }));
}

/** Hears what is asked of a pane; returns how to stop. */
export function onViewCommand(pane: HTMLElement, listener: (command: ViewCommand) => void): () => void {
  const hear = (event: Event) => {
    if (!(event instanceof CustomEvent)) return;
    const asked = VIEW_COMMANDS.find((command) => command === event.detail);
    if (asked) listener(asked);
  };
  pane.addEventListener(EVENT, hear);
  return () => pane.removeEventListener(EVENT, hear);
}
