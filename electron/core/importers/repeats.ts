/**
 * Figures that say nothing: the alternative text of an image that repeats the headline, a caption or a file's
 * name; and captions that stand once more beside their figure.
 */
import type { StrippedPart } from '../../../shared/records/document.ts';
import { strippedPart } from './draft.ts';
import { essence, type Unit } from './unit.ts';

/** Names of files and what programs write where an alternative text belongs. */
const NOTHING =
  /^(?:[\w()&+%-]{3,}\.(?:jpe?g|png|gif|webp|svg)|\S*\d\S*[_-]\S*|\S+[_-]\S*\d\S*|(?:article |featured |header |main |hero |blog |cover )?(?:image|photo|picture|img|logo|avatar|thumbnail|banner|bild|foto|placeholder)(?: \d+)?|print header logo|profile (?:picture|photo|image).{0,60}|.{0,40}['’]s (?:avatar|profile (?:picture|photo)))$/iu;

/** Longest text that says nothing, in UTF-16 units. */
const MAX_NOTHING = 160;

/** Takes out figures that repeat what was said, or were never meant to be read. */
export function withoutRepeats(
  units: readonly Unit[],
  title: string | undefined,
): { units: readonly Unit[]; stripped: readonly StrippedPart[] } {
  const said = new Set([essence(title ?? '')]);
  const stripped: StrippedPart[] = [];
  const kept = units.filter(({ block, text }, i) => {
    if (block.type !== 'figure') {
      const isAgain = isCaptionOf(text, units[i - 1]) || isCaptionOf(text, units[i + 1]);
      if (isAgain) stripped.push(strippedPart('caption given twice', text));
      return !isAgain;
    }
    const own = essence(text);
    const isIdle =
      said.has(own) ||
      said.has(own.replace(/(?:image|photo|foto|bild)$/u, '')) ||
      (text.length <= MAX_NOTHING && NOTHING.test(text));
    said.add(own);
    if (isIdle) stripped.push(strippedPart('image label', text));
    return !isIdle;
  });
  return { units: kept, stripped };
}

/** Shortest caption taken out when it stands twice: one word may head a section. In UTF-16 units. */
const MIN_CAPTION = 12;

function isCaptionOf(text: string, figure: Unit | undefined): boolean {
  return (
    figure?.block.type === 'figure' && text.length >= MIN_CAPTION && essence(text) === essence(figure.text)
  );
}
