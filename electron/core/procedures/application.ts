import { desk } from './implementer';

/** One application under review. */
export const applicationProcedures = {
  get: desk.application.get.handler(({ context, input }) => context.session.desk().review.view(input.applicationId)),
  saveDraft: desk.application.saveDraft.handler(async ({ context, input: { applicationId, draft } }) => ({
    savedAtMs: await context.session.desk().review.saveDraft(applicationId, draft),
  })),
  reportUndecodable: desk.application.reportUndecodable.handler(async ({ context, input }) => {
    await context.session.desk().review.reportUndecodable(input.applicationId, input.mediaId);
    return {};
  }),
  refetchEvidence: desk.application.refetchEvidence.handler(async ({ context, input }) => {
    await context.session.desk().review.refetchEvidence(input.applicationId, input.mediaId);
    return {};
  }),
};
