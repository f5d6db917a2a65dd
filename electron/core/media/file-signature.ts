import type { MediaContentType } from '../../../shared/portal-api/application';

/** Enough of a file's beginning to tell its type. */
export const SIGNATURE_BYTES = 64;

/** Brands of ISO base media files that are pictures or QuickTime, not MP4. Source: the MP4 registration authority's list. */
const OTHER_BRANDS = new Set(['avif', 'avis', 'heic', 'heim', 'heis', 'heix', 'hevc', 'hevx', 'mif1', 'msf1', 'qt  ']);

const startsWith = (head: Buffer, hex: string, at = 0): boolean =>
  head.subarray(at, at + hex.length / 2).equals(Buffer.from(hex, 'hex'));

const text = (head: Buffer, from: number, to: number): string => head.toString('latin1', from, to);

/** The media type that a file's first `SIGNATURE_BYTES` bytes show, or undefined. Source: the MIME Sniffing Standard §6. */
export function sniffContentType(bytes: Uint8Array): MediaContentType | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SIGNATURE_BYTES));
  if (startsWith(head, 'ffd8ff')) return 'image/jpeg';
  if (startsWith(head, '89504e470d0a1a0a')) return 'image/png';
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') return 'image/webp';
  if (text(head, 4, 8) === 'ftyp' && !OTHER_BRANDS.has(text(head, 8, 12))) return 'video/mp4';
  // EBML opens every Matroska file; the document type within says that it is WebM.
  if (startsWith(head, '1a45dfa3') && head.includes('webm')) return 'video/webm';
  return undefined;
}
