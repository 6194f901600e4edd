/**
 * The leaves of a page: the elements that hold its words and no other blocks. They are numbered before
 * Readability takes the page apart, to know afterwards which of them are gone; and some of those gone belong
 * to the article and are put back.
 */
import type { BlockJson } from './blocks.ts';
import { type DomDocument, type DomElement, isElement, wordsOf } from './dom.ts';
import { blocksOf } from './html-blocks.ts';
import { OWN } from './html-inline.ts';
import { splitWords } from './html-noise.ts';

export interface Leaf {
  readonly number: number;
  readonly name: string;
  readonly words: string;
  /** Share of its words that are links. */
  readonly linked: number;
  /** Words of the classes and ids of the element and of the three around it. */
  readonly hints: string;
  /** The elements around it, the nearest first, as they were before anything was moved. */
  readonly around: readonly DomElement[];
  /** Names and classes of the nearest of them; empty where no class tells them from any other. */
  readonly build: string;
  /** What it would be in an article; null for what is too short to be put back. */
  readonly block: BlockJson | null;
}

const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** Shortest leaf that may be put back, in UTF-16 units; a heading may be of one word. */
const MIN_LENGTH = 30;
/** Elements around a leaf that are remembered. */
const MAX_AROUND = 6;

/** Numbers the leaves of a document, in order. */
export function numberLeaves(document: DomDocument): Leaf[] {
  const leaves: Leaf[] = [];
  visit(document.body, leaves);
  return leaves;
}

/** @returns whether the element is a block or holds one. */
function visit(element: DomElement, leaves: Leaf[]): boolean {
  const before = leaves.length;
  let holdsBlock = false;
  for (const child of element.childNodes) if (isElement(child) && visit(child, leaves)) holdsBlock = true;
  const isBlock = BLOCKS.has(element.localName);
  if (isBlock && !holdsBlock && leaves.length === before) addLeaf(element, leaves);
  return holdsBlock || isBlock;
}

function addLeaf(element: DomElement, leaves: Leaf[]): void {
  const words = wordsOf(element);
  if (words === '') return;
  const number = leaves.length;
  element.setAttribute(OWN.leaf, String(number));
  const around: DomElement[] = [];
  for (let at = element.parentElement; at && around.length < MAX_AROUND; at = at.parentElement)
    around.push(at);
  const isLong = words.length >= MIN_LENGTH || /^h[2-6]$/.test(element.localName);
  leaves.push({
    number,
    name: element.localName,
    words,
    linked: linkShare(element, words.length),
    hints: [element, ...around.slice(0, 3)].map(hintsOf).join(' | '),
    around,
    build: buildOf(around),
    block: isLong ? blockOf(element) : null,
  });
}

/** How far up containers must be built alike. */
const BUILD_LEVELS = 3;

function buildOf(around: readonly DomElement[]): string {
  const classes = around.slice(0, BUILD_LEVELS).map(element => element.getAttribute('class')?.trim() ?? '');
  if ((classes[0] ?? '') === '') return '';
  return classes.map((names, i) => `${around[i]?.localName}.${names}`).join(' < ');
}

function blockOf(element: DomElement): BlockJson | null {
  const level = /^h([1-6])$/.exec(element.localName)?.[1];
  const [block] = blocksOf(element);
  if (block === undefined || level === undefined) return block ?? null;
  return { ...block, type: 'heading', attrs: { ...block.attrs, level: Number(level) } };
}

function linkShare(element: DomElement, length: number): number {
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += wordsOf(link).length;
  for (let at = element.parentElement; at && linked === 0; at = at.parentElement)
    if (at.localName === 'a') return 1;
  return linked / Math.max(1, length);
}

function hintsOf(element: DomElement): string {
  return splitWords(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`).trim();
}
