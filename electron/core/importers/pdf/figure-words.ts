/**
 * The words inside pictures: the numbers on the axes of a chart, the boxes of a diagram. On the page they are read
 * with the picture, which is not here; between paragraphs they are noise.
 */
import { isPictureCaption } from './captions.ts';
import { textOfLines } from './line.ts';
import type { Told } from './roles.ts';
import type { Typography } from './typography.ts';

/** Most paragraphs on either side of a caption that may be words of its picture. */
const MAX_WORDS = 80;
/** Longest line of a label, in UTF-16 units. */
const MAX_LABEL = 45;
/** Size of labels beside that of the text, at most; numbers may be larger. */
const SMALL = 0.92;
/** Rows from which what looks like a table is one. */
const TABLE_ROWS = 4;

export interface WithoutFigureWords {
  readonly paragraphs: readonly Told[];
  /** The words of each picture. */
  readonly words: readonly string[];
}

export function withoutFigureWords(paragraphs: readonly Told[], type: Typography): WithoutFigureWords {
  const gone = new Set<Told>();
  const words: string[] = [];
  for (const [at, caption] of paragraphs.entries()) {
    if (caption.role !== 'caption' || !isPictureCaption(textOfLines(caption.lines))) continue;
    const above = labels(
      paragraphs.slice(Math.max(0, at - MAX_WORDS), at).reverse(),
      caption,
      type,
      gone,
    ).reverse();
    const below = labels(paragraphs.slice(at + 1, at + 1 + MAX_WORDS), caption, type, gone);
    const own = [...above, ...below];
    for (const label of own) gone.add(label);
    if (own.length > 0) words.push(textOfLines(own.flatMap(({ lines }) => lines)));
  }
  return { paragraphs: paragraphs.filter(paragraph => !gone.has(paragraph)), words };
}

/** The labels that follow each other from a caption on. */
function labels(from: readonly Told[], caption: Told, type: Typography, gone: ReadonlySet<Told>): Told[] {
  const page = caption.lines[0]?.page;
  const end = from.findIndex(
    paragraph => gone.has(paragraph) || paragraph.lines[0]?.page !== page || !isLabel(paragraph, type),
  );
  return from.slice(0, end === -1 ? from.length : end);
}

function isLabel({ lines, role, rows }: Told, type: Typography): boolean {
  if (role === 'caption' || role === 'quote' || role === 'heading' || (rows && rows.length >= TABLE_ROWS))
    return false;
  return lines.every(({ text, size, stretches }) => {
    const longest = Math.max(
      ...stretches.map(({ pieces }) => pieces.reduce((n, { text }) => n + text.length, 0)),
    );
    if (longest > MAX_LABEL || /\p{Ll}[.!?]$/u.test(text)) return false;
    const digits = text.match(/\d/gu)?.length ?? 0;
    return size <= SMALL * type.bodySize || digits * 2 >= text.replace(/\s/gu, '').length;
  });
}
