/** Flat paragraphs of a word processor to the blocks of an article: lists nested, quotes and code joined. */
import {
  type BlockJson,
  blockquote,
  divider,
  type InlinePart,
  isVisible,
  list,
  preformatted,
  textblock,
} from '../blocks.ts';
import { isRule } from '../paragraphs.ts';
import {
  append,
  areVisible,
  type ListPlace,
  type WrittenBlock,
  type WrittenParagraph,
  withoutMark,
  wordsOfParts,
} from './written.ts';

type Listed = WrittenParagraph & { readonly list: ListPlace };

/** How a row of a table is told from a paragraph until the head of the text is read. */
export const ROW = 'row';

/**
 * The blocks of an article. Paragraphs that show nothing are dropped, and no block is empty. Rows of tables
 * have the type `ROW`, which `withRows` turns into paragraphs.
 */
export function assemble(written: readonly WrittenBlock[]): BlockJson[] {
  // An image without words may yet get those of a caption.
  const captioned = withCaptions(written.filter(block => block.kind === 'figure' || isShown(block)));
  const shown = captioned.filter(isShown);
  const blocks: BlockJson[] = [];
  let run: WrittenParagraph[] = [];
  const flush = () => {
    append(blocks, blocksOfRun(run));
    run = [];
  };
  for (const block of shown) {
    const group = block.kind === 'paragraph' ? groupOf(block) : null;
    if (run[0] !== undefined && groupOf(run[0]) !== group) flush();
    if (block.kind === 'paragraph' && group !== null) run.push(block);
    else append(blocks, blocksOfOne(block));
  }
  flush();
  return blocks;
}

function isShown(block: WrittenBlock): boolean {
  if (block.kind === 'divider') return true;
  if (block.kind === 'figure') return areVisible(block.parts);
  // An empty line of code parts what stands above and below it, and a drawn line is nothing but empty.
  return block.role === 'code' || block.role === 'rule' || areVisible(block.parts);
}

/** What neighbours of a paragraph it makes one block with; null for one that stands alone. */
function groupOf({ role, list: place }: WrittenParagraph): 'list' | 'quote' | 'code' | null {
  if (role === 'quote' || role === 'code') return role;
  return place === undefined || role === 'heading' ? null : 'list';
}

function blocksOfRun(run: readonly WrittenParagraph[]): BlockJson[] {
  const [first] = run;
  const group = first === undefined ? null : groupOf(first);
  if (group === 'list') return listsOf(run.filter(isListed));
  if (group === 'quote') return some(blockquote(run.flatMap(paragraphsOf)));
  return group === 'code' ? some(preformatted(run.map(codeOf).join('\n'))) : [];
}

function isListed(block: WrittenParagraph): block is Listed {
  return block.list !== undefined;
}

function codeOf({ parts }: WrittenParagraph): string {
  return parts.map(part => (part === 'break' ? '\n' : part.text)).join('');
}

function blocksOfOne(block: WrittenBlock): BlockJson[] {
  if (block.kind === 'divider') return [divider];
  if (block.kind === 'figure') return some(textblock('figure', block.parts));
  if (block.role === 'heading') {
    // A heading is strong by being one.
    return some(textblock('heading', withoutMark(block.parts, 'strong'), { level: block.level ?? 1 }));
  }
  if (isRuleOf(block)) return [divider];
  const paragraphs = paragraphsOf(block);
  return block.role === 'row' ? paragraphs.map(row => ({ ...row, type: ROW })) : paragraphs;
}

/** A line across the page: an empty paragraph drawn as one, or one of dashes or stars. */
function isRuleOf({ role, parts }: WrittenParagraph): boolean {
  return areVisible(parts) ? role === 'text' && isRule(wordsOfParts(parts)) : role === 'rule';
}

/** The blocks with their rows as the paragraphs they are. */
export function withRows(blocks: readonly BlockJson[]): BlockJson[] {
  return blocks.map(block => (block.type === ROW ? { ...block, type: 'paragraph' } : block));
}

function some(block: BlockJson | null): BlockJson[] {
  return block === null ? [] : [block];
}

/** The paragraphs of one: two line breaks in a row part it, as a reader sees it parted. */
function paragraphsOf({ parts }: WrittenParagraph): BlockJson[] {
  const paragraphs: InlinePart[][] = [[]];
  let breaks = 0;
  for (const part of parts) {
    if (part === 'break') {
      breaks++;
      continue;
    }
    if (breaks > 0 && !isVisible(part.text)) continue;
    if (breaks > 1) paragraphs.push([]);
    else if (breaks === 1) paragraphs.at(-1)?.push('break');
    breaks = 0;
    paragraphs.at(-1)?.push(part);
  }
  return paragraphs.flatMap(own => some(textblock('paragraph', own)));
}

interface OpenList {
  readonly isOrdered: boolean;
  readonly start: number;
  /** The number the next item has if it belongs to this list. */
  next: number;
  readonly items: BlockJson[][];
}

/**
 * Nests a run of list paragraphs. The level of its first is the outermost: a text that begins at level three
 * has no list around nothing. Numbers that do not go on begin a new list, with their start.
 */
function listsOf(run: readonly Listed[]): BlockJson[] {
  const base = run[0]?.list.level ?? 0;
  const blocks: (BlockJson | OpenList)[] = [];
  for (let at = 0; at < run.length; at++) {
    const paragraph = run[at];
    if (paragraph === undefined) break;
    const open = openList(blocks);
    if (paragraph.list.level > base && open !== null) {
      const end = run.findIndex((other, i) => i > at && other.list.level <= base);
      const inner = run.slice(at, end === -1 ? run.length : end);
      append(open.items.at(-1) ?? [], listsOf(inner));
      at += inner.length - 1;
    } else if (paragraph.list.isContinued) append(blocks, paragraphsOf(paragraph));
    else addItem(blocks, open, paragraph);
  }
  return blocks.flatMap(block =>
    'items' in block ? some(list(block.isOrdered, block.items, block.start)) : [block],
  );
}

function openList(blocks: readonly (BlockJson | OpenList)[]): OpenList | null {
  const last = blocks.at(-1);
  return last !== undefined && 'items' in last ? last : null;
}

function addItem(blocks: (BlockJson | OpenList)[], open: OpenList | null, paragraph: Listed): void {
  const { isOrdered, number } = paragraph.list;
  const item = paragraphsOf(paragraph);
  if (open?.isOrdered === isOrdered && (!isOrdered || open.next === number)) {
    open.items.push(item);
    open.next++;
  } else blocks.push({ isOrdered, start: Math.max(0, number), next: number + 1, items: [item] });
}

/**
 * An image and the caption beside it, above or below, are one figure: the caption says more than the
 * alternative text. A caption that no image stands beside, as that of a table, stays a paragraph.
 */
function withCaptions(blocks: readonly WrittenBlock[]): WrittenBlock[] {
  const joined: WrittenBlock[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined) break;
    const [above, below] = [joined.at(-1), blocks[at + 1]];
    if (block.kind !== 'figure') joined.push(block);
    else if (isCaption(above)) {
      joined.pop();
      joined.push({ kind: 'figure', parts: above.parts });
    } else if (isCaption(below)) {
      joined.push({ kind: 'figure', parts: below.parts });
      at++;
    } else joined.push(block);
  }
  return joined;
}

/** Words a caption begins with where no style says that it is one. */
const CAPTION =
  /^(?:fig(?:ure|ura|\.)?|photo|picture|image|map|chart|graph|abb(?:ildung|\.)|illustration|imagen|mapa|carte|рис(?:\.|унок))\s?\d{1,3}(?:\.\d{1,2})?\s?[.:—–-]/iu;

function isCaption(block: WrittenBlock | undefined): block is WrittenParagraph {
  if (block?.kind !== 'paragraph') return false;
  return block.role === 'caption' || (block.role === 'text' && CAPTION.test(wordsOfParts(block.parts)));
}
