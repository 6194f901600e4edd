/** The lines of pages as an article: what belongs to the paper goes, what belongs together is joined. */
import type { StrippedPart } from '../../../../shared/records/document.ts';
import { type BlockJson, divider, hasWords } from '../blocks.ts';
import { type Draft, Guesses, strippedPart } from '../draft.ts';
import { readHead } from '../head.ts';
import { cutTail } from '../tail.ts';
import { essence, unitOf } from '../unit.ts';
import { ArticleBlocks } from './article-blocks.ts';
import { withoutFigureWords } from './figure-words.ts';
import { joined } from './flow.ts';
import { takeHeadMatter, wordsInSmallLetters } from './head-matter.ts';
import { Hyphens } from './hyphens.ts';
import { type Line, type PageText, textOfLines } from './line.ts';
import { withoutMargins } from './margin-heads.ts';
import { isWebPage, offerMetadata, type PdfMetadata } from './metadata.ts';
import { withoutNotes } from './notes.ts';
import { paragraphsOf } from './paragraphs.ts';
import { type Told, tell } from './roles.ts';
import { withoutHeads } from './running-heads.ts';
import { takeTitle } from './title.ts';
import { type Typography, typographyOf } from './typography.ts';

/** Units of text looked at to tell the language. */
const SAMPLE = 20_000;

export interface Material {
  readonly pages: readonly PageText[];
  /** How each page is called. */
  readonly labels: readonly string[];
  readonly metadata: PdfMetadata;
  readonly file: string | null;
}

/** Makes the article of pages that hold words. */
export function compose(material: Material): Omit<Draft, 'warnings'> {
  const { pages, labels, metadata } = material;
  const { told, notes, type, stripped } = bodyOf(pages);
  const blocks = new ArticleBlocks(new Hyphens(pages.flatMap(page => page.lines)), labels, type);
  const guesses = new Guesses();
  const article = withoutHeadMatter(told, material, type, guesses);
  const units = blocks.of(joined(article.paragraphs, type)).map(unitOf);
  // The cells of a table look like names and dates; the head of the text is above it.
  const rowAt = units.findIndex(unit => blocks.isRow(unit.block));
  const headEnd = rowAt === -1 ? units.length : rowAt;
  const head = readHead(units.slice(0, headEnd), guesses, wordsInSmallLetters(told));
  const body = [...head.units, ...units.slice(headEnd)];
  // Share bars and forms for comments follow articles on the web; on paper the end is the end.
  const text = isWebPage(metadata) ? cutTail(body, guesses) : { units: body, stripped: [] };
  guesses.settle();
  const kept = [...text.units.map(unit => unit.block), ...noteBlocks(notes, blocks)];
  return {
    metadata: guesses.metadata,
    // A page that is nothing but its title says that.
    blocks: kept.some(hasWords) ? kept : blocks.of(told),
    stripped: [...article.stripped, ...head.stripped, ...text.stripped, ...stripped, ...rotatedParts(pages)],
    guesses: guesses.sources,
  };
}

interface Body {
  readonly told: readonly Told[];
  readonly notes: readonly (readonly Line[])[];
  readonly type: Typography;
  readonly stripped: readonly StrippedPart[];
}

/** The paragraphs of the pages, without running heads and notes. */
function bodyOf(pages: readonly PageText[]): Body {
  const heads = withoutHeads(pages);
  const margins = withoutMargins(heads.pages, pages);
  const type = typographyOf(margins.pages);
  const { pages: bodies, notes } = withoutNotes(margins.pages, type);
  const lines = bodies.flatMap(page => page.lines);
  const told: Told[] = [];
  for (const paragraph of paragraphsOf(lines, type)) told.push(tell(paragraph, told.at(-1), type));
  return { told, notes, type, stripped: [...heads.stripped, ...margins.stripped] };
}

interface Article {
  readonly paragraphs: readonly Told[];
  readonly stripped: readonly StrippedPart[];
}

/** Takes out the title, the names under it, and the words in pictures; what they say is offered. */
function withoutHeadMatter(
  told: readonly Told[],
  { pages, metadata, file }: Material,
  type: Typography,
  guesses: Guesses,
): Article {
  const front = essence(textOfLines(pages.slice(0, 2).flatMap(page => page.lines)));
  const sample = told.flatMap(({ lines }) => lines.map(line => line.text));
  offerMetadata(metadata, front, sample.join(' ').slice(0, SAMPLE), guesses);
  const titled = takeTitle(told, metadata, file, front, type, guesses);
  const named = takeHeadMatter(titled.paragraphs, titled.at, guesses);
  const { paragraphs, words } = withoutFigureWords(named.paragraphs, type);
  const parts = words.map(text => strippedPart('words in a picture', text));
  return { paragraphs, stripped: [...named.stripped, ...parts] };
}

/** Notes stand at the end, behind a line, in the order of the pages. */
function noteBlocks(notes: readonly (readonly Line[])[], blocks: ArticleBlocks): BlockJson[] {
  const own = notes.map(note => blocks.note(note)).filter(block => block !== null);
  return own.length > 0 ? [divider, ...own] : [];
}

/** What runs another way than the text, each once though it stands on every page. */
function rotatedParts(pages: readonly PageText[]): StrippedPart[] {
  const texts = new Map<string, string>();
  for (const { rotated } of pages) {
    const text = rotated.replace(/\s+/gu, ' ').trim();
    const key = essence(text.replace(/\d+/gu, ' '));
    if (text !== '' && !texts.has(key)) texts.set(key, text);
  }
  return [...texts.values()].map(text => strippedPart('turned text, as in margins and pictures', text));
}
