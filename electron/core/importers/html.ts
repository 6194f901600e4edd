/** Saved web pages: the article found on them, with what the page says about it and what was left out. */
import type { DomDocument } from './dom.ts';
import { parseDocument } from './dom.ts';
import { type Draft, Guesses } from './draft.ts';
import { readHead } from './head.ts';
import { findArticle } from './html-article.ts';
import { firstOf, readMetaTags } from './html-meta-tags.ts';
import { type PageOrigin, readPageMetadata } from './html-metadata.ts';
import { removeNoise } from './html-noise.ts';
import { notesFor, takeNotes } from './html-notes.ts';
import { orScripted } from './html-scripted.ts';
import { withPiecesInPlace } from './html-streamed.ts';
import { tidyPage } from './html-tidy.ts';
import { withoutRepeats } from './repeats.ts';
import { cutTail } from './tail.ts';
import { unitOf } from './unit.ts';

/**
 * Reads a page.
 * @param origin What is known of it besides its markup.
 * @throws Fault `file.tooLarge` or `file.malformed` for markup that is too much to read.
 */
export function readHtml(text: string, file: string | null, origin: PageOrigin = {}): Draft {
  const page = tidyPage(withPiecesInPlace(text), file);
  const document = parseDocument(page.html);
  const guesses = new Guesses();
  readPageMetadata(page, document, origin, guesses);
  const sought = { elements: page.elements, description: descriptionOf(document) };
  const notes = takeNotes(document.body, guesses.metadata.url);
  const noise = removeNoise(document);
  const main = orScripted(findArticle(document, sought, guesses), page.jsonLd, file);
  const below = notesFor(notes, main.text);
  const head = readHead(main.blocks.map(unitOf), guesses);
  const tail = cutTail(head.units, guesses);
  const body = withoutRepeats(tail.units, guesses.metadata.title);
  guesses.settle();
  return {
    metadata: guesses.metadata,
    blocks: [...body.units.map(unit => unit.block), ...below.blocks],
    stripped: [
      ...head.stripped,
      ...body.stripped,
      ...tail.stripped,
      ...noise,
      ...main.stripped,
      ...below.stripped,
    ],
    warnings: [...page.warnings, ...main.warnings],
    guesses: guesses.sources,
  };
}

/** What a page says it is about, in a sentence or two. */
function descriptionOf(document: DomDocument): string {
  const found = firstOf(readMetaTags(document), [
    'og.description',
    'description',
    'dc.description',
    'twitter.description',
  ]);
  return found?.contents[0] ?? '';
}
