import { foldText } from '../../shared/domain/fold';

/** Bytes that must not lie anywhere in clear, and what they are. */
export interface Needle {
  label: string;
  bytes: Buffer;
}

/** Shorter ones would be met by chance. */
const LEAST_BYTES = 7;

/** What base64 makes of these bytes wherever they stand in a longer text: the digits that no neighbour has a part in. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((before) => {
    const digits = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first digits hold bits of what stands before, the last one may hold bits of what follows.
    return Buffer.from(digits.slice(before === 0 ? 0 : before + 1, -1), 'ascii');
  });
}

const swapped = (utf16: Buffer): Buffer => Buffer.from(utf16).swap16();

/** Every form in which a program may hold a text: encodings (V8 keeps Latin-1 where it can), base64, folded for search. */
export function textNeedles(label: string, text: string): Needle[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const folded = foldText(text);
  const forms: Array<readonly [string, Buffer]> = [
    ['UTF-8', utf8],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['UTF-16', utf16],
    ['UTF-16 big endian', swapped(utf16)],
    ['folded', Buffer.from(folded, 'utf8')],
    ['folded, UTF-16', Buffer.from(folded, 'utf16le')],
    ...base64Forms(utf8).map((bytes) => ['base64', bytes] as const),
    ...base64Forms(utf16).map((bytes) => ['base64 of UTF-16', bytes] as const),
  ];
  return distinct(forms.map(([form, bytes]) => ({ label: `${label} (${form})`, bytes })));
}

/** Bytes as they are, as base64 and as hexadecimal digits. */
export function byteNeedles(label: string, bytes: Buffer): Needle[] {
  return distinct([
    { label, bytes },
    ...base64Forms(bytes).map((form) => ({ label: `${label} (base64)`, bytes: form })),
    { label: `${label} (hexadecimal)`, bytes: Buffer.from(bytes.toString('hex'), 'ascii') },
    { label: `${label} (hexadecimal, upper case)`, bytes: Buffer.from(bytes.toString('hex').toUpperCase(), 'ascii') },
  ]);
}

function distinct(needles: readonly Needle[]): Needle[] {
  const byContent = new Map(needles.toReversed().map((needle) => [needle.bytes.toString('latin1'), needle]));
  const kept = [...byContent.values()].toReversed();
  for (const { label, bytes } of kept)
    if (bytes.length < LEAST_BYTES) throw new Error(`${label} is too short to be looked for`);
  return kept;
}
