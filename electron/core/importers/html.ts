/** Saved web pages: the article found by Readability, with what the page says about it and what was left out. */
import { Readability } from '@mozilla/readability';
import type { StrippedPart } from '../../../shared/records/document.ts';
import { type BlockJson, textOf } from './blocks.ts';
import { cleanByline, introducedByline } from './byline.ts';
import { type DomDocument, type DomElement, parseDocument, wordsOf } from './dom.ts';
import { type Draft, Guesses, strippedPart } from './draft.ts';
import { furnitureOf } from './furniture.ts';
import { readHead } from './head.ts';
import { blocksOf } from './html-blocks.ts';
import { type PageOrigin, readPageMetadata } from './html-metadata.ts';
import { removeNoise } from './html-noise.ts';
import { tidyPage } from './html-tidy.ts';
import { cutTail } from './tail.ts';
import { essence, unitOf } from './unit.ts';

/** Share of the page's remaining text below which a short find of Readability is not believed to be the article. */
const MIN_SHARE = 0.25;
/** Text that is believed whatever else the page holds; Readability's own measure of a long enough article. */
const ENOUGH = 500;
/** Text up to which a page is taken whole: there is nothing to choose from. In UTF-16 units. */
const SMALL_PAGE = 1_500;

/** Elements above which Readability, which goes through a page many times, is not asked. */
const MAX_JUDGED = 100_000;

/**
 * Reads a page.
 * @param origin What is known of it besides its markup.
 * @throws Fault `file.tooLarge` or `file.malformed` for markup that is too much to read.
 */
export function readHtml(text: string, file: string | null, origin: PageOrigin = {}): Draft {
  const page = tidyPage(text, file);
  const document = parseDocument(page.html);
  const guesses = new Guesses();
  readPageMetadata(page, document, origin, guesses);
  const noise = removeNoise(document);
  const main = findArticle(document, page.elements, guesses);
  const head = readHead(main.blocks.map(unitOf), guesses);
  const body = cutTail(head.units, guesses);
  guesses.settle();
  return {
    metadata: guesses.metadata,
    blocks: body.units.map(unit => unit.block),
    stripped: [...head.stripped, ...body.stripped, ...noise, ...main.stripped],
    warnings: [...page.warnings, ...main.warnings],
    guesses: guesses.sources,
  };
}

interface Main {
  readonly blocks: readonly BlockJson[];
  readonly stripped: readonly StrippedPart[];
  readonly warnings: readonly string[];
}

/** The article of a page, or all that is left of a page in which none is found. */
function findArticle(document: DomDocument, elements: number, guesses: Guesses): Main {
  const whole = () => blocksOf(document.body);
  const words = wordsOf(document.body).length;
  if (words <= SMALL_PAGE && !document.querySelector('article, main')) {
    return { blocks: whole(), stripped: [], warnings: [] };
  }
  const everything = whole();
  if (elements > MAX_JUDGED) {
    const warnings = ['The page is too large to tell its article from the rest; all of it was taken'];
    return { blocks: everything, stripped: [], warnings };
  }
  const marked = markBlocks(document);
  const found = runReadability(document, guesses);
  const blocks = found ? blocksOf(found) : [];
  const length = blocks.reduce((sum, block) => sum + textOf(block).length, 0);
  const isSmallShare = length < words * MIN_SHARE;
  if (!found || (isSmallShare && length < ENOUGH)) {
    const warnings = ['The article could not be told from the rest of the page; all of it was taken'];
    return { blocks: everything, stripped: [], warnings };
  }
  const warnings = isSmallShare
    ? ['Most of the page was left out; compare with the list of what was removed']
    : [];
  return { blocks, stripped: leftOut(marked, found, guesses), warnings };
}

/** Blocks whose way through Readability is followed, to say afterwards which of them are gone. */
const FOLLOWED = 'p, h1, h2, h3, h4, h5, h6, li, figcaption, pre, blockquote, td';
const MARK = 'data-postil';

/** Numbers the blocks of a document. @returns their words by number. */
function markBlocks(document: DomDocument): ReadonlyMap<string, string> {
  const marked = new Map<string, string>();
  for (const element of document.querySelectorAll(FOLLOWED)) {
    const words = wordsOf(element);
    if (words === '' || element.querySelector('p, li')) continue;
    const number = String(marked.size);
    marked.set(number, words);
    element.setAttribute(MARK, number);
  }
  return marked;
}

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

/** The blocks that did not come through, neighbours joined, without the headline and byline shown above the text. */
function leftOut(marked: ReadonlyMap<string, string>, found: DomElement, guesses: Guesses): StrippedPart[] {
  const kept = new Set<string | null>();
  for (const element of found.querySelectorAll(`[${MARK}]`)) kept.add(element.getAttribute(MARK));
  const known = new Set([guesses.metadata.title, guesses.metadata.byline].map(value => essence(value ?? '')));
  const runs: string[][] = [];
  let isRun = false;
  for (const [number, words] of marked) {
    const isOut = !kept.has(number) && !known.has(essence(words));
    if (isOut && isRun) runs.at(-1)?.push(words);
    else if (isOut) runs.push([words]);
    isRun = isOut;
  }
  return runs.map(run => {
    const [first = ''] = run;
    const reason = introducedByline(first) !== null ? 'byline' : furnitureOf(first)?.reason;
    return strippedPart(reason ?? 'outside the article', run.join(' · '));
  });
}
