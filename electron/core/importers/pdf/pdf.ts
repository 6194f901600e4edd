/**
 * Reading a PDF: pages of glyphs to an article. A PDF says where each letter stands and little more; words, lines,
 * columns, paragraphs, headings and what belongs to the paper and not to the text are told by how it is set.
 */
import type { StrippedPart } from '../../../../shared/records/document.ts';
import { type BlockJson, divider } from '../blocks.ts';
import { type Draft, Guesses, strippedPart } from '../draft.ts';
import { refusal } from '../file-kind.ts';
import { readHead } from '../head.ts';
import { cutTail } from '../tail.ts';
import { essence, type Unit, unitOf } from '../unit.ts';
import { ArticleBlocks } from './article-blocks.ts';
import { withoutFigureWords } from './figure-words.ts';
import { joined } from './flow.ts';
import { takeHeadMatter } from './head-matter.ts';
import { Hyphens } from './hyphens.ts';
import { type Line, type PageText, textOfLines } from './line.ts';
import { withoutMargins } from './margin-heads.ts';
import { isWebPage, offerMetadata } from './metadata.ts';
import { withoutNotes } from './notes.ts';
import { paragraphsOf } from './paragraphs.ts';
import { type Told, tell } from './roles.ts';
import { withoutHeads } from './running-heads.ts';
import { takeTitle } from './title.ts';
import { typographyOf } from './typography.ts';

const OCR = 'make it searchable with OCR first';
/** Units of text looked at to tell the language. */
const SAMPLE = 20_000;

/**
 * Reads a PDF.
 * @param file Name for refusals.
 * @throws Fault `file.unsupported` when it asks for a password, `file.malformed`, `file.tooLarge`, or
 *   `file.noText` for pictures of pages.
 */
export async function readPdf(bytes: Uint8Array, file: string | null): Promise<Draft> {
  // Loaded here, for pdf.js is large and most files are none.
  const { readDocument } = await import('./document.ts');
  const document = await readDocument(bytes, file);
  const { labels, broken } = document;
  refuseWithoutText(document.pages, broken.length, file);
  const pages = document.pages.map(page => (isReadable(page) ? page : { ...page, lines: [] }));
  const heads = withoutHeads(pages);
  const margins = withoutMargins(heads.pages, pages);
  const type = typographyOf(margins.pages);
  const { pages: bodies, notes } = withoutNotes(margins.pages, type);
  const lines = bodies.flatMap(page => page.lines);
  const told: Told[] = [];
  for (const paragraph of paragraphsOf(lines, type)) told.push(tell(paragraph, told.at(-1), type));

  const guesses = new Guesses();
  const front = essence(textOfLines(pages.slice(0, 2).flatMap(page => page.lines)));
  offerMetadata(document.metadata, front, textOfLines(lines).slice(0, SAMPLE), guesses);
  const titled = takeTitle(told, document.metadata, file, front, type, guesses);
  const named = takeHeadMatter(titled.paragraphs, titled.at, guesses);
  const { paragraphs, words } = withoutFigureWords(named.paragraphs, type);
  const blocks = new ArticleBlocks(new Hyphens(pages.flatMap(page => page.lines)), labels, type);
  const units = blocks.of(joined(paragraphs, type)).map(unitOf);
  const head = readHead(units, guesses);
  // Share bars and forms for comments follow articles on the web; on paper the end is the end.
  const body = isWebPage(document.metadata) ? cutTail(head.units, guesses) : { ...head, stripped: [] };
  guesses.settle();
  return {
    metadata: guesses.metadata,
    blocks: [...body.units.map((unit: Unit) => unit.block), ...noteBlocks(notes, blocks)],
    stripped: [
      ...named.stripped,
      ...head.stripped,
      ...body.stripped,
      ...heads.stripped,
      ...margins.stripped,
      ...words.map(text => strippedPart('words in a picture', text)),
      ...rotatedParts(pages),
    ],
    warnings: warningsOf(pages, broken),
    guesses: guesses.sources,
  };
}

/** Share of letters nobody can read from which the others are no words either. */
const UNREADABLE = 0.35;

function isReadable({ unreadable }: PageText): boolean {
  return unreadable < UNREADABLE;
}

function refuseWithoutText(pages: readonly PageText[], broken: number, file: string | null): void {
  if (pages.some(page => page.lines.length > 0 && isReadable(page))) return;
  if (pages.some(page => !isReadable(page)))
    throw refusal('file.noText', file, `its fonts do not say which letters they show; ${OCR}`);
  if (broken > 0 && broken === pages.length)
    throw refusal('file.malformed', file, 'none of its pages can be read: the PDF is damaged');
  const where = pages.length === 1 ? 'its one page' : `its ${pages.length} pages`;
  throw refusal('file.noText', file, `a scanned PDF: there is no text on ${where}; ${OCR}`);
}

function warningsOf(pages: readonly PageText[], broken: readonly number[]): string[] {
  const warnings: string[] = [];
  const dumb = pages.filter(page => !isReadable(page)).length;
  const empty = pages.filter(
    (page, i) => page.lines.length === 0 && isReadable(page) && !broken.includes(i),
  ).length;
  const count = (some: number) => `${some} of ${pages.length} page${pages.length === 1 ? '' : 's'}`;
  if (broken.length > 0) warnings.push(`${count(broken.length)} could not be read, for the PDF is damaged`);
  if (dumb > 0)
    warnings.push(`${count(dumb)} left out: their fonts do not say which letters they show; ${OCR}`);
  if (empty > 0) warnings.push(`No text on ${count(empty)}: they are empty, or pictures such as scans`);
  return warnings;
}

/** Notes stand at the end, behind a line, in the order of the pages. */
function noteBlocks(notes: readonly (readonly Line[])[], blocks: ArticleBlocks): BlockJson[] {
  const own = notes.map(note => blocks.note(note)).filter(block => block !== null);
  return own.length > 0 ? [divider, ...own] : [];
}

function rotatedParts(pages: readonly PageText[]): StrippedPart[] {
  const texts = new Map<string, string>();
  for (const { rotated } of pages) {
    const text = rotated.replace(/\s+/gu, ' ').trim();
    const key = essence(text.replace(/\d+/gu, ' '));
    if (text !== '' && !texts.has(key)) texts.set(key, text);
  }
  return [...texts.values()].map(text => strippedPart('turned text, as in margins and pictures', text));
}
