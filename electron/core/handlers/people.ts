/** Who annotates. */
import { listPeople } from '../workspace/people.ts';
import { calls } from './calls.ts';

const { people } = calls;

export const peopleHandlers = {
  list: people.list.handler(({ context }) => listPeople(context.session.workspace.db)),
  setMe: people.setMe.handler(({ context, input }) => {
    const { session } = context;
    const me = session.profile.setMe(input);
    if (session.state() !== null) session.workspace.setPerson(me);
    return me;
  }),
};
