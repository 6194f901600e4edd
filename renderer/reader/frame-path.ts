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

/** Of the corners, in pixels. */
const RADIUS = 4;

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

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Clockwise from the top left corner; two lines meet half way between them. */
function outline(lines: readonly Box[]): string {
  const edge = (i: number, isTop: boolean) => {
    const line = lines[i];
    const next = lines[isTop ? i - 1 : i + 1];
    const own = (isTop ? line?.top : line?.bottom) ?? 0;
    return next ? (own + (isTop ? next.bottom : next.top)) / 2 : own;
  };
  const down = lines.flatMap(({ right: x }, i) => [
    { x, y: edge(i, true) },
    { x, y: edge(i, false) },
  ]);
  const up = lines.flatMap(({ left: x }, i) => [
    { x, y: edge(i, true) },
    { x, y: edge(i, false) },
  ]);
  return rounded([...down, ...up.reverse()].filter(isCorner));
}

/** Leaves out points in the middle of a straight side, where two lines are equally long. */
function isCorner(point: Point, i: number, points: readonly Point[]): boolean {
  const before = points.at(i - 1);
  const after = points[(i + 1) % points.length];
  return !(before?.x === point.x && after?.x === point.x);
}

function rounded(points: readonly Point[]): string {
  const parts = points.map((point, i) => {
    const from = towards(point, points.at(i - 1) ?? point);
    const to = towards(point, points[(i + 1) % points.length] ?? point);
    return `${i === 0 ? 'M' : 'L'}${from.x} ${from.y}Q${point.x} ${point.y} ${to.x} ${to.y}`;
  });
  return parts.length > 0 ? `${parts.join('')}Z` : '';
}

/** The point a corner's radius from `point` towards `other`, or half way where they are near. */
function towards(point: Point, other: Point): Point {
  const distance = Math.hypot(other.x - point.x, other.y - point.y);
  const share = distance === 0 ? 0 : Math.min(RADIUS / distance, 0.5);
  return { x: point.x + (other.x - point.x) * share, y: point.y + (other.y - point.y) * share };
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
