/**
 * E-books (EPUB 2.0.1 and 3.3): the documents of the spine, one after the other, through the same allow-list
 * as a web page. Nothing in a book is run, and no address leads out of its archive.
 */
import { type BlockJson, divider, hasWords, textOf } from '../blocks.ts';
import { dateOfTimestamp } from '../dates.ts';
import { type Draft, Guesses, strippedPart } from '../draft.ts';
import { refusal } from '../file-kind.ts';
import { essence } from '../unit.ts';
import { type Archive, openArchive } from '../zip/zip.ts';
import { type ChapterText, readChapter } from './chapter.ts';
import { readDrawing } from './drawing.ts';
import { type Book, readBook, resolved } from './package.ts';

interface ReadPart {
  readonly part: string;
  readonly isLinear: boolean;
  readonly isNavigation: boolean;
  readonly chapter: ChapterText;
}

/**
 * Reads a book.
 * @throws Fault `file.malformed`, `file.tooLarge` or `file.unsupported` (protected) of the archive, its frame or
 *   its documents.
 */
export async function readEpub(bytes: Uint8Array, file: string | null): Promise<Draft> {
  const archive = await openArchive(bytes, file);
  const book = await readBook(archive, file);
  const parts = await readParts(archive, book, file);
  if (parts.length === 0) throw refusal('file.malformed', file, 'none of its documents is in the file');
  const targets = new Set(
    parts.flatMap(({ part, chapter }) => chapter.noteTargets.map(target => resolved(part, target))),
  );
  const text = parts.filter(({ isLinear, isNavigation }) => isLinear && !isNavigation);
  const aside = parts.filter(({ isLinear, isNavigation }) => !isLinear && !isNavigation);
  const notePages = aside.filter(({ part }) => targets.has(part));
  const guesses = new Guesses();
  offerFacts(book, guesses);
  const blocks = withoutTitle(
    text.flatMap(({ chapter }) => chapter.blocks),
    guesses.metadata.title,
  );
  const notes = [
    ...parts.flatMap(({ chapter }) => chapter.notes),
    ...notePages.flatMap(({ chapter }) => chapter.blocks),
  ];
  return {
    metadata: guesses.metadata,
    blocks: notes.length === 0 ? blocks : [...blocks, divider, ...notes],
    stripped: [
      ...parts.flatMap(contentsOf).map(words => strippedPart('table of contents', words)),
      ...aside
        .filter(other => !notePages.includes(other))
        .map(({ chapter }) => strippedPart('apart from the text', words(chapter.blocks))),
    ],
    warnings: [...new Set([...archive.warnings, ...parts.flatMap(({ chapter }) => chapter.warnings)])],
    guesses: guesses.sources,
  };
}

async function readParts(archive: Archive, book: Book, file: string | null): Promise<ReadPart[]> {
  const parts: ReadPart[] = [];
  const seen = new Set<string>();
  for (const { part, isDrawing, isLinear, isNavigation, isGuidedContents } of book.chapters) {
    if (seen.has(part)) continue;
    seen.add(part);
    const bytes = await archive.read(part);
    if (bytes === null) continue;
    const chapter = isDrawing ? readDrawing(bytes, file, part) : readChapter(bytes, file);
    const isContents = isNavigation || (isGuidedContents && isListing(chapter.blocks));
    parts.push({ part, isLinear, isNavigation: isContents, chapter });
  }
  return parts;
}

/** Longest entry of a list of contents, in UTF-16 units. */
const MAX_ENTRY = 120;

/** Whether blocks may be a list of contents: several, and none a paragraph of text. */
function isListing(blocks: readonly BlockJson[]): boolean {
  const entries = blocks.flatMap(block => (/List$/.test(block.type) ? (block.content ?? []) : [block]));
  return entries.length > 2 && entries.every(entry => textOf(entry as BlockJson).length <= MAX_ENTRY);
}

function offerFacts(book: Book, guesses: Guesses): void {
  const source = 'the book’s own description';
  guesses.offer('title', book.titles[0], source);
  guesses.offer('byline', book.creators.join(', '), source);
  guesses.offer('publication', book.publishers[0], source);
  guesses.offer('published', book.dates.map(dateOfTimestamp).find(Boolean), source);
  guesses.offer('language', book.languages[0], source);
}

/** The title stands over the article already. */
function withoutTitle(blocks: readonly BlockJson[], title: string | undefined): readonly BlockJson[] {
  const first = blocks.findIndex(hasWords);
  const block = blocks[first];
  const isTitle =
    title !== undefined && block?.type === 'heading' && essence(textOf(block)) === essence(title);
  return isTitle ? blocks.slice(first + 1) : blocks;
}

function contentsOf({ isNavigation, chapter }: ReadPart): string[] {
  const own = isNavigation ? [words(chapter.blocks)] : [];
  return [...chapter.contents, ...own].filter(text => text !== '');
}

function words(blocks: readonly BlockJson[]): string {
  return blocks.map(textOf).join(' ');
}
