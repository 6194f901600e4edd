/** Elements of an inert document to blocks of an article. What is not in the schema loses its element, not its words. */
import {
  type BlockJson,
  blockquote,
  divider,
  type InlinePart,
  isVisible,
  list,
  MAX_BLOCK_DEPTH,
  type MarkJson,
  preformatted,
  textblock,
} from './blocks.ts';
import { type DomElement, type DomNode, isElement, wordsOf } from './dom.ts';
import { emojiOf, isInline, isSeen, isSkipped, markOf, noteMarkOf, OWN, partsOf } from './html-inline.ts';
import { dataRows, rowParts } from './html-table.ts';

/** The blocks of an element's content, and the leaf each was made of where leaves are numbered. */
export interface ReadBlocks {
  readonly blocks: readonly BlockJson[];
  readonly leaves: ReadonlyMap<BlockJson, number>;
}

/** The blocks of an element's content. */
export function blocksOf(root: DomElement): BlockJson[] {
  return [...readBlocks(root).blocks];
}

/** The blocks of an element's content with the numbers of their leaves. */
export function readBlocks(root: DomElement): ReadBlocks {
  const course: Course = { leaf: null, leaves: new Map() };
  const reader = new BlockReader(course);
  reader.content(root, 0);
  return { blocks: reader.finish(), leaves: course.leaves };
}

/** How far the reading has come; shared by the readers of nested blocks. */
interface Course {
  /** Number of the first leaf met since the last block was made. */
  leaf: number | null;
  readonly leaves: Map<BlockJson, number>;
}

/** Gathers blocks; text outside any block element becomes a paragraph of its own. */
class BlockReader {
  readonly #blocks: BlockJson[] = [];
  readonly #course: Course;
  #parts: InlinePart[] = [];

  constructor(course: Course) {
    this.#course = course;
  }

  finish(): BlockJson[] {
    this.#flush();
    return this.#blocks;
  }

  content(element: DomElement, depth: number): void {
    for (const child of element.childNodes) this.#node(child, [], depth);
  }

  /** Everything read so far that is no block yet becomes a paragraph; two line breaks in a row part two. */
  #flush(): void {
    for (const parts of splitAtDoubleBreaks(this.#parts)) this.#textblock('paragraph', parts);
    this.#parts = [];
  }

  #add(block: BlockJson | null): void {
    if (!block) return;
    this.#blocks.push(block);
    const { leaf, leaves } = this.#course;
    if (leaf !== null) leaves.set(block, leaf);
    this.#course.leaf = null;
  }

  #textblock(
    type: 'paragraph' | 'heading' | 'figure',
    parts: readonly InlinePart[],
    attrs?: { level: number },
  ): void {
    this.#add(textblock(type, parts, attrs));
  }

  #node(node: DomNode, marks: readonly MarkJson[], depth: number): void {
    if (node.nodeType === 3) this.#parts.push({ text: node.textContent ?? '', marks });
    else if (isElement(node) && !isSkipped(node)) {
      const leaf = node.getAttribute(OWN.leaf);
      const isLine = isInline(node);
      if (!isLine) this.#flush();
      if (leaf !== null) this.#course.leaf ??= Number(leaf);
      if (isLine) this.#inline(node, marks, depth);
      else this.#block(node, marks, depth);
    }
  }

  #inline(element: DomElement, marks: readonly MarkJson[], depth: number): void {
    const name = element.localName;
    const note = noteMarkOf(element, marks);
    if (note) this.#parts.push(note);
    else if (name === 'br') this.#parts.push('break');
    else if (name === 'img') this.#image(element, marks);
    else {
      const own = markOf(element);
      const inner = own ? [...marks, own] : marks;
      if (name === 'q') this.#parts.push({ text: '“', marks });
      for (const child of element.childNodes) this.#node(child, inner, depth);
      if (name === 'q') this.#parts.push({ text: '”', marks });
    }
  }

  /** An image inside a line is a picture of its alternative text (an emoji); one alone is a figure. */
  #image(element: DomElement, marks: readonly MarkJson[]): void {
    const words = (element.getAttribute('alt') ?? '').trim();
    if (!isVisible(words)) return;
    if (emojiOf(element) !== '') this.#parts.push({ text: words, marks });
    else if (!this.#parts.some(isSeen)) {
      this.#flush();
      this.#textblock('figure', [{ text: words, marks: [] }]);
    }
  }

  #block(element: DomElement, marks: readonly MarkJson[], depth: number): void {
    const level = /^h([1-6])$/.exec(element.localName)?.[1];
    if (level !== undefined) this.#textblock('heading', partsOf(element), { level: Number(level) });
    else this.#other(element, marks, depth);
    this.#flush();
  }

  #other(element: DomElement, marks: readonly MarkJson[], depth: number): void {
    const name = element.localName;
    if (name === 'hr') this.#blocks.push(divider);
    else if (name === 'pre') this.#add(preformatted(preText(element)));
    else if (name === 'figure') this.#figure(element, depth);
    else if (name === 'table') this.#table(element, depth);
    else if (depth < MAX_BLOCK_DEPTH && /^(?:ul|ol|menu|dir)$/.test(name)) this.#list(element, depth);
    else if (depth < MAX_BLOCK_DEPTH && name === 'blockquote')
      this.#nested(() => blockquote(this.#inside(element, depth)));
    else for (const child of element.childNodes) this.#node(child, marks, depth);
  }

  /** A block made of blocks is of the leaf its first one is of. */
  #nested(make: () => BlockJson | null): void {
    const { leaves, leaf } = this.#course;
    const { size } = leaves;
    const block = make();
    this.#course.leaf = leaf ?? [...leaves.values()][size] ?? this.#course.leaf;
    this.#add(block);
  }

  #inside(element: DomElement, depth: number): BlockJson[] {
    const reader = new BlockReader(this.#course);
    reader.content(element, depth + 1);
    return reader.finish();
  }

  #list(element: DomElement, depth: number): void {
    const start = Number.parseInt(element.getAttribute('start') ?? '1', 10);
    this.#nested(() => {
      const items: BlockJson[][] = [];
      for (const child of element.childNodes) {
        if (isElement(child) && !isSkipped(child)) items.push(this.#item(child, depth));
        else if (child.nodeType === 3 && isVisible(child.textContent ?? ''))
          items.push(
            [textblock('paragraph', [{ text: child.textContent ?? '', marks: [] }])].filter(isBlock),
          );
      }
      return list(element.localName === 'ol', items, Number.isSafeInteger(start) && start >= 0 ? start : 1);
    });
  }

  #item(element: DomElement, depth: number): BlockJson[] {
    const leaf = element.getAttribute(OWN.leaf);
    if (leaf !== null) this.#course.leaf ??= Number(leaf);
    return this.#inside(element, depth);
  }

  /**
   * A figure is its caption, else the alternative text of its image; one that holds text or a table is read as such,
   * and so is one with figures in it, in which some sites wrap the whole article.
   */
  #figure(element: DomElement, depth: number): void {
    const caption = element.querySelector('figcaption');
    const isText = element.querySelector('table, blockquote, pre, p') !== null;
    if (isText && (!element.querySelector('img') || element.querySelector('figure')))
      for (const child of element.childNodes) this.#node(child, [], depth);
    else if (caption && isVisible(wordsOf(caption))) this.#textblock('figure', partsOf(caption));
    else {
      const alt = element.querySelector('img')?.getAttribute('alt') ?? '';
      this.#textblock('figure', [{ text: alt, marks: [] }]);
    }
  }

  #table(element: DomElement, depth: number): void {
    const rows = dataRows(element);
    if (rows === null) {
      for (const child of element.childNodes) this.#node(child, [], depth);
      return;
    }
    const caption = element.querySelector('caption');
    if (caption) this.#textblock('paragraph', partsOf(caption));
    for (const row of rows) this.#textblock('paragraph', rowParts(row));
  }
}

function isBlock(block: BlockJson | null): block is BlockJson {
  return block !== null;
}

/** Text of a `pre`, in which `br` is a line end. */
function preText(element: DomElement): string {
  let text = '';
  for (const child of element.childNodes) {
    if (child.nodeType === 3) text += child.textContent ?? '';
    else if (isElement(child)) text += child.localName === 'br' ? '\n' : preText(child);
  }
  return text;
}

/** Old pages part paragraphs with `<br><br>`. */
function splitAtDoubleBreaks(parts: readonly InlinePart[]): InlinePart[][] {
  const paragraphs: InlinePart[][] = [[]];
  let breaks = 0;
  for (const part of parts) {
    if (part === 'break') {
      breaks++;
      continue;
    }
    if (!isVisible(part.text) && breaks > 0) continue;
    if (breaks > 1) paragraphs.push([]);
    else if (breaks === 1) paragraphs.at(-1)?.push('break');
    breaks = 0;
    paragraphs.at(-1)?.push(part);
  }
  return paragraphs;
}
