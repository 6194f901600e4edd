/**
 * A page as the lines one reads on it, each with what its markup calls it: the view in which a headline, a
 * byline and a date are found that nothing else names.
 */
import { type DomDocument, type DomElement, isElement, spacedWords, wordsOf } from './dom.ts';
import { noiseReason, splitWords } from './html-noise.ts';

export interface Line {
  /** Its words, white space collapsed. */
  readonly text: string;
  readonly element: DomElement;
  /** Words of the classes, ids and item properties of the element and of the two around it. */
  readonly hints: string;
  /** In a part of the page that is not the article: comments, other stories, navigation. */
  readonly isNoise: boolean;
  /** In the lines below an article, where some sites say who wrote it. */
  readonly isFoot: boolean;
  /** In the header of the site, or the name of the site itself. */
  readonly isSite: boolean;
}

/** Lines read of a page: what is looked for stands near its headline. */
const MAX_LINES = 4_000;
/** Longest line kept whole, in UTF-16 units. */
const MAX_LENGTH = 600;

const BLOCKS: ReadonlySet<string> = new Set(
  'address, article, aside, blockquote, center, dd, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, table, tbody, td, tfoot, th, thead, tr, ul'.split(
    ', ',
  ),
);
const NOISY: ReadonlySet<string> = new Set(['nav', 'aside', 'footer', 'form']);
const FOOT_HINT = /\b(?:post|entry|article) (?:footer|foot)\b/;
const SITE_HINT =
  /\b(?:site (?:title|name|logo|header|branding)|logo|branding|brand|masthead|topbar|blog title)\b/;

/** The lines of a page in order. */
export function linesOf(document: DomDocument): Line[] {
  const lines: Line[] = [];
  const parents = new Set<DomElement>();
  findParents(document.body, parents);
  visit(document.body, { hints: [], isNoise: false, isFoot: false, isSite: false, parents }, lines);
  return lines;
}

/** Collects the elements that hold blocks. @returns whether this one is a block or holds one. */
function findParents(element: DomElement, parents: Set<DomElement>): boolean {
  let holdsBlock = false;
  for (const child of element.childNodes)
    if (isElement(child) && findParents(child, parents)) holdsBlock = true;
  if (holdsBlock) parents.add(element);
  return holdsBlock || BLOCKS.has(element.localName);
}

interface Place {
  /** Hints of the elements around, the nearest last. */
  readonly hints: readonly string[];
  readonly isNoise: boolean;
  readonly isFoot: boolean;
  readonly isSite: boolean;
  /** All elements of the page that hold blocks. */
  readonly parents: ReadonlySet<DomElement>;
}

function visit(element: DomElement, outer: Place, lines: Line[]): void {
  if (lines.length >= MAX_LINES) return;
  const place = placeOf(element, outer);
  if (!place.parents.has(element)) {
    const text = spacedWords(element, MAX_LENGTH).slice(0, MAX_LENGTH);
    if (text === '') return;
    const hints = place.hints.slice(-3).join(' ');
    const isSite = place.isSite || isLinkHome(element);
    lines.push({ text, element, hints, isNoise: place.isNoise, isFoot: place.isFoot, isSite });
    return;
  }
  // Words between blocks are rarely what is looked for, but a date may stand so.
  for (const node of element.childNodes) {
    if (isElement(node)) visit(node, place, lines);
    else if (node.nodeType === 3 && /\S/u.test(node.textContent ?? '')) {
      const text = wordsOf(node).slice(0, MAX_LENGTH);
      const hints = place.hints.slice(-3).join(' ');
      lines.push({
        text,
        element,
        hints,
        isNoise: place.isNoise,
        isFoot: place.isFoot,
        isSite: place.isSite,
      });
    }
  }
}

function placeOf(element: DomElement, outer: Place): Place {
  const hints = hintsOf(element);
  const isFoot = outer.isFoot || FOOT_HINT.test(hints);
  const isArticle = element.localName === 'article' || element.localName === 'main';
  return {
    ...outer,
    hints: [...outer.hints.slice(-2), hints],
    isNoise: outer.isNoise || (!isFoot && isNoisy(element)),
    isFoot,
    isSite: !isArticle && (outer.isSite || SITE_HINT.test(hints) || isPageHeader(element)),
  };
}

/** Whether an element is a part of the page beside the article, and not a container of everything that is called so. */
function isNoisy(element: DomElement): boolean {
  const isCalledSo = NOISY.has(element.localName) || noiseReason(element) !== null;
  return isCalledSo && element.querySelector('article, main, h1') === null;
}

function isPageHeader(element: DomElement): boolean {
  const isHeader = element.localName === 'header' && element.parentElement?.localName === 'body';
  return isHeader && element.querySelector('h1') === null;
}

function hintsOf(element: DomElement): string {
  const names = ['class', 'id', 'itemprop', 'rel', 'data-testid'].map(
    name => element.getAttribute(name) ?? '',
  );
  return splitWords(names.join(' ')).trim();
}

/** A headline that leads to the front page is the name of the site. */
function isLinkHome(element: DomElement): boolean {
  const link = element.localName === 'a' ? element : element.querySelector('a');
  const href = link?.getAttribute('href') ?? '';
  const path = URL.canParse(href, 'https://page.invalid') ? new URL(href, 'https://page.invalid') : null;
  return link !== null && href !== '' && path?.pathname === '/' && path.search === '' && path.hash === '';
}
