/**
 * Putting back what Readability left out of an article: the standfirst that a site keeps in its header, and
 * paragraphs that stand among those of the article in other containers. A line too many is a blemish, a
 * paragraph too few is a loss.
 */
import { type BlockJson, textOf } from './blocks.ts';
import { bareByline, introducedByline } from './byline.ts';
import type { DomElement } from './dom.ts';
import { furnitureOf, isHeadFurniture } from './furniture.ts';
import type { ReadBlocks } from './html-blocks.ts';
import type { Leaf } from './html-leaves.ts';
import { dateLine } from './publication-line.ts';
import { endsLikeSentence, essence, isProse } from './unit.ts';

/** What a standfirst is called in classes and ids. */
const STANDFIRST =
  /\b(?:lead|leads|lede|lead ?text|intro|introduction|introtext|teaser ?text|teaser|standfirst|stand first|dek|deck|sub ?title|sub ?headline|sub ?head|subline|summary|abstract|excerpt|description|chapo|chapeau|vorspann|entradilla|bajada|copete|sommario|sumario|ingress|strapline|leader)\b/;
/** A container of short texts that lead to other pages. */
const LISTING =
  /\b(?:teasers?|cards?|list|grid|carousel|slider|gallery|related|recommend\p{L}*|more|widget)\b/u;
/** Longest standfirst, in UTF-16 units. */
const MAX_STANDFIRST = 900;
const MIN_STANDFIRST = 40;
/** Share of links above which a leaf leads elsewhere. */
const MAX_LINKED = 0.3;
/** Leaves before the first of the article in which a standfirst is looked for when there is no headline. */
const REACH = 6;

export interface Found {
  readonly read: ReadBlocks;
  readonly leaves: readonly Leaf[];
  /** Numbers of the leaves that came through. */
  readonly kept: ReadonlySet<number>;
  readonly title: string | undefined;
  /** The page's description for machines, which often is the standfirst. */
  readonly description: string;
}

/** The blocks of the article with those put back that belong to it, and the numbers of these. */
export function restore(found: Found): { blocks: readonly BlockJson[]; restored: ReadonlySet<number> } {
  const { read, kept } = found;
  const numbers = [...kept].sort((a, b) => a - b);
  const [first] = numbers;
  const last = numbers.at(-1);
  const restored = new Set<number>();
  if (first === undefined || last === undefined) return { blocks: read.blocks, restored };
  const text = essence(read.blocks.map(textOf).join(' '));
  const homes = homesOf(found.leaves, kept);
  const twins = twinsOf(found, homes, last);
  const start = headlineBefore(found, first);
  for (const leaf of found.leaves) {
    if (kept.has(leaf.number) || leaf.block === null || isElsewhere(leaf)) continue;
    const isLead = leaf.number > start && leaf.number < first && isStandfirst(leaf, found.description);
    const isBelow = leaf.number > first && isProse(leaf.words) && !isTeaser(leaf, found.leaves);
    const isAmong = isBelow && (leaf.number < last ? isNear(leaf, homes) : isAtHome(leaf, homes));
    const isInTwin = leaf.number > first && isInHome(leaf, twins);
    if ((isLead || isAmong || isInTwin) && !text.includes(essence(leaf.words))) restored.add(leaf.number);
  }
  for (const leaf of found.leaves)
    if (leaf.number > first && isHeadingBack(leaf, found, restored)) restored.add(leaf.number);
  return { blocks: merged(found, restored), restored };
}

/** Number of the headline before the first leaf of the article, or of the leaf some way before it. */
function headlineBefore({ leaves, title }: Found, first: number): number {
  const own = essence(title ?? '');
  const headline = leaves.findLast(
    leaf => leaf.number < first && own !== '' && /^h[1-6]$/.test(leaf.name) && essence(leaf.words) === own,
  );
  return headline?.number ?? first - REACH - 1;
}

/** Whether a leaf leads to other pages or is a line of the page and not of the article. */
function isElsewhere(leaf: Leaf): boolean {
  return (
    leaf.linked > MAX_LINKED ||
    /^(?:figcaption|li|td|th|dt|address|footer)$/.test(leaf.name) ||
    furnitureOf(leaf.words) !== null ||
    isHeadFurniture(leaf.words)
  );
}

function isStandfirst({ words, hints, name }: Leaf, description: string): boolean {
  if (words.length < MIN_STANDFIRST || words.length > MAX_STANDFIRST) return false;
  if (dateLine(words) !== null || introducedByline(words) !== null || bareByline(words) !== null)
    return false;
  if (/\b(?:caption|credit|copyright|author|byline|bio)\b/.test(hints)) return false;
  const own = essence(words);
  if (
    description !== '' &&
    (description.startsWith(own.slice(0, 60)) || own.startsWith(description.slice(0, 60)))
  )
    return true;
  if (/^h[1-6]$/.test(name)) return STANDFIRST.test(hints);
  return STANDFIRST.test(hints) || isProse(words);
}

/** The elements directly around the leaves of the article, and the classes of those around them. */
function homesOf(leaves: readonly Leaf[], kept: ReadonlySet<number>): ReadonlySet<DomElement> {
  const homes = new Set<DomElement>();
  for (const { number, around, words } of leaves) {
    const [parent] = around;
    if (kept.has(number) && parent && isProse(words)) homes.add(parent);
  }
  return homes;
}

/**
 * Containers built like those of the article, in the same larger one: sites cut an article into pieces, with
 * an advertisement between. A headline between them begins another article.
 */
function twinsOf(
  { leaves, kept }: Found,
  homes: ReadonlySet<DomElement>,
  last: number,
): ReadonlySet<DomElement> {
  const built = new Map<string, DomElement>();
  for (const { number, around, build, words } of leaves)
    if (kept.has(number) && isProse(words)) built.set(build, around.at(-1) as DomElement);
  const next = leaves.find(({ number, name }) => number > last && name === 'h1')?.number ?? leaves.length;
  const twins = new Set<DomElement>();
  for (const leaf of leaves.slice(0, next)) {
    const [parent] = leaf.around;
    if (parent === undefined || homes.has(parent) || kept.has(leaf.number)) continue;
    const isPart = isProse(leaf.words) && !isElsewhere(leaf) && !isTeaser(leaf, leaves);
    if (isPart && sharesContainer(leaf, built.get(leaf.build))) twins.add(parent);
  }
  return twins;
}

/** Whether a leaf and a container of the article lie in the same one, and not in two articles. */
function sharesContainer({ around, build }: Leaf, outer: DomElement | undefined): boolean {
  if (outer === undefined || build === '') return false;
  const at = around.indexOf(outer);
  const isApart = around.slice(0, Math.max(0, at)).some(({ localName }) => localName === 'article');
  return at !== -1 && !isApart;
}

/** Whether a leaf stands in a piece of the article and is no link or button there. */
function isInHome({ around: [parent], words, name }: Leaf, homes: ReadonlySet<DomElement>): boolean {
  const isText = /^h[2-6]$/.test(name) || endsLikeSentence(words);
  return parent !== undefined && homes.has(parent) && isText;
}

/** Whether a leaf is a heading right over a paragraph of the article, in the same piece of it or the next. */
function isHeadingBack(leaf: Leaf, { leaves, kept }: Found, restored: ReadonlySet<number>): boolean {
  const next = leaves[leaf.number + 1];
  if (next === undefined || !/^h[2-6]$/.test(leaf.name) || kept.has(leaf.number)) return false;
  const isOver = (kept.has(next.number) || restored.has(next.number)) && isProse(next.words);
  const isBeside = leaf.around.slice(0, 2).some(element => next.around.slice(0, 2).includes(element));
  return isOver && isBeside && leaf.block !== null && !isElsewhere(leaf) && !restored.has(leaf.number);
}

/** Whether a leaf is the summary of another story: one beside it in a small container is a link. */
function isTeaser({ number, around }: Leaf, leaves: readonly Leaf[]): boolean {
  const [parent, above] = around;
  return [number - 1, number + 1].some(near => {
    const other = leaves[near];
    const isLink = other !== undefined && other.linked > 0.8 && other.words.length > 15;
    return (
      isLink &&
      (other.around.includes(parent as DomElement) || other.around.slice(0, 2).includes(above as DomElement))
    );
  });
}

/** Whether a leaf stands in a container beside or within which paragraphs of the article stand. */
function isNear({ around, hints }: Leaf, homes: ReadonlySet<DomElement>): boolean {
  if (LISTING.test(hints)) return false;
  return [...homes].some(
    home =>
      around.slice(0, 4).includes(home) || around.slice(0, 3).includes(home.parentElement as DomElement),
  );
}

/** Whether a leaf stands beside paragraphs of the article, or in a sibling of their container that is called the same. */
function isAtHome({ around: [parent, above], hints }: Leaf, homes: ReadonlySet<DomElement>): boolean {
  if (parent === undefined || LISTING.test(hints)) return false;
  if (homes.has(parent)) return true;
  const name = parent.getAttribute('class') ?? '';
  const isAlone = [...parent.querySelectorAll('a')].length > 0;
  return [...homes].some(
    home => !isAlone && name !== '' && home.getAttribute('class') === name && home.parentElement === above,
  );
}

/** The blocks in the order of their leaves; one without a leaf stays behind the one before it. */
function merged({ read, leaves }: Found, restored: ReadonlySet<number>): BlockJson[] {
  const waiting = leaves.filter(leaf => restored.has(leaf.number));
  const blocks: BlockJson[] = [];
  for (const block of read.blocks) {
    const number = read.leaves.get(block);
    while (number !== undefined && waiting[0] !== undefined && waiting[0].number < number) {
      const { block: own } = waiting.shift() as Leaf;
      if (own) blocks.push(own);
    }
    blocks.push(block);
  }
  return [...blocks, ...waiting.flatMap(({ block }) => block ?? [])];
}
