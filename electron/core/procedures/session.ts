import { desk } from './implementer';

/** Who works at this desk. */
export const sessionProcedures = {
  state: desk.session.state.handler(({ context }) => context.session.state()),
  people: desk.session.people.handler(({ context }) => context.session.people()),
  signIn: desk.session.signIn.handler(({ context, input }) => context.session.signIn(input.personId)),
  lock: desk.session.lock.handler(async ({ context }) => {
    await context.session.lock();
    return {};
  }),
  preferences: desk.session.preferences.handler(({ context }) => context.session.preferences.get()),
  setPreferences: desk.session.setPreferences.handler(({ context, input }) => context.session.preferences.set(input)),
};
