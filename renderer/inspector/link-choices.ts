/** What an annotation may be linked to: those of its article first, or those that fit what was typed. */
import type { SearchHit } from '../../shared/contract/search.ts';
import type { Annotation } from '../../shared/records/annotation.ts';
import { type Kind, kinds } from '../../shared/records/kind.ts';
import type { LinkType } from '../../shared/records/link.ts';
import type { Suggestion } from '../ui/Suggest.tsx';

/** Lines shown: more would have to be scrolled, and typing is quicker. */
const MOST = 30;
/** Units of a quote shown: two lines of the list. */
const EXCERPT = 110;

/** The link most often meant from an annotation of each kind; any other is one choice away. */
export const usualLink: Readonly<Record<Kind, LinkType>> = {
  claim: 'supports',
  precedent: 'precedent-for',
  option: 'argues-for',
};

/**
 * Suggestions for linking `from`.
 * @param here The annotations of its article.
 * @param hits What the search of the workspace found for `typed`.
 */
export function linkChoices(
  from: readonly string[],
  typed: string,
  here: readonly Annotation[],
  hits: readonly SearchHit[],
): Suggestion[] {
  const words = bare(typed).split(/\s+/u);
  const starts = new Set(from);
  const own = here
    .filter(({ id, anchor }) => !starts.has(id) && words.every(word => bare(anchor.quote).includes(word)))
    .map(({ id, anchor, kind }) => suggestion(id, anchor.quote, kind));
  const listed = new Set([...from, ...own.map(({ id }) => id)]);
  const others = hits.flatMap(({ annotation, kind, snippet, title }) =>
    annotation === null || kind === null || listed.has(annotation)
      ? []
      : [suggestion(annotation, snippet, kind, title)],
  );
  const isSearched = typed !== '' && others.length > 0;
  return [...own.slice(0, isSearched ? MOST / 2 : MOST), ...others].slice(0, MOST);
}

/** Without case and accents, as the search of the workspace compares. */
function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();
}

function suggestion(id: string, quote: string, kind: Kind, title?: string): Suggestion {
  const line = quote.replace(/\s+/gu, ' ').trim();
  const label = line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT).toWellFormed()}…`;
  return { id, label, note: title === undefined ? kinds[kind].label : `${kinds[kind].label}, ${title}` };
}
