/** The five steps of the tour: what each says, which part of the window it is about, and what to try there. */
import type { Annotation } from '../../shared/records/annotation.ts';

/** What the analyst has done so far, as far as the tour asks for it. */
export interface TourSight {
  /** Id of the focused annotation. */
  readonly focused: string | null;
  /** The annotations of the open article; undefined while they are read. */
  readonly annotations: readonly Annotation[] | undefined;
}

export interface TourStep {
  readonly id: 'read' | 'inspect' | 'tag' | 'find' | 'export';
  readonly title: string;
  readonly text: string;
  /** Selects the part of the window it is about. */
  readonly target: string;
  /** Something to do now, and how to tell that it was done. */
  readonly task?: {
    readonly words: string;
    isDone(now: TourSight, before: TourSight): boolean;
  };
}

/** @param mod How the platform writes Ctrl or ⌘ before a letter, e.g. `Ctrl `. */
export function tourSteps(mod: string, shift: string): readonly TourStep[] {
  return [
    {
      id: 'read',
      title: 'An article, read for evidence',
      text: 'A solid line is a claim, a dashed one a precedent, a double one a policy option. The stripes in the margin show where each begins and ends, also where several overlap.',
      target: 'main',
      task: {
        words: 'Press J for the next annotation, K for the one before.',
        isDone: (now, before) => now.focused !== null && now.focused !== before.focused,
      },
    },
    {
      id: 'inspect',
      title: 'Say what it is',
      text: 'The inspector has the fields of the kind, tags, links and a note. All of it is optional and kept as you type. T opens the tags, N the note, L links to another passage; Escape leads back to the text.',
      target: '#inspector',
    },
    {
      id: 'tag',
      title: 'Tag a passage',
      text: `Select words with the mouse, or without one: F7 shows a caret, S takes a whole sentence. Then C tags a claim, P a precedent, O a policy option. ${mod}Z takes back anything.`,
      target: 'main',
      task: {
        words: 'Press S to select a sentence, then C.',
        isDone: (now, before) =>
          now.annotations !== undefined &&
          before.annotations !== undefined &&
          now.annotations.length > before.annotations.length,
      },
    },
    {
      id: 'find',
      title: 'Find anything',
      text: `${mod}${shift}F searches articles, quotes, notes, tags and fields, and kind: tag: doc: by: narrow it. ${mod}K does anything by its name; ? lists all keys.`,
      target: 'search',
    },
    {
      id: 'export',
      title: 'Take it away',
      text: 'Export writes a table with every quote, its fields and its exact place. Import… in the library brings in what you are reading yourself. The sample stays: change in it what you like.',
      target: 'header [data-tour="export"]',
    },
  ];
}
