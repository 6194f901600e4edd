/** Elements of an inert document to blocks of an article. What is not in the schema loses its element, not its words. */
import {
  type BlockJson,
  blockquote,
  divider,
  type InlinePart,
  isVisible,
  linkAddress,
  list,
  MAX_BLOCK_DEPTH,
  type MarkJson,
  type MarkName,
  preformatted,
  textblock,
} from './blocks.ts';
import { type DomElement, type DomNode, isElement, wordsOf } from './dom.ts';

const MARKS: Readonly<Record<string, MarkName>> = {
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  strong: 'strong',
  b: 'strong',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sup: 'superscript',
  sub: 'subscript',
};
const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark meter nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr picture'.split(
    ' ',
  ),
);
/** Elements whose words are not the article's: readings beside Chinese characters, image sources, forms. */
const SKIPPED: ReadonlySet<string> = new Set(
  'script style noscript template head title meta link source track rt rp iframe object embed svg math canvas audio video button input select textarea map area'.split(
    ' ',
  ),
);

/** The blocks of an element's content. */
export function blocksOf(root: DomElement): BlockJson[] {
  const reader = new BlockReader();
  reader.content(root, 0);
  return reader.finish();
}

/** Gathers blocks; text outside any block element becomes a paragraph of its own. */
class BlockReader {
  readonly #blocks: BlockJson[] = [];
  #parts: InlinePart[] = [];

  finish(): BlockJson[] {
    this.#flush();
    return this.#blocks;
  }

  content(element: DomElement, depth: number): void {
    for (const child of element.childNodes) this.#node(child, [], depth);
  }

  /** Everything read so far that is no block yet becomes a paragraph; two line breaks in a row part two. */
  #flush(): void {
    for (const parts of splitAtDoubleBreaks(this.#parts)) this.#add(textblock('paragraph', parts));
    this.#parts = [];
  }

  #add(block: BlockJson | null): void {
    if (block) this.#blocks.push(block);
  }

  #node(node: DomNode, marks: readonly MarkJson[], depth: number): void {
    if (node.nodeType === 3) this.#parts.push({ text: node.textContent ?? '', marks });
    else if (isElement(node) && !SKIPPED.has(node.localName)) {
      if (INLINE.has(node.localName)) this.#inline(node, marks, depth);
      else this.#block(node, marks, depth);
    }
  }

  #inline(element: DomElement, marks: readonly MarkJson[], depth: number): void {
    const name = element.localName;
    if (name === 'br') this.#parts.push('break');
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
    if (/^\p{Extended_Pictographic}/u.test(words) && words.length <= 16) {
      this.#parts.push({ text: words, marks });
      return;
    }
    const before = this.#parts.some(part => part !== 'break' && isVisible(part.text));
    if (before) return;
    this.#flush();
    this.#add(textblock('figure', [{ text: words, marks: [] }]));
  }

  #block(element: DomElement, marks: readonly MarkJson[], depth: number): void {
    this.#flush();
    const level = /^h([1-6])$/.exec(element.localName)?.[1];
    if (level !== undefined) this.#textual('heading', element, { level: Number(level) });
    else if (element.localName === 'hr') this.#blocks.push(divider);
    else if (element.localName === 'pre') this.#add(preformatted(preText(element)));
    else if (element.localName === 'figure') this.#figure(element, depth);
    else if (element.localName === 'table') this.#table(element, depth);
    else if (depth < MAX_BLOCK_DEPTH && /^(?:ul|ol|menu|dir)$/.test(element.localName))
      this.#list(element, depth);
    else if (depth < MAX_BLOCK_DEPTH && element.localName === 'blockquote')
      this.#add(blockquote(this.#inside(element, depth)));
    else for (const child of element.childNodes) this.#node(child, marks, depth);
    this.#flush();
  }

  #textual(type: 'heading' | 'figure', element: DomElement, attrs?: { level: number }): void {
    this.#add(textblock(type, partsOf(element), attrs));
  }

  #inside(element: DomElement, depth: number): BlockJson[] {
    const reader = new BlockReader();
    reader.content(element, depth + 1);
    return reader.finish();
  }

  #list(element: DomElement, depth: number): void {
    const items: BlockJson[][] = [];
    for (const child of element.childNodes) {
      if (isElement(child) && !SKIPPED.has(child.localName)) items.push(this.#inside(child, depth));
      else if (child.nodeType === 3 && isVisible(child.textContent ?? ''))
        items.push(
          [textblock('paragraph', [{ text: child.textContent ?? '', marks: [] }])].filter(
            block => block !== null,
          ),
        );
    }
    const start = Number.parseInt(element.getAttribute('start') ?? '1', 10);
    this.#add(list(element.localName === 'ol', items, Number.isSafeInteger(start) && start >= 0 ? start : 1));
  }

  /** A figure is its caption, else the alternative text of its image; one that holds text or a table is read as such. */
  #figure(element: DomElement, depth: number): void {
    const caption = element.querySelector('figcaption');
    if (element.querySelector('table, blockquote, pre, p') && !element.querySelector('img')) {
      for (const child of element.childNodes) this.#node(child, [], depth);
      return;
    }
    if (caption && isVisible(wordsOf(caption))) this.#textual('figure', caption);
    else {
      const alt = element.querySelector('img')?.getAttribute('alt') ?? '';
      this.#add(textblock('figure', [{ text: alt, marks: [] }]));
    }
  }

  /** A table of data is a paragraph a row, cells joined by ` | `; one that only lays a page out is its content. */
  #table(element: DomElement, depth: number): void {
    const rows = [...element.querySelectorAll('tr')].map(row => [...row.childNodes].filter(isCell));
    const isLayout =
      element.querySelector('table, p, div, ul, ol, h1, h2, h3') !== null ||
      rows.every(row => row.length < 2);
    if (isLayout) {
      for (const child of element.childNodes) this.#node(child, [], depth);
      return;
    }
    const caption = element.querySelector('caption');
    if (caption) this.#add(textblock('paragraph', partsOf(caption)));
    for (const row of rows) {
      const parts = row.flatMap((cell, i): InlinePart[] => {
        const own = partsOf(cell).filter(part => part !== 'break');
        return i === 0 ? own : [{ text: ' | ', marks: [] }, ...own];
      });
      if (row.some(cell => isVisible(wordsOf(cell)))) this.#add(textblock('paragraph', parts));
    }
  }
}

function isCell(node: DomNode): node is DomElement {
  return isElement(node) && (node.localName === 'td' || node.localName === 'th');
}

/** The inline content of an element, whatever is in it; blocks inside are parted by line breaks. */
function partsOf(element: DomElement, marks: readonly MarkJson[] = []): InlinePart[] {
  const parts: InlinePart[] = [];
  for (const child of element.childNodes) {
    if (child.nodeType === 3) parts.push({ text: child.textContent ?? '', marks });
    if (!isElement(child) || SKIPPED.has(child.localName)) continue;
    if (child.localName === 'br') parts.push('break');
    else if (child.localName === 'img') parts.push({ text: emojiOf(child), marks });
    else {
      const own = markOf(child);
      const inner = partsOf(child, own ? [...marks, own] : marks);
      if (INLINE.has(child.localName)) parts.push(...inner);
      else parts.push('break', ...inner, 'break');
    }
  }
  return withoutRepeatedBreaks(parts);
}

function emojiOf(image: DomElement): string {
  const alt = image.getAttribute('alt') ?? '';
  return /^\p{Extended_Pictographic}/u.test(alt) && alt.length <= 16 ? alt : '';
}

function withoutRepeatedBreaks(parts: readonly InlinePart[]): InlinePart[] {
  return parts.filter((part, i) => part !== 'break' || parts[i - 1] !== 'break');
}

function markOf(element: DomElement): MarkJson | null {
  const type = MARKS[element.localName];
  if (type !== undefined) return { type };
  if (element.localName !== 'a') return null;
  const href = linkAddress(element.getAttribute('href') ?? '');
  return href === null ? null : { type: 'link', attrs: { href } };
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
