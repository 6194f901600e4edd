/** What a correction does to the annotations of the article, told before it is saved. */
import type { Annotation } from '../../../shared/records/annotation.ts';
import { TextResolver } from '../../../shared/text/anchors.ts';
import type { CorrectedText } from '../../../shared/text/correct-text.ts';

export interface ChangedAnnotation {
  readonly annotation: Annotation;
  readonly before: string;
  readonly after: string;
}

/** An annotation none of whose words are left where it stood. */
export interface LostAnnotation {
  readonly annotation: Annotation;
  readonly before: string;
  /** Words elsewhere in the text that are clearly the same; null where there are none. */
  readonly found: string | null;
}

export interface Review {
  readonly changed: readonly ChangedAnnotation[];
  readonly lost: readonly LostAnnotation[];
  /** How many annotations the article has. */
  readonly total: number;
}

/** Lost annotations looked for elsewhere: each search goes through the whole text. */
const MOST_SEARCHES = 200;

export function reviewOf(text: CorrectedText, annotations: readonly Annotation[]): Review {
  const changed: ChangedAnnotation[] = [];
  const lost: LostAnnotation[] = [];
  const resolver = new TextResolver(text.after.text);
  for (const annotation of annotations) {
    const words = wordsOf(text, annotation);
    if (words === null || words.before === words.after) continue;
    const { before, after } = words;
    if (after !== null) {
      changed.push({ annotation, before, after });
      continue;
    }
    const { start, end } =
      lost.length < MOST_SEARCHES ? resolver.resolve(annotation.anchor) : { start: null, end: null };
    const found = start === null || end === null ? null : text.after.text.slice(start, end);
    lost.push({ annotation, before, found });
  }
  return { changed, lost, total: annotations.length };
}

/** How many annotations stand on other words than before, or on none. */
export function countTouched(text: CorrectedText, annotations: readonly Annotation[]): number {
  return annotations.filter(annotation => {
    const words = wordsOf(text, annotation);
    return words !== null && words.before !== words.after;
  }).length;
}

/** An annotation's words before and after; null of an orphan, which has none to lose. */
function wordsOf(
  text: CorrectedText,
  { position }: Annotation,
): { before: string; after: string | null } | null {
  const { start, end } = position;
  if (start === null || end === null) return null;
  return {
    before: text.before.text.slice(start, end),
    after: text.anchor('after', { start, end })?.quote ?? null,
  };
}
