/** The outline of a passage over several lines, as one path: what CSS outlines do for a single element. */

/** A box in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Boxes of one line nearer than this (pixels) are one: pieces of a passage touch but for rounding. */
const TOUCHING = 3;

/**
 * An SVG path around `boxes`, the client rectangles of the passage's pieces. Lines that stand over one another
 * get one outline; the end of one line and the start of the next, which do not, and the separate runs of a
 * bidirectional line get their own.
 */
export function framePath(boxes: readonly Box[]): string {
  return stacks(joinPieces(boxes)).map(outline).join('');
}

/** Pieces on the same line that touch become one box; the result goes from top to bottom. */
function joinPieces(boxes: readonly Box[]): Box[] {
  const joined: Box[] = [];
  const sorted = [...boxes].sort((a, b) => middle(a) - middle(b) || a.left - b.left);
  for (const box of sorted) {
    const at = joined.findIndex(
      other =>
        isSameLine(other, box) && box.left <= other.right + TOUCHING && other.left <= box.right + TOUCHING,
    );
    const other = joined[at];
    if (other) joined[at] = union(other, box);
    else joined.push(box);
  }
  return joined;
}

/** Groups boxes that stand directly over one another. */
function stacks(lines: readonly Box[]): Box[][] {
  const groups: Box[][] = [];
  for (const line of lines) {
    const group = groups.find(([...stack]) => {
      const above = stack.at(-1);
      return above && isNextLine(above, line) && above.left < line.right && line.left < above.right;
    });
    if (group) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Clockwise from the top left corner; two lines meet half way between them. */
function outline(lines: readonly Box[]): string {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return '';
  const seam = (i: number) => ((lines[i]?.bottom ?? 0) + (lines[i + 1]?.top ?? 0)) / 2;
  const down = lines.slice(1).map((line, i) => `V${seam(i)}H${line.right}`);
  const up = lines.slice(0, -1).map((line, i) => `V${seam(i)}H${line.left}`);
  return `M${first.left} ${first.top}H${first.right}${down.join('')}V${last.bottom}H${last.left}${up.reverse().join('')}Z`;
}

function middle(box: Box): number {
  return (box.top + box.bottom) / 2;
}

function isSameLine(a: Box, b: Box): boolean {
  return Math.abs(middle(a) - middle(b)) < Math.min(a.bottom - a.top, b.bottom - b.top) / 2;
}

function isNextLine(above: Box, below: Box): boolean {
  const step = middle(below) - middle(above);
  return step > 0 && step < (above.bottom - above.top) * 2;
}

function union(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
