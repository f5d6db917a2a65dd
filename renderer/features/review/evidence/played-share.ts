/** Length of the pieces in which playing is counted: one frame at 25 a second. */
const PIECE_MS = 40;
/** Two shown frames closer than this, at normal speed, were played without a jump between them: a slow machine drops frames. */
const JUMP_MS = 250;

/** Counts which share of a clip was shown, from the moments of the frames that came on screen. */
export class PlayedShare {
  readonly #pieces: Uint8Array;
  #shown = 0;
  #lastMs: number | undefined;

  constructor(durationMs: number) {
    this.#pieces = new Uint8Array(Math.max(1, Math.ceil(durationMs / PIECE_MS)));
  }

  /** A frame came on screen. `speed` is the speed of playing; 0 while it stands still. */
  show(atMs: number, speed: number): void {
    const last = this.#lastMs;
    const isPlayed = speed > 0 && last !== undefined && atMs > last && atMs - last <= JUMP_MS * Math.max(1, speed);
    this.#mark(isPlayed ? last : atMs, atMs);
    this.#lastMs = atMs;
  }

  /** The clip was played to its end. */
  end(durationMs: number): void {
    if (this.#lastMs !== undefined && durationMs - this.#lastMs <= JUMP_MS) this.#mark(this.#lastMs, durationMs);
    this.#lastMs = undefined;
  }

  /** A jump to another place: what lies between was not shown. */
  jump(): void {
    this.#lastMs = undefined;
  }

  /** The share shown so far, whole percent, rounded down. */
  get percent(): number {
    return Math.floor((this.#shown / this.#pieces.length) * 100);
  }

  #mark(fromMs: number, toMs: number): void {
    const last = Math.min(this.#pieces.length - 1, Math.floor(toMs / PIECE_MS));
    for (let piece = Math.max(0, Math.floor(fromMs / PIECE_MS)); piece <= last; piece += 1) {
      if (this.#pieces[piece] === 0) {
        this.#pieces[piece] = 1;
        this.#shown += 1;
      }
    }
  }
}
