/**
 * Bullets that are drawn as shapes and not set as characters, as browsers print them: small dots and squares right
 * before a line of text.
 */
import type { Span } from './spans.ts';
import type { Dot } from './upright.ts';

/** Size of a bullet beside that of its text. */
const SMALLEST = 0.12;
const LARGEST = 0.65;
/** How far a bullet stands before its text, in ems. */
const NEAREST = 0.1;
const FARTHEST = 2.5;

/** The spans with a bullet before each that begins right after a dot. */
export function withBullets(spans: readonly Span[], dots: readonly Dot[]): readonly Span[] {
  if (dots.length === 0) return spans;
  const bullets = spans.flatMap(span => {
    const dot = dots.find(own => isBefore(own, span));
    return dot && !spans.some(other => other !== span && isBetween(other, dot, span))
      ? [bullet(dot, span)]
      : [];
  });
  return [...bullets, ...spans];
}

function isBefore(dot: Dot, { left, right, y, size, letters }: Span): boolean {
  const [width, height] = [dot.right - dot.left, dot.bottom - dot.top];
  if (Math.min(width, height) < SMALLEST * size || Math.max(width, height) > LARGEST * size) return false;
  if (Math.max(width, height) > 1.5 * Math.min(width, height)) return false;
  const middle = (dot.top + dot.bottom) / 2;
  if (middle > y || middle < y - 0.75 * size || letters.length < 2) return false;
  const gap = Math.min(...[left - dot.right, dot.left - right].filter(own => own >= 0)) / size;
  return gap >= NEAREST && gap <= FARTHEST;
}

/** Whether other words stand beside the dot on the same line: then it is part of a picture or of a sentence. */
function isBetween(other: Span, dot: Dot, span: Span): boolean {
  if (Math.abs(other.y - span.y) > 0.5 * span.size) return false;
  const [from, to] = [Math.min(dot.left, span.left), Math.max(dot.right, span.right)];
  return dot.left < span.left
    ? other.right > from - span.size && other.right <= span.left
    : other.left < to + span.size && other.left >= span.right;
}

function bullet({ left, right }: Dot, { y, size }: Span): Span {
  const letter = { text: '•', left, right, y, size, isBold: false, isItalic: false, isSpelt: false };
  return {
    letters: [{ ...letter, isArtifact: false, isFilled: false, isSpaceBefore: false }],
    left,
    right,
    y,
    size,
    isSpaceAfter: true,
    isFilled: false,
  };
}
