import { desk } from './implementer';

/** Leases on applications. */
export const claimProcedures = {
  takeNext: desk.claim.takeNext.handler(({ context, input }) => context.session.desk().claims.takeNext(input.after)),
  take: desk.claim.take.handler(({ context, input }) =>
    context.session.desk().claims.take(input.applicationId, input.reasonCode),
  ),
  release: desk.claim.release.handler(async ({ context, input }) => {
    await context.session.desk().claims.release(input.applicationId);
    return {};
  }),
};
