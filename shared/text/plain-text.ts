/**
 * The plain text of an article, and the way between its offsets and ProseMirror positions.
 *
 * The projection: the text of each textblock in document order, joined by one `\n`; a line break inside a
 * block is `\n` too. Offsets are UTF-16 code units. Anchors, search and exports all count in this text, so
 * the rule must never change for a stored content.
 */
import type { Node } from 'prosemirror-model';

/** One textblock: where it starts in the plain text and in the document, and what it is. */
export interface Block {
  /** Offset of its first unit in the plain text. */
  readonly start: number;
  /** One past its last unit; the joining `\n` is not part of it. */
  readonly end: number;
  /** ProseMirror position of its first character. */
  readonly pos: number;
  readonly type: string;
  /** 1-based number among the textblocks of the document: the paragraph number shown in exports. */
  readonly number: number;
  readonly page: string | null;
}

export interface PlainText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Projects a document (a ProseMirror `doc` node) to its plain text. */
export function plainTextOf(doc: Node): PlainText {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let offset = 0;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size);
    blocks.push({
      start: offset,
      end: offset + text.length,
      pos: pos + 1,
      type: node.type.name,
      number: blocks.length + 1,
      page: node.attrs.page ?? null,
    });
    parts.push(text);
    offset += text.length + 1;
    return false;
  });
  return { text: parts.join('\n'), blocks };
}

/** Index of the last block for which `key(block) <= value`, or 0 when there is none. */
function lastAtOrBefore(blocks: readonly Block[], key: (block: Block) => number, value: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (key(blocks[middle] as Block) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The block that holds a plain-text offset; an offset on the joining `\n` belongs to the block before it. */
export function blockAt(plain: PlainText, offset: number): Block | undefined {
  return plain.blocks[lastAtOrBefore(plain.blocks, block => block.start, offset)];
}

/**
 * ProseMirror position of a plain-text offset (UTF-16). Every unit of a textblock is one position, a line
 * break included, so inside a block the two differ by a constant.
 */
export function positionOf(plain: PlainText, offset: number): number {
  const block = blockAt(plain, offset);
  if (!block) return 0;
  return block.pos + Math.min(Math.max(offset, block.start), block.end) - block.start;
}

/** Plain-text offset (UTF-16) of a ProseMirror position; a position between blocks goes to the nearest end. */
export function offsetOf(plain: PlainText, pos: number): number {
  const block = plain.blocks[lastAtOrBefore(plain.blocks, candidate => candidate.pos, pos)];
  if (!block) return 0;
  return block.start + Math.min(Math.max(pos - block.pos, 0), block.end - block.start);
}

/** The heading a passage stands under: the text of the nearest heading block at or before `offset`. */
export function headingAt(plain: PlainText, offset: number): string | null {
  for (let i = lastAtOrBefore(plain.blocks, block => block.start, offset); i >= 0; i--) {
    const block = plain.blocks[i];
    if (block?.type === 'heading') return plain.text.slice(block.start, block.end);
  }
  return null;
}
