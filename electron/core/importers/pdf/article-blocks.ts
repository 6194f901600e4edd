/** Paragraphs as blocks of an article: words joined over line ends, type as marks, items as lists, pages named. */
import {
  type BlockJson,
  blockquote,
  type InlinePart,
  list,
  type MarkJson,
  paragraph as plainParagraph,
  textblock,
} from '../blocks.ts';
import type { Hyphens } from './hyphens.ts';
import { type Line, textOfPieces } from './line.ts';
import type { Piece } from './line-text.ts';
import { listMark } from './list-marks.ts';
import type { Told } from './roles.ts';
import type { Typography } from './typography.ts';

/** Headings are of at most so many levels; the title is the first. */
const MAX_LEVELS = 4;

export class ArticleBlocks {
  readonly #hyphens: Hyphens;
  readonly #labels: readonly string[];
  readonly #type: Typography;
  readonly #rows = new WeakSet<BlockJson>();

  constructor(hyphens: Hyphens, labels: readonly string[], type: Typography) {
    this.#hyphens = hyphens;
    this.#labels = labels;
    this.#type = type;
  }

  /** The blocks of paragraphs in reading order. */
  of(paragraphs: readonly Told[]): BlockJson[] {
    const levels = levelsOf(paragraphs);
    const blocks: (BlockJson | null)[] = [];
    for (let i = 0; i < paragraphs.length; i++) {
      const paragraph = paragraphs[i];
      if (!paragraph) continue;
      const items = itemsFrom(paragraphs, i);
      if (items.length > 0) {
        blocks.push(this.#list(items));
        i += items.length - 1;
      } else if (paragraph.role === 'quote') {
        const inner = this.#text(paragraph);
        blocks.push(inner && blockquote([inner]));
      } else if (paragraph.rows) {
        blocks.push(...paragraph.rows.map(row => this.#row(row, paragraph)));
      } else if (paragraph.role === 'heading') {
        blocks.push(this.#heading(paragraph, levels.get(paragraph.prominence) ?? 2));
      } else blocks.push(this.#text(paragraph));
    }
    return blocks.filter(block => block !== null);
  }

  /** Whether a block made here is the row of a table. */
  isRow(block: BlockJson): boolean {
    return this.#rows.has(block);
  }

  /** The lines of a note as a paragraph. */
  note(lines: readonly Line[]): BlockJson | null {
    return this.#paged(textblock('paragraph', this.#parts(lines, true)), lines);
  }

  #text(paragraph: Told): BlockJson | null {
    const type = paragraph.role === 'caption' ? 'figure' : 'paragraph';
    return this.#paged(textblock(type, this.#parts(paragraph.lines, true)), paragraph.lines);
  }

  #heading({ lines }: Told, level: number): BlockJson | null {
    return this.#paged(textblock('heading', this.#parts(lines, false), { level }), lines);
  }

  #row(cells: readonly string[], { lines }: Told): BlockJson | null {
    const row = this.#paged(plainParagraph(cells.filter(cell => cell !== '').join(' | ')), lines);
    if (row) this.#rows.add(row);
    return row;
  }

  #list(items: readonly Told[]): BlockJson | null {
    const first = listMark(items[0]?.lines[0]?.text ?? '');
    const contents = items.map(({ lines }) => {
      const length = listMark(lines[0]?.text ?? '')?.length ?? 0;
      const block = this.#paged(
        textblock('paragraph', withoutStart(this.#parts(lines, true), length)),
        lines,
      );
      return block ? [block] : [];
    });
    return list(first?.isBullet === false, contents, first?.number ?? 1);
  }

  /** Names the page a block begins on. */
  #paged(block: BlockJson | null, lines: readonly Line[]): BlockJson | null {
    const page = this.#labels[lines[0]?.page ?? -1];
    return block && page !== undefined ? { ...block, attrs: { ...block.attrs, page } } : block;
  }

  /** The words of lines with their marks; `isMarked` is false where type says nothing, as in headings. */
  #parts(lines: readonly Line[], isMarked: boolean): InlinePart[] {
    const isAllBold = lines.every(line => line.isBold);
    const parts: { text: string; marks: readonly MarkJson[] }[] = [];
    for (const [i, line] of lines.entries()) {
      const before = lines[i - 1];
      const last = parts.at(-1);
      if (before && last) {
        const { cut, between } = this.#hyphens.join(before.text, line.text, before.isSpaceAfter);
        if (cut > 0) last.text = last.text.slice(0, -cut);
        if (between !== '') parts.push({ text: between, marks: [] });
      }
      for (const [k, stretch] of line.stretches.entries()) {
        for (const [j, piece] of stretch.pieces.entries()) {
          const gap = k > 0 && j === 0 ? ' ' : '';
          const marks = marksOf(piece, !isMarked || isAllBold || this.#type.isBodyBold, !isMarked);
          pushPart(parts, gap + piece.text, marks);
        }
      }
    }
    return parts;
  }
}

/** Adds a stretch of text; the space before it carries no marks. */
function pushPart(
  parts: { text: string; marks: readonly MarkJson[] }[],
  text: string,
  marks: readonly MarkJson[],
): void {
  const isSpaced = marks.length > 0 && text.startsWith(' ');
  if (isSpaced) parts.push({ text: ' ', marks: [] });
  parts.push({ text: isSpaced ? text.trimStart() : text, marks });
}

function marksOf(
  { isBold, isItalic, script }: Piece,
  isBoldIdle: boolean,
  isItalicIdle: boolean,
): MarkJson[] {
  const marks: MarkJson[] = [];
  if (isItalic && !isItalicIdle) marks.push({ type: 'emphasis' });
  if (isBold && !isBoldIdle) marks.push({ type: 'strong' });
  if (script !== null) marks.push({ type: script === 'super' ? 'superscript' : 'subscript' });
  return marks;
}

/** Cuts a list's mark off the beginning. */
function withoutStart(parts: readonly InlinePart[], length: number): InlinePart[] {
  let rest = length;
  return parts.map(part => {
    if (part === 'break' || rest === 0) return part;
    const cut = Math.min(rest, part.text.length);
    rest -= cut;
    return { ...part, text: part.text.slice(cut) };
  });
}

/** The items that follow each other from `at` in one list; none for a single number, which may be anything. */
function itemsFrom(paragraphs: readonly Told[], at: number): Told[] {
  const items: Told[] = [];
  let last: ReturnType<typeof listMark> = null;
  for (const paragraph of paragraphs.slice(at)) {
    const mark =
      paragraph.role === 'item'
        ? listMark(textOfPieces(paragraph.lines[0]?.stretches[0]?.pieces ?? []))
        : null;
    if (!mark || (last && mark.style !== last.style)) break;
    if (!mark.isBullet && (mark.number === null || !/^1[.)]$/.test(mark.style))) break;
    if (last && !mark.isBullet && mark.number !== (last.number ?? 0) + 1) break;
    items.push(paragraph);
    last = mark;
  }
  return last?.isBullet || items.length > 1 ? items : [];
}

/** Levels of headings by how prominent they are set. A kind met once, as on a cover, is no level of its own. */
function levelsOf(paragraphs: readonly Told[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { prominence } of paragraphs)
    if (prominence > 0) counts.set(prominence, (counts.get(prominence) ?? 0) + 1);
  const all = [...counts.keys()].sort((a, b) => b - a);
  const usual = all.filter(prominence => (counts.get(prominence) ?? 0) > 1);
  return new Map(
    all.map(prominence => {
      const rank = (usual.length > 0 ? usual : all).findIndex(other => other <= prominence);
      return [prominence, 2 + Math.min(rank === -1 ? MAX_LEVELS : rank, MAX_LEVELS - 1)];
    }),
  );
}
