import { FrameClock } from './frame-clock';
import { PlayedShare } from './played-share';

export const SPEEDS = [0.1, 0.25, 0.5, 1, 2] as const;
export type Speed = (typeof SPEEDS)[number];

/** What is on screen of a clip. */
export interface ClipMoment {
  atMs: number;
  /** From 0. */
  frame: number;
  frames: number;
  isPlaying: boolean;
  speed: Speed;
}

export interface ClipPorts {
  /** A larger share of the clip was shown, whole percent. */
  onPlayed: (percent: number) => void;
  onUndecodable: () => void;
}

/** Plays one clip in one video element: by frames, slowly, and with account of what was shown. */
export class ClipPlayer {
  readonly #durationMs: number;
  readonly #clock = new FrameClock();
  readonly #share: PlayedShare;
  readonly #listeners = new Set<() => void>();
  #video: HTMLVideoElement | undefined;
  #moment: ClipMoment;

  constructor(durationMs: number) {
    this.#durationMs = durationMs;
    this.#share = new PlayedShare(durationMs);
    this.#moment = { atMs: 0, frame: 0, frames: this.#clock.frames(durationMs), isPlaying: false, speed: 1 };
  }

  /** Takes a video element; returns how to let it go. */
  attach(video: HTMLVideoElement, ports: ClipPorts): () => void {
    this.#video = video;
    const stop = new AbortController();
    const { signal } = stop;
    let request = 0;
    const onFrame = (_nowMs: number, frame: VideoFrameCallbackMetadata) => {
      this.#show(frame, video.paused ? 0 : video.playbackRate);
      ports.onPlayed(this.#share.percent);
      request = video.requestVideoFrameCallback(onFrame);
    };
    request = video.requestVideoFrameCallback(onFrame);
    video.addEventListener('play', () => this.#change({ isPlaying: true }), { signal });
    video.addEventListener('pause', () => this.#change({ isPlaying: false }), { signal });
    video.addEventListener('seeking', () => this.#share.jump(), { signal });
    video.addEventListener('error', () => ports.onUndecodable(), { signal });
    const onEnded = () => {
      this.#share.end(this.#durationMs);
      ports.onPlayed(this.#share.percent);
    };
    video.addEventListener('ended', onEnded, { signal });
    return () => {
      stop.abort();
      video.cancelVideoFrameCallback(request);
      video.pause();
      this.#video = undefined;
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What is on screen; a new object at each change. */
  get moment(): ClipMoment {
    return this.#moment;
  }

  /** Goes to a moment, in milliseconds. */
  seek(atMs: number): void {
    if (this.#video) this.#video.currentTime = Math.min(this.#durationMs - 1, Math.max(0, atMs)) / 1000;
  }

  toggle(): void {
    // Playing that is cut short by a pause or by leaving is no failure.
    if (this.#video?.paused) this.#video.play().catch(() => undefined);
    else this.#video?.pause();
  }

  /** Stops and goes by frames, back with a negative number. */
  step(frames: number): void {
    const video = this.#video;
    if (!video) return;
    video.pause();
    const last = this.#clock.frames(this.#durationMs) - 1;
    const frame = this.#clock.frameAt(video.currentTime * 1000) + frames;
    this.seek(this.#clock.middleOf(Math.min(last, Math.max(0, frame))));
  }

  setSpeed(speed: Speed): void {
    if (this.#video) this.#video.playbackRate = speed;
    this.#change({ speed });
  }

  /** The next faster (+1) or slower (-1) speed. */
  stepSpeed(by: 1 | -1): void {
    const at = SPEEDS.indexOf(this.#moment.speed) + by;
    this.setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at))] ?? 1);
  }

  #show(frame: VideoFrameCallbackMetadata, speed: number): void {
    const atMs = frame.mediaTime * 1000;
    this.#clock.show(atMs, frame.presentedFrames);
    this.#share.show(atMs, speed);
    this.#change({
      atMs,
      frame: this.#clock.frameAt(atMs),
      frames: this.#clock.frames(this.#durationMs),
    });
  }

  #change(part: Partial<ClipMoment>): void {
    this.#moment = { ...this.#moment, ...part };
    for (const listener of this.#listeners) listener();
  }
}
