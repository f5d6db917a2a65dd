import { desk } from './implementer';

/** One stream a page. */
export const eventsProcedures = {
  subscribe: desk.events.subscribe.handler(async function* stream({ context, signal }) {
    const events = context.session.events.subscribe(signal);
    yield { type: 'session.changed' as const, session: context.session.state() };
    yield* events;
  }),
};
