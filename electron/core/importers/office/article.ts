/**
 * From what a word processor wrote to a draft: the title and who wrote it are found, tables of contents taken
 * out, the notes put at the end.
 */
import type { StrippedPart } from '../../../../shared/records/document.ts';
import { type BlockJson, divider, type InlineJson, type InlinePart, textOf } from '../blocks.ts';
import { introducedByline } from '../byline.ts';
import { type Draft, Guesses, strippedPart } from '../draft.ts';
import { isHeadlineLike, MAX_HEADLINE, readHead } from '../head.ts';
import { splitHeadline } from '../headline.ts';
import { canonicalTag, detectLanguage } from '../language.ts';
import { dateLine } from '../publication-line.ts';
import { cutTail } from '../tail.ts';
import { essence, isProse, type Unit, unitOf } from '../unit.ts';
import { assemble, withRows } from './assemble.ts';
import { credibleCreator, credibleDate, credibleTitle, type Properties } from './properties.ts';
import {
  areVisible,
  type Role,
  type Written,
  type WrittenBlock,
  type WrittenNote,
  type WrittenParagraph,
  wordsOfParts,
} from './written.ts';

/** Makes the draft of a file. */
export function draftOf({ blocks, notes, properties, stripped, warnings }: Written): Draft {
  const guesses = new Guesses();
  const contents = withoutContents(blocks);
  const styled = takeStyled(contents.blocks, guesses);
  const units = takeTitle(assemble(styled).map(unitWithoutNotes), properties, guesses);
  guesses.offerLast('byline', credibleCreator(properties.creator), 'document properties');
  guesses.offerLast('published', credibleDate(properties.created), 'date the file was made');
  const head = readHead(units, guesses);
  const body = cutTail(head.units, guesses);
  guesses.settle();
  const text = withRows(body.units.map(unit => unit.block));
  guesses.offer('language', credibleLanguage(properties.language, text), 'language of the file');
  return {
    metadata: guesses.metadata,
    blocks: [...text, ...noteBlocks(notes)],
    stripped: [...head.stripped, ...contents.stripped, ...body.stripped, ...stripped],
    warnings,
    guesses: guesses.sources,
  };
}

/** What stands over a table of contents, in the languages files come in most. */
const CONTENTS_HEADING =
  /^(?:(?:table of )?contents?|toc|(?:list|table) of (?:figures|tables)|inhalt|inhaltsverzeichnis|(?:table des matières|sommaire)|(?:índice|contenido|tabla de contenido)s?|sumário|indice|sommario|inhoud(?:sopgave)?|содержание|оглавление|içindekiler|المحتويات|فهرست|目录|目錄|目次)$/iu;

/** Tables of contents and indexes with what stands over them, each listed as one part. */
function withoutContents(blocks: readonly WrittenBlock[]): {
  readonly blocks: readonly WrittenBlock[];
  readonly stripped: readonly StrippedPart[];
} {
  const runs: string[][] = [];
  const kept: WrittenBlock[] = [];
  let run: string[] | null = null;
  for (const block of blocks) {
    if (!hasRole(block, 'contents')) {
      run = null;
      kept.push(block);
      continue;
    }
    if (run === null) {
      run = [];
      runs.push(run);
      const above = kept.findLastIndex(other => other.kind !== 'paragraph' || areVisible(other.parts));
      if (isContentsHeading(kept[above])) kept.length = above;
    }
    run.push(wordsOfParts(block.parts));
  }
  const words = runs.map(lines => lines.filter(line => line !== '').join(' · '));
  return { blocks: kept, stripped: words.map(text => strippedPart('table of contents', text)) };
}

function isContentsHeading(block: WrittenBlock | undefined): boolean {
  return block?.kind === 'paragraph' && CONTENTS_HEADING.test(wordsOfParts(block.parts));
}

/** Paragraphs in which a title is looked for, and those that may stand between its lines. */
const HEAD_BLOCKS = 15;
const MAX_TITLE_LINES = 6;

/** Reads the paragraphs whose style says what they are, and takes them out: title, author, date. */
function takeStyled(blocks: readonly WrittenBlock[], guesses: Guesses): readonly WrittenBlock[] {
  const head = blocks.slice(0, HEAD_BLOCKS);
  const start = head.findIndex(block => hasRole(block, 'title'));
  const lines = start === -1 ? [] : titleFrom(head, start);
  const title = lines.map(line => wordsOfParts(withoutNoteMarks(line.parts))).join(' ');
  const taken = new Set<WrittenBlock>();
  const isAll = !blocks.some(block => !lines.some(line => line === block) && hasText(block));
  if (!isAll && guesses.offer('title', title, 'title style')) for (const line of lines) taken.add(line);
  for (const block of head) {
    if (hasRole(block, 'byline') && offerByline(block, guesses)) taken.add(block);
    if (hasRole(block, 'date') && offerDate(block, guesses)) taken.add(block);
  }
  return blocks
    .filter(block => !taken.has(block))
    .map(block => (hasRole(block, 'title') ? asHeading(block) : block));
}

function hasRole(block: WrittenBlock | undefined, role: Role): block is WrittenParagraph {
  return block?.kind === 'paragraph' && block.role === role;
}

function hasText(block: WrittenBlock): boolean {
  return block.kind === 'paragraph' && areVisible(block.parts);
}

/** The lines of a title, which may be broken into a few paragraphs with empty ones between them. */
function titleFrom(blocks: readonly WrittenBlock[], start: number): WrittenParagraph[] {
  const lines: WrittenParagraph[] = [];
  let length = 0;
  for (const block of blocks.slice(start, start + MAX_TITLE_LINES)) {
    if (!hasRole(block, 'title')) break;
    length += wordsOfParts(block.parts).length;
    if (length > MAX_HEADLINE && lines.length > 0) break;
    lines.push(block);
  }
  return lines;
}

/** A title further down heads a part. */
function asHeading(block: WrittenParagraph): WrittenParagraph {
  return { ...block, role: 'heading', level: 1 };
}

function offerByline({ parts }: WrittenParagraph, guesses: Guesses): boolean {
  const words = wordsOfParts(withoutNoteMarks(parts));
  return guesses.offer('byline', introducedByline(words) ?? words, 'author style');
}

function offerDate({ parts }: WrittenParagraph, guesses: Guesses): boolean {
  return guesses.offer('published', dateLine(wordsOfParts(parts)), 'date style');
}

/** First headings that are never the title of a text. */
const SECTION =
  /^(?:(?:executive)?summary|introduction|background|abstract|foreword|preface|contents|overview|acknowledge?ments?|\d.*)$/u;

/** The title where no style says it: from the properties, a heading that comes first, or the first line. */
function takeTitle(units: readonly Unit[], { title }: Properties, guesses: Guesses): readonly Unit[] {
  if (guesses.metadata.title !== undefined) return units;
  const [first, second] = units;
  const own = credibleTitle(title);
  if (own !== null) {
    offerHeadline(own, 'document properties', guesses);
    return units;
  }
  if (first === undefined || second === undefined) return units;
  const isHeading = first.block.type === 'heading' && !SECTION.test(essence(first.text));
  if (!isHeading && !(first.block.type === 'paragraph' && isFirstLine(first.text))) return units;
  offerHeadline(first.text, isHeading ? 'first heading' : 'first line', guesses);
  return units.slice(1);
}

function isFirstLine(text: string): boolean {
  if (text.length < 4 || /[,;:،：；]$/u.test(text)) return false;
  return isHeadlineLike(text) && !isProse(text) && dateLine(text) === null && introducedByline(text) === null;
}

function offerHeadline(line: string, source: string, guesses: Guesses): void {
  const { title, publication } = splitHeadline(line);
  guesses.offer('title', title, source);
  guesses.offer('publication', publication, source);
}

/** A block as a line whose marks of notes do not stand in the way of reading it. */
function unitWithoutNotes(block: BlockJson): Unit {
  if (block.type !== 'paragraph' && block.type !== 'heading') return unitOf(block);
  const content = block.content?.filter(inline => !isNoteMark(inline));
  return { ...unitOf({ ...block, content: content ?? [] }), block };
}

function isNoteMark(inline: BlockJson | InlineJson): boolean {
  if (!('text' in inline)) return false;
  return isMark(inline.text) && inline.marks?.some(mark => mark.type === 'superscript') === true;
}

function withoutNoteMarks(parts: readonly InlinePart[]): InlinePart[] {
  return parts.filter(
    part => part === 'break' || !isMark(part.text) || !part.marks.some(mark => mark.type === 'superscript'),
  );
}

function isMark(text: string): boolean {
  return /^[\s\d*†‡§#]{1,6}$/u.test(text);
}

/** Shortest text whose letters say more about its language than the file does, in UTF-16 units. */
const MIN_STATISTICS = 400;

/**
 * The declared language, where the letters of the text do not speak against it: most files declare that of
 * the program that wrote them.
 */
function credibleLanguage(declared: string | undefined, blocks: readonly BlockJson[]): string | null {
  const tag = declared === undefined ? null : canonicalTag(declared);
  if (tag === null || tag === 'und' || tag === 'zxx') return null;
  const text = textOf({ type: 'doc', content: blocks });
  const detected = text.length < MIN_STATISTICS ? null : detectLanguage(text);
  return detected === null || new Intl.Locale(tag).language === detected ? tag : null;
}

/** The notes below a line, each beginning with its mark. */
function noteBlocks(notes: readonly WrittenNote[]): BlockJson[] {
  const blocks = notes.flatMap(({ mark, blocks: own }) =>
    withRows(assemble(mark === null ? own : marked(mark, own))),
  );
  return blocks.length === 0 ? [] : [divider, ...blocks];
}

/** A note with its mark before its first words; lists in notes are laid flat, so that the mark leads. */
function marked(mark: string, blocks: readonly WrittenBlock[]): WrittenBlock[] {
  const lead: InlinePart[] = [
    { text: mark, marks: [{ type: 'superscript' }] },
    { text: ' ', marks: [] },
  ];
  const [first, ...others] = blocks;
  if (first?.kind === 'paragraph' && first.role !== 'code' && first.list === undefined)
    return [{ ...first, role: 'text', parts: [...lead, ...withoutLead(first.parts)] }, ...others];
  return [{ kind: 'paragraph', role: 'text', parts: lead }, ...blocks];
}

/** Parts without white space at their beginning, also that which does not break. */
function withoutLead(parts: readonly InlinePart[]): InlinePart[] {
  const first = parts.findIndex(part => part !== 'break' && /\S/u.test(part.text));
  return parts
    .slice(Math.max(0, first))
    .map((part, i) => (i === 0 && part !== 'break' ? { ...part, text: part.text.trimStart() } : part));
}
