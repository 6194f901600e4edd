/** The blocks of a plain text: hard-wrapped lines joined again; headings, quoted mail and rules recognised. */
import { type BlockJson, blockquote, divider, MAX_BLOCK_DEPTH, paragraph, textblock } from './blocks.ts';
import { type TextLine, unwrap, wrapWidth } from './line-wrap.ts';
import { endsLikeSentence } from './unit.ts';

/** Columns of a tab. */
const TAB = 8;
/** Longest line that can be a heading, in UTF-16 units. */
const MAX_HEADING = 90;
/** Shortest text under a numbered heading; what is shorter is the next item of a list. */
const MIN_SECTION = 120;

/** Lines without an empty one between them. */
type Group = readonly TextLine[];

/** The blocks of a text. A text that is not wrapped has a paragraph a line. */
export function paragraphsOf(text: string): BlockJson[] {
  return blocksOfText(text, 0, null);
}

/** The width around a quote holds in it where the quote alone does not tell. */
function blocksOfText(text: string, depth: number, outer: number | null): BlockJson[] {
  const groups = groupsOf(text);
  const width = wrapWidth(withQuoted(groups)) ?? outer;
  return groups.flatMap((group, i) => {
    if (isQuoted(group) && depth < MAX_BLOCK_DEPTH)
      return some(blockquote(blocksOfText(unquoted(group), depth + 1, width)));
    const heading = numberedHeading(group, groups[i + 1]);
    return heading === null ? blocksOfGroup(group, width) : some(heading);
  });
}

/** Parts a text at its empty lines, at page ends, and where quoting begins or ends. */
function groupsOf(text: string): Group[] {
  const groups: TextLine[][] = [];
  let current: TextLine[] = [];
  const close = () => {
    if (current.length > 0) groups.push(current);
    current = [];
  };
  for (const raw of text.split('\n')) {
    const line = { text: raw.trim(), indent: indentOf(raw), leastIndent: leadOf(raw) };
    if (line.text === '') {
      close();
      continue;
    }
    const [first] = current;
    if (first !== undefined && QUOTE.test(first.text) !== QUOTE.test(line.text)) close();
    current.push(line);
  }
  close();
  return groups;
}

function indentOf(line: string): number {
  let columns = 0;
  for (const letter of line) {
    if (letter === ' ') columns++;
    else if (letter === '\t') columns += TAB - (columns % TAB);
    else break;
  }
  return columns;
}

function leadOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}

/** How mail programs mark a line of the letter that is answered. */
const QUOTE = /^>(?:\s|>|$)/u;

function isQuoted(group: Group): boolean {
  return group.length > 1 && group.every(line => QUOTE.test(line.text));
}

/** The groups of a text and of what is quoted in it, for one width holds for all. */
function withQuoted(groups: readonly Group[], depth = 0): readonly Group[] {
  if (depth >= MAX_BLOCK_DEPTH) return groups;
  return groups.flatMap(group =>
    isQuoted(group) ? withQuoted(groupsOf(unquoted(group)), depth + 1) : [group],
  );
}

function unquoted(group: Group): string {
  return group.map(line => line.text.replace(/^> ?/u, '')).join('\n');
}

function blocksOfGroup(group: Group, width: number | null): BlockJson[] {
  const blocks: BlockJson[] = [];
  let run: TextLine[] = [];
  const close = () => {
    const lines = width === null ? run.map(line => line.text) : unwrap(run, width);
    blocks.push(...lines.flatMap(line => some(paragraph(line))));
    run = [];
  };
  for (const line of group) {
    if (!isRule(line.text)) {
      run.push(line);
      continue;
    }
    const title = isUnderline(line.text, run.at(-1)?.text) ? run.pop() : undefined;
    close();
    if (title === undefined) blocks.push(divider);
    else blocks.push(...some(heading(title.text, line.text.startsWith('=') ? 2 : 3)));
  }
  close();
  return blocks;
}

function some(block: BlockJson | null): readonly BlockJson[] {
  return block === null ? [] : [block];
}

function heading(text: string, level: number): BlockJson | null {
  return textblock('heading', [{ text, marks: [] }], { level });
}

/** Whether a rule is as long as the line above it, which is then a heading. */
function isUnderline(rule: string, above: string | undefined): boolean {
  if (above === undefined || !/^(?:=+|-+|~+|\*+|_+)$/u.test(rule)) return false;
  return above.length <= MAX_HEADING && Math.abs(rule.length - above.length) <= 2;
}

/** A line such as `2.1 The answer` or `CHAPTER IV` that stands alone above a text. */
function numberedHeading(group: Group, next: Group | undefined): BlockJson | null {
  const [line] = group;
  if (line === undefined || group.length > 1 || next === undefined || next.some(({ text }) => isRule(text)))
    return null;
  const { text } = line;
  if (text.length > MAX_HEADING) return null;
  if (CHAPTER.test(text)) return heading(text, 2);
  if (endsLikeSentence(text)) return null;
  const number = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+\p{Lu}/u.exec(text)?.[1];
  const length = next.reduce((sum, { text: words }) => sum + words.length, 0);
  if (number === undefined || length < MIN_SECTION || /^\d/u.test(next[0]?.text ?? '')) return null;
  return heading(text, Math.min(6, 1 + number.split('.').length));
}

const CHAPTER =
  /^(?:CHAPTER|Chapter|PART|Part|SECTION|Section|BOOK|Book)\s(?:[IVXLC]{1,7}|\d{1,3})(?:[.:]?|[.:]\s.{1,60})$/u;

/** Whether a line is drawn with characters. */
export function isRule(line: string): boolean {
  return line.length <= 100 && /^(?:[-–—_=*~•·#] ?){3,}$/u.test(line);
}
