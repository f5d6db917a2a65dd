const DEFAULT_FRAME_MS = 40;

/** The length of a frame, learnt from the moments of frames that follow each other; 25 a second until then. */
export class FrameClock {
  #frameMs = DEFAULT_FRAME_MS;
  #last: { mediaMs: number; presented: number } | undefined;

  /** A frame came on screen; `presented` counts all frames the browser presented. */
  show(mediaMs: number, presented: number): void {
    const last = this.#last;
    this.#last = { mediaMs, presented };
    if (!last || presented - last.presented !== 1) return;
    const stepMs = mediaMs - last.mediaMs;
    // A frame of 8 to 120 a second; anything else is a jump or a frame that was left out.
    if (stepMs >= 1000 / 120 && stepMs <= 1000 / 8 && stepMs < this.#frameMs * 1.5) this.#frameMs = stepMs;
  }

  get frameMs(): number {
    return this.#frameMs;
  }

  /** The number of the frame on screen at a moment, from 0. */
  frameAt(mediaMs: number): number {
    return Math.max(0, Math.floor(mediaMs / this.#frameMs + 0.01));
  }

  /** How many frames a clip has. */
  frames(durationMs: number): number {
    return Math.max(1, Math.round(durationMs / this.#frameMs));
  }

  /** The moment to seek to for a frame: its middle, so that rounding never shows its neighbour. */
  middleOf(frame: number): number {
    return (frame + 0.5) * this.#frameMs;
  }
}
