/** How a document is set: the type of its running text, the pitch of its lines, the edges of its columns. */
import type { Line, PageText } from './line.ts';

export interface Typography {
  /** Size of the type most of the text is set in, in points. */
  readonly bodySize: number;
  /** Whether that type is bold, or italic; then neither says anything. */
  readonly isBodyBold: boolean;
  readonly isBodyItalic: boolean;
  /** Whether paragraphs are told by an indented first line. */
  readonly isIndented: boolean;
  /** Usual distance of the baselines of lines in a size. */
  pitch(size: number): number;
  /** The edges of the column a line stands in. */
  frame(line: Line): Frame;
}

export interface Frame {
  readonly start: number;
  readonly end: number;
  /** Whether its lines are level at their ends and not where they begin: where one begins says nothing. */
  readonly isFlushEnd: boolean;
}

/** Sizes are told apart to the half point. */
function sizeKey(size: number): number {
  return Math.round(size * 2) / 2;
}

export function typographyOf(pages: readonly PageText[]): Typography {
  const lines = pages.flatMap(page => page.lines);
  const bodySize = mode(lines, line => sizeKey(line.size)) ?? 10;
  const body = lines.filter(line => isBodySize(line, bodySize));
  const pitches = pitchesOf(lines);
  const frames = framesOf(lines, bodySize);
  return {
    bodySize,
    isBodyBold: (mode(body, line => (line.isBold ? 1 : 0)) ?? 0) === 1,
    isBodyItalic: (mode(body, line => (line.isItalic ? 1 : 0)) ?? 0) === 1,
    isIndented: isIndented(body, frames),
    pitch: size => pitches.get(sizeKey(size)) ?? 1.2 * size,
    frame: line => frames.get(line.column) ?? { start: line.start, end: line.end, isFlushEnd: false },
  };
}

export function isBodySize(line: Line, bodySize: number): boolean {
  return Math.abs(line.size - bodySize) <= 0.06 * bodySize;
}

/** The value that stands behind most characters. */
function mode(lines: readonly Line[], of: (line: Line) => number): number | null {
  const weights = new Map<number, number>();
  for (const line of lines) weights.set(of(line), (weights.get(of(line)) ?? 0) + line.text.length);
  let best: number | null = null;
  for (const [value, weight] of weights) if (weight > (weights.get(best ?? Number.NaN) ?? 0)) best = value;
  return best;
}

/** For each size the distance from line to line that is met most. */
function pitchesOf(lines: readonly Line[]): Map<number, number> {
  const counts = new Map<number, Map<number, number>>();
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const step = before?.column === line.column ? line.y - before.y : 0;
    if (!before || sizeKey(before.size) !== sizeKey(line.size) || step <= 0 || step > 4 * line.size) continue;
    const own = counts.get(sizeKey(line.size)) ?? new Map<number, number>();
    const key = Math.round(step * 2) / 2;
    own.set(key, (own.get(key) ?? 0) + 1);
    counts.set(sizeKey(line.size), own);
  }
  const pitches = new Map<number, number>();
  for (const [size, own] of counts) {
    const [best] = [...own].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (best) pitches.set(size, best[0]);
  }
  return pitches;
}

/**
 * The edges of each column: where its lines of running text begin and how far the longest reaches. A column of
 * a few lines takes the end of a longer one that begins in the same place.
 */
function framesOf(lines: readonly Line[], bodySize: number): Map<number, Frame> {
  const columns = new Map<number, Line[]>();
  for (const line of lines) {
    const own = columns.get(line.column);
    if (own) own.push(line);
    else columns.set(line.column, [line]);
  }
  const frames = new Map<number, Frame>();
  const long: Frame[] = [];
  for (const [column, own] of columns) {
    const body = own.filter(line => isBodySize(line, bodySize));
    const some = body.length > 0 ? body : own;
    const [start, end] = [startOf(some), some.reduce((most, line) => Math.max(most, line.end), -1e9)];
    const frame = { start, end, isFlushEnd: isFlushEnd(some, start, end) };
    frames.set(column, frame);
    if (some.length >= 8) long.push(frame);
  }
  for (const [column, frame] of frames) {
    if ((columns.get(column)?.length ?? 0) >= 8) continue;
    const like = long.find(other => Math.abs(other.start - frame.start) < bodySize && other.end > frame.end);
    if (like && like.end - frame.end < 12 * bodySize) frames.set(column, { ...frame, end: like.end });
  }
  return frames;
}

function isFlushEnd(lines: readonly Line[], start: number, end: number): boolean {
  const share = (is: (line: Line) => boolean) => lines.filter(is).length / lines.length;
  const isAtEnd = share(line => end - line.end < 0.2 * line.size);
  return lines.length >= 4 && isAtEnd > 0.8 && share(line => line.start - start < 0.3 * line.size) < 0.4;
}

/** Where most lines begin; with as many indented ones, the outermost. */
function startOf(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { start } of lines) counts.set(Math.round(start), (counts.get(Math.round(start)) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count >= Math.max(2, lines.length / 6));
  const starts = often.length > 0 ? often.map(([start]) => start) : lines.map(line => line.start);
  return Math.min(...starts);
}

/** Whether lines that begin a little inside, after one that does not, are usual. */
function isIndented(body: readonly Line[], frames: ReadonlyMap<number, Frame>): boolean {
  let indented = 0;
  for (const [i, line] of body.entries()) {
    const before = body[i - 1];
    const start = frames.get(line.column)?.start ?? line.start;
    const inset = (line.start - start) / line.size;
    if (before?.column === line.column && inset > 0.7 && inset < 5 && before.start - start < 0.5 * line.size)
      indented++;
  }
  return indented >= Math.max(2, body.length / 60);
}
