import type { EvidenceHandle } from '../../../../shared/contract/application';
import { type DeskTransport, EvidenceError } from '../../../transport/desk-transport';
import type { Part } from './view-transform';

/** A file that core can give, and what the page knows of it. */
export type OfferedEvidence = EvidenceHandle & {
  /** Places of a photo that were read; absent for a clip. */
  photo: { holds: readonly Part[] } | undefined;
};

/** One file in the page: being read, shown from a blob URL, or why not. */
export type ShelfItem =
  | { state: 'reading' }
  | { state: 'shown'; url: string; outline?: Part | undefined }
  | { state: 'failed'; code: EvidenceError['code'] }
  | { state: 'undecodable' };

export interface ShelfPorts {
  readEvidence: DeskTransport['readEvidence'];
  /**
   * Decodes a photo once, so that it is on screen at once later, and says where its document lies; `holds` is what was read from it.
   * Rejects when it does not open.
   */
  decodePhoto: (url: string, holds: readonly Part[]) => Promise<Part | undefined>;
  /** The page tells core that a file does not open. */
  onUndecodable: (mediaId: string) => void;
  /** A handle has expired: the application has to be asked again for new ones. */
  onHandleUnknown: () => void;
}

/**
 * The files of one application while it is on screen: bytes become blobs, blobs become blob URLs, and all of them are revoked when the
 * application leaves. Nothing here reaches the disk (see README: never `response.blob()`).
 */
export class EvidenceShelf {
  readonly #ports: ShelfPorts;
  readonly #listeners = new Set<() => void>();
  readonly #handles = new Map<string, string>();
  #items: ReadonlyMap<string, ShelfItem> = new Map();
  #stop: AbortController | undefined;

  constructor(ports: ShelfPorts) {
    this.#ports = ports;
  }

  /** What is on the shelf, by media id; a new map at each change. */
  get items(): ReadonlyMap<string, ShelfItem> {
    return this.#items;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads what is ready and not here yet. Call it with every new answer of core. */
  offer(evidence: readonly OfferedEvidence[]): void {
    this.#stop ??= new AbortController();
    for (const item of evidence) {
      const { mediaId, handle, state } = item;
      if (state !== 'ready') continue;
      const here = this.#items.get(mediaId);
      if (here && (here.state !== 'failed' || this.#handles.get(mediaId) === handle)) continue;
      this.#handles.set(mediaId, handle);
      void this.#read(item, this.#stop.signal);
    }
  }

  /** A clip did not open in its player. */
  reportUndecodable(mediaId: string): void {
    const here = this.#items.get(mediaId);
    if (here?.state !== 'shown') return;
    URL.revokeObjectURL(here.url);
    this.#set(mediaId, { state: 'undecodable' });
    this.#ports.onUndecodable(mediaId);
  }

  /** Forgets a file that core is asked to fetch again. */
  forget(mediaId: string): void {
    this.#handles.delete(mediaId);
    const rest = new Map(this.#items);
    rest.delete(mediaId);
    this.#change(rest);
  }

  /** Revokes every URL and stops reading. */
  close(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    for (const item of this.#items.values()) if (item.state === 'shown') URL.revokeObjectURL(item.url);
    this.#handles.clear();
    this.#change(new Map());
  }

  async #read({ mediaId, handle, photo }: OfferedEvidence, signal: AbortSignal): Promise<void> {
    this.#set(mediaId, { state: 'reading' });
    let url: string | undefined;
    try {
      const { bytes, contentType } = await this.#ports.readEvidence(handle, signal);
      if (signal.aborted) return;
      url = URL.createObjectURL(new Blob([bytes], { type: contentType }));
      const outline = photo ? await this.#ports.decodePhoto(url, photo.holds) : undefined;
      if (!signal.aborted) {
        this.#set(mediaId, { state: 'shown', url, outline });
        return;
      }
      URL.revokeObjectURL(url);
    } catch (error) {
      if (url !== undefined) URL.revokeObjectURL(url);
      if (!signal.aborted) this.#fail(mediaId, error);
    }
  }

  #fail(mediaId: string, error: unknown): void {
    if (!(error instanceof EvidenceError)) {
      this.#set(mediaId, { state: 'undecodable' });
      this.#ports.onUndecodable(mediaId);
      return;
    }
    this.#set(mediaId, { state: 'failed', code: error.code });
    if (error.code === 'HANDLE_UNKNOWN') this.#ports.onHandleUnknown();
  }

  #set(mediaId: string, item: ShelfItem): void {
    this.#change(new Map(this.#items).set(mediaId, item));
  }

  #change(items: ReadonlyMap<string, ShelfItem>): void {
    this.#items = items;
    for (const listener of this.#listeners) listener();
  }
}
