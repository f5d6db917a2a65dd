import { z } from 'zod';

/** An opaque identifier given out by the portal or a desk; never parsed, only compared. */
export const Id = z.string().min(1).max(120);

/** A moment on the wire: RFC 3339 in UTC with milliseconds, `2026-11-20T09:04:00.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 }).meta({ id: 'Instant' });

/** A calendar date without a time, `1991-03-14`. */
export const CalendarDate = z.iso.date().meta({ id: 'CalendarDate' });

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** A BCP 47 language tag such as `fr` or `en-CA`. */
export const LocaleTag = z.string().min(2).max(35);

/** One text in several languages; English is always there. */
export const LocalizedText = z
  .object({ en: z.string(), fr: z.string().optional() })
  .catchall(z.string())
  .meta({ id: 'LocalizedText' });
export type LocalizedText = z.infer<typeof LocalizedText>;

/** A monotonic counter that the portal increments: revisions and feed sequences. */
export const Counter = z.int().min(0);

/** Levels of assurance as the portal numbers them, 1 (lowest) to 4. */
export const Level = z.int().min(1).max(4);

/** A compact JWS (three base64url parts). Source: RFC 7515 §7.1. */
export const CompactJws = z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);

/** A rectangle on an upright photo, in thousandths of its width and height. */
export const Box = z
  .object({
    x: z.int().min(0).max(1000),
    y: z.int().min(0).max(1000),
    w: z.int().min(0).max(1000),
    h: z.int().min(0).max(1000),
  })
  .meta({ id: 'Box' });
export type Box = z.infer<typeof Box>;

/** A person as others see them. */
export const PersonRef = z.object({ id: Id, name: z.string() }).meta({ id: 'PersonRef' });
export type PersonRef = z.infer<typeof PersonRef>;
