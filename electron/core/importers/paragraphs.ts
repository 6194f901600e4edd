/** The paragraphs of a plain text: hard-wrapped lines joined again, rules and preformatted lines recognised. */
import { type BlockJson, divider, paragraph } from './blocks.ts';

/** Widths at which texts are wrapped by hand or by mail programs, in UTF-16 units. */
const MIN_WIDTH = 40;
const MAX_WIDTH = 120;
/** Share of line ends that must be where a wrapping program would break, for the text to count as wrapped. */
const WRAPPED_SHARE = 0.8;
/** Fewest line ends the share is taken of. */
const MIN_LINE_ENDS = 3;

/** Lines without an empty one between them, trimmed. */
type Group = readonly string[];

/** The blocks of a text. Without any empty line each line is a paragraph. */
export function paragraphsOf(text: string): BlockJson[] {
  const groups = groupsOf(text);
  const width = groups.length > 1 ? wrapWidth(groups) : null;
  const blocks: BlockJson[] = [];
  for (const group of groups) {
    for (const line of width === null ? group : unwrap(group, width)) {
      const block = isRule(line) ? divider : paragraph(line);
      if (block) blocks.push(block);
    }
  }
  return blocks;
}

function groupsOf(text: string): Group[] {
  const groups: string[][] = [];
  let current: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line !== '') {
      current.push(line);
    } else if (current.length > 0) {
      groups.push(current);
      current = [];
    }
  }
  if (current.length > 0) groups.push(current);
  return groups;
}

/**
 * The width a text was wrapped at, or null when its line ends are its own. A program that wraps breaks a
 * line only where the next word does not fit, so in a wrapped text nearly every line end is such a place.
 */
function wrapWidth(groups: readonly Group[]): number | null {
  const broken = groups.filter(group => group.length > 1);
  const width = longest(broken);
  if (width < MIN_WIDTH || width > MAX_WIDTH) return null;
  let ends = 0;
  let forced = 0;
  for (const group of broken) {
    for (let i = 0; i + 1 < group.length; i++) {
      ends++;
      if (isForced(group[i] ?? '', group[i + 1] ?? '', width)) forced++;
    }
  }
  return ends >= MIN_LINE_ENDS && forced / ends >= WRAPPED_SHARE ? width : null;
}

function longest(groups: readonly Group[]): number {
  let width = 0;
  for (const group of groups) for (const line of group) width = Math.max(width, line.length);
  return width;
}

/** Whether the first word of `next` would not have fitted after `line`. */
function isForced(line: string, next: string, width: number): boolean {
  const space = next.indexOf(' ');
  const word = space === -1 ? next.length : space;
  return line.length + 1 + word > width;
}

/** Joins the lines a wrapping program broke; a line that ended before it was full stays a line. */
function unwrap(group: Group, width: number): string[] {
  const lines: string[] = [];
  let isOpen = false;
  for (const [i, line] of group.entries()) {
    if (isOpen) lines[lines.length - 1] += ` ${line}`;
    else lines.push(line);
    isOpen = isForced(line, group[i + 1] ?? '', width);
  }
  return lines;
}

/** Whether a line is drawn with characters. */
export function isRule(line: string): boolean {
  return line.length <= 100 && /^(?:[-–—_=*~•·#] ?){3,}$/u.test(line);
}
