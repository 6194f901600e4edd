/** What this computer remembers for its analyst, outside every workspace. */
import { z } from 'zod';
import { ExportChoices } from './export-options.ts';
import { Person } from './person.ts';

export const Appearance = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Stronger ink, lines and colours of kinds, in either theme. A system that asks for them gets them anyway. */
  isHighContrast: z.boolean(),
  /** Size of the article's text in CSS pixels. */
  textSize: z.number().min(12).max(32),
  typeface: z.enum(['serif', 'sans']),
  /** What the colours of highlights tell: the kinds of passages, or who made them. */
  highlightColours: z.enum(['kind', 'person']),
  /** How wide the column of the article is. */
  lineWidth: z.enum(['narrow', 'medium', 'wide']),
  /** Widths of the side panes in CSS pixels; a hidden pane keeps its width. */
  libraryWidth: z.number().min(180).max(600),
  inspectorWidth: z.number().min(220).max(700),
  isLibraryHidden: z.boolean(),
  isInspectorHidden: z.boolean(),
  /**
   * Columns of the table as last shown, in their order; empty for the usual ones. Any name is taken, so that
   * settings a newer Postil wrote stay readable.
   */
  tableColumns: z.array(z.object({ column: z.string(), width: z.number() })),
});
export type Appearance = z.infer<typeof Appearance>;

export const RecentWorkspace = z.object({ path: z.string(), name: z.string(), openedAt: z.number() });
export type RecentWorkspace = z.infer<typeof RecentWorkspace>;

export const Settings = z.object({
  me: Person,
  /** False until the analyst has confirmed or changed the name Postil started with. */
  isMeConfirmed: z.boolean(),
  appearance: Appearance,
  recent: z.array(RecentWorkspace),
  exportChoices: ExportChoices,
});
export type Settings = z.infer<typeof Settings>;

export const defaultAppearance: Appearance = {
  theme: 'system',
  isHighContrast: false,
  textSize: 18.5,
  typeface: 'serif',
  lineWidth: 'medium',
  highlightColours: 'kind',
  libraryWidth: 272,
  inspectorWidth: 328,
  isLibraryHidden: false,
  isInspectorHidden: false,
  tableColumns: [],
};
