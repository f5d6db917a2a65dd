import { z } from 'zod';
import { Id, Instant } from './primitives';
import { PublicKeyJwk } from './statement';

/** Body of `POST /v1/devices`: enrols a desk's signing key for the signed-in person. The same key enrolled twice is the same device. */
export const DeviceRequest = z
  // Strict down to the key: a private member that slipped in is refused, not passed over.
  .strictObject({ name: z.string().min(1).max(120), publicKey: z.strictObject(PublicKeyJwk.shape) })
  .meta({ id: 'DeviceRequest' });

/** What enrolment gives: the id, the log's origin and the keys that statements and receipts are checked against from now on. */
export const DeviceEnrolment = z
  .object({ deviceId: Id, logOrigin: z.string(), pinnedKeys: z.array(PublicKeyJwk).min(1) })
  .meta({ id: 'DeviceEnrolment' });
export type DeviceEnrolment = z.infer<typeof DeviceEnrolment>;

export const Device = z
  .object({ deviceId: Id, name: z.string(), enrolledAt: Instant, state: z.enum(['active', 'ended']) })
  .meta({ id: 'Device' });
export const DeviceList = z.object({ items: z.array(Device) }).meta({ id: 'DeviceList' });
