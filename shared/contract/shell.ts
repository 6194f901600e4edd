/** What the window's surroundings can do, and the settings of this computer. */
import { z } from 'zod';
import { ExportChoices } from '../records/export-options.ts';
import { Appearance, Settings } from '../records/settings.ts';
import { call } from './base.ts';

/** The renderer draws by these, never by the name of the shell. */
export const Abilities = z.object({
  /** The system's own dialogs for choosing files; without them the app lists folders itself. */
  hasNativeDialogs: z.boolean(),
  /** Can show a file in the system's file manager. */
  canReveal: z.boolean(),
  /** Can end the whole app from a menu. */
  canQuit: z.boolean(),
});
export type Abilities = z.infer<typeof Abilities>;

export const FolderEntry = z.object({
  name: z.string(),
  path: z.string(),
  isFolder: z.boolean(),
  modifiedAt: z.number(),
});
export const FolderListing = z.object({
  path: z.string(),
  /** The folder above, null at the root. */
  parent: z.string().nullable(),
  entries: z.array(FolderEntry),
});
export type FolderListing = z.infer<typeof FolderListing>;

/** What a file is for; `merge` is a workspace that may be sealed, `sealed` one that is, `report` a text about an import. */
export const FilePurpose = z.enum(['workspace', 'merge', 'sealed', 'export', 'report']);
export type FilePurpose = z.infer<typeof FilePurpose>;

export const shell = {
  abilities: call.output(Abilities),
  settings: call.output(Settings),
  setAppearance: call.input(Appearance.partial()).output(Appearance),
  setExportChoices: call.input(ExportChoices).output(z.void()),
  /** Folders and the files of one purpose in a folder; the person's documents folder when none is named. */
  listFolder: call
    .input(z.object({ path: z.string().optional(), purpose: FilePurpose }))
    .output(FolderListing),
  /** The system's dialog for a workspace to open or to merge; null when it was dismissed. */
  chooseOpen: call.input(z.object({ purpose: z.enum(['workspace', 'merge']) })).output(z.string().nullable()),
  /** The system's dialog for saving; null when it was dismissed. */
  chooseSave: call
    .input(z.object({ suggestedName: z.string(), purpose: FilePurpose }))
    .output(z.string().nullable()),
  reveal: call.input(z.object({ path: z.string() })).output(z.void()),
  quit: call.output(z.void()),
};
