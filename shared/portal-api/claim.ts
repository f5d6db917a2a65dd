import { z } from 'zod';
import { Id, Instant, PersonRef } from './primitives';

/** A claim is a lease: the holder alone may decide until it expires. */
export const Claim = z
  .object({ applicationId: Id, holder: PersonRef, takenAt: Instant, expiresAt: Instant })
  .meta({ id: 'Claim' });
export type Claim = z.infer<typeof Claim>;

export const ClaimList = z.object({ items: z.array(Claim) }).meta({ id: 'ClaimList' });

/** Body of `PUT /v1/applications/{id}/claim`: `reasonCode` where policy asks why one was chosen, `handOverTo` to pass it on. */
export const ClaimRequest = z
  .strictObject({ reasonCode: z.string().max(60).optional(), handOverTo: Id.optional() })
  .meta({ id: 'ClaimRequest' });

/** Body of `POST /v1/claims/next`; empty, the portal picks. */
export const ClaimNextRequest = z.strictObject({}).meta({ id: 'ClaimNextRequest' });

/** Body of `POST /v1/reservations`. */
export const ReservationRequest = z
  .strictObject({ count: z.int().min(1).max(200), hours: z.int().min(1).max(72) })
  .meta({ id: 'ReservationRequest' });
