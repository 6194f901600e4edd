/** What the window's surroundings can do, and the settings of this computer. */
import { calls } from './calls.ts';
import { listFolder } from './folders.ts';

const { shell } = calls;

export const shellHandlers = {
  abilities: shell.abilities.handler(({ context }) => context.session.ports.abilities),
  settings: shell.settings.handler(({ context }) => context.session.profile.settings),
  setAppearance: shell.setAppearance.handler(({ context, input }) => {
    const { profile } = context.session;
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return profile.update({ appearance: { ...profile.settings.appearance, ...given } }).appearance;
  }),
  setExportChoices: shell.setExportChoices.handler(({ context, input }) => {
    context.session.profile.update({ exportChoices: input });
  }),
  listFolder: shell.listFolder.handler(({ input }) => listFolder(input.path, input.purpose)),
  chooseOpen: shell.chooseOpen.handler(({ context, input }) =>
    context.session.ports.chooseOpen(input.purpose),
  ),
  chooseSave: shell.chooseSave.handler(({ context, input }) => context.session.ports.chooseSave(input)),
  reveal: shell.reveal.handler(({ context, input }) => context.session.ports.reveal(input.path)),
  quit: shell.quit.handler(({ context }) => context.session.ports.quit()),
};
