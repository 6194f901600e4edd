/** Finding the article on a page: by Readability, which is told apart from the rest by what it left out. */
import { Readability } from '@mozilla/readability';
import type { StrippedPart } from '../../../shared/records/document.ts';
import { type BlockJson, textOf } from './blocks.ts';
import { cleanByline, introducedByline } from './byline.ts';
import { type DomDocument, type DomElement, wordsOf } from './dom.ts';
import { type Guesses, strippedPart } from './draft.ts';
import { furnitureOf } from './furniture.ts';
import { blocksOf, readBlocks } from './html-blocks.ts';
import { OWN } from './html-inline.ts';
import { type Leaf, numberLeaves } from './html-leaves.ts';
import { restore } from './html-restore.ts';
import { essence } from './unit.ts';

/** Share of the page's remaining text below which a short find of Readability is not believed to be the article. */
const MIN_SHARE = 0.25;
/** Text that is believed whatever else the page holds; Readability's own measure of a long enough article. */
const ENOUGH = 500;
/** Text up to which a page is taken whole: there is nothing to choose from. In UTF-16 units. */
const SMALL_PAGE = 1_500;
/** Elements above which Readability, which goes through a page many times, is not asked. */
const MAX_JUDGED = 60_000;

export interface Main {
  readonly blocks: readonly BlockJson[];
  /** The element the blocks were read from; null for the whole page. */
  readonly text: DomElement | null;
  readonly stripped: readonly StrippedPart[];
  readonly warnings: readonly string[];
}

export interface Sought {
  /** Elements of the page. */
  readonly elements: number;
  /** The page's description for machines. */
  readonly description: string;
}

/** The article of a page, or all that is left of a page in which none is found. The document is used up. */
export function findArticle(
  document: DomDocument,
  { elements, description }: Sought,
  guesses: Guesses,
): Main {
  const words = wordsOf(document.body).length;
  if (words <= SMALL_PAGE && !document.querySelector('article, main'))
    return { blocks: blocksOf(document.body), text: null, stripped: [], warnings: [] };
  const everything = blocksOf(document.body);
  const whole = (warning: string) => ({
    blocks: everything,
    text: null,
    stripped: [],
    warnings: [warning],
  });
  if (elements > MAX_JUDGED)
    return whole('The page is too large to tell its article from the rest; all of it was taken');
  const leaves = numberLeaves(document);
  const found = runReadability(document, guesses);
  if (!found) return whole(NOT_FOUND);
  const kept = new Set<number>();
  for (const element of found.querySelectorAll(`[${OWN.leaf}]`))
    kept.add(Number(element.getAttribute(OWN.leaf)));
  const { title } = guesses.metadata;
  const { blocks, restored } = restore({
    read: readBlocks(found),
    leaves,
    kept,
    title,
    description: essence(description),
  });
  const length = blocks.reduce((sum, block) => sum + textOf(block).length, 0);
  const isSmallShare = length < words * MIN_SHARE;
  if (isSmallShare && length < ENOUGH) return whole(NOT_FOUND);
  const gone = leaves.filter(({ number }) => !kept.has(number) && !restored.has(number));
  const warnings = isSmallShare
    ? ['Most of the page was left out; compare with the list of what was removed']
    : [];
  return { blocks, text: found, stripped: leftOut(gone, guesses), warnings };
}

const NOT_FOUND = 'The article could not be told from the rest of the page; all of it was taken';

/** Readability on the document, which it takes apart; null when it finds nothing. */
function runReadability(document: DomDocument, guesses: Guesses): DomElement | null {
  const reader = new Readability<DomElement>(
    document as unknown as ConstructorParameters<typeof Readability>[0],
    {
      serializer: node => node as unknown as DomElement,
      disableJSONLD: true,
      keepClasses: false,
    },
  );
  const result = reader.parse();
  guesses.offer('byline', cleanByline(result?.byline ?? ''), 'Readability');
  guesses.offer('publication', result?.siteName, 'Readability');
  return result?.content ?? null;
}

/** The leaves that did not come through, neighbours joined, without the headline and byline shown above the text. */
function leftOut(gone: readonly Leaf[], guesses: Guesses): StrippedPart[] {
  const known = new Set([guesses.metadata.title, guesses.metadata.byline].map(value => essence(value ?? '')));
  const runs: { readonly reason: string; last: number; readonly words: string[] }[] = [];
  for (const { number, words } of gone) {
    if (known.has(essence(words))) continue;
    const reason = introducedByline(words) !== null ? 'byline' : furnitureOf(words)?.reason;
    const run = runs.at(-1);
    const isRun = run !== undefined && run.last === number - 1 && (reason ?? run.reason) === run.reason;
    if (isRun) {
      run.words.push(words);
      run.last = number;
    } else runs.push({ reason: reason ?? 'outside the article', last: number, words: [words] });
  }
  return runs.map(({ reason, words }) => strippedPart(reason, words.join(' · ')));
}
