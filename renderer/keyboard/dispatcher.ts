import { ACTS, type ActId, type KeyAct, type Scope, actOf } from './keymap';
import { type KeyPress, readKey } from './read-key';

/** What runs for an act; returning `false` leaves the key to the browser. */
export type KeyHandler = () => void | boolean;
export type KeyHandlers = Partial<Record<ActId, KeyHandler>>;

/** Where a key was pressed, as far as it matters. */
export interface KeyPlace {
  /** In a field that takes text, or while one composes. */
  isField: boolean;
  /** On a button, link or the like, which Enter and Space press. */
  isPressable: boolean;
  /** In a dialog, which keeps single keys to itself. */
  isDialog: boolean;
  isRepeat: boolean;
}

const SEQUENCE_MS = 1500;
const isPlain = (key: string): boolean => !key.includes('ctrl+') && !/^(?:shift\+)?f\d+$/.test(key);

/** Decides which act a key press means and runs its handler. Holds who listens, and a sequence begun with `G`. */
export class KeyDispatcher {
  readonly #listeners: { scope: Scope; handlers: () => KeyHandlers }[] = [];
  readonly #now: () => number;
  readonly #isMac: boolean;
  readonly #onSequence: (first: string | undefined) => void;
  #begun: { key: string; atMs: number } | undefined;

  constructor(options: { now: () => number; isMac: boolean; onSequence: (first: string | undefined) => void }) {
    this.#now = options.now;
    this.#isMac = options.isMac;
    this.#onSequence = options.onSequence;
  }

  /** Listens in a scope; later listeners come first. Returns how to stop. */
  listen(scope: Scope, handlers: () => KeyHandlers): () => void {
    const entry = { scope, handlers };
    this.#listeners.unshift(entry);
    return () => {
      const at = this.#listeners.indexOf(entry);
      if (at !== -1) this.#listeners.splice(at, 1);
    };
  }

  /** Runs the act of a key press, if it is one; true when it was used and the browser should leave it. */
  press(press: KeyPress, place: KeyPlace): boolean {
    const key = readKey(press, this.#isMac);
    if (key === undefined) return false;
    if ((key === 'enter' || key === 'space') && place.isPressable) return false;
    const begun = this.#takeBegun();
    const whole = begun === undefined ? key : `${begun} ${key}`;
    if (this.#run(whole, place)) return true;
    return begun === undefined && this.#begin(key, place);
  }

  #takeBegun(): string | undefined {
    const begun = this.#begun;
    if (!begun) return undefined;
    this.#begun = undefined;
    this.#onSequence(undefined);
    return this.#now() - begun.atMs <= SEQUENCE_MS ? begun.key : undefined;
  }

  #begin(key: string, place: KeyPlace): boolean {
    if (place.isField || place.isDialog || place.isRepeat) return false;
    const starts = this.#acts().some(({ act }) => act.keys.some((way) => way.startsWith(`${key} `)));
    if (!starts) return false;
    this.#begun = { key, atMs: this.#now() };
    this.#onSequence(key);
    return true;
  }

  #acts(): { act: KeyAct; handler: KeyHandler }[] {
    return this.#listeners.flatMap(({ scope, handlers }) => {
      const given = handlers();
      return ACTS.flatMap((id) => {
        const act = actOf(id);
        const handler = act.scope === scope ? given[id] : undefined;
        return handler ? [{ act, handler }] : [];
      });
    });
  }

  #run(key: string, place: KeyPlace): boolean {
    for (const { act, handler } of this.#acts()) {
      if (!act.keys.includes(key)) continue;
      if (place.isRepeat && !act.repeats) continue;
      if (place.isField && !act.inFields) continue;
      if (place.isDialog && isPlain(key)) continue;
      if (handler() !== false) return true;
    }
    return false;
  }
}
