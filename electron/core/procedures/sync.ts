import { desk } from './implementer';

/** The policy in force. */
export const policyProcedures = {
  get: desk.policy.get.handler(({ context }) => context.session.desk().policy()),
};

/** Where the desk stands with the portal. */
export const syncProcedures = {
  status: desk.sync.status.handler(({ context }) => context.session.desk().status()),
  now: desk.sync.now.handler(async ({ context }) => {
    await context.session.desk().sync.now();
    return {};
  }),
};
