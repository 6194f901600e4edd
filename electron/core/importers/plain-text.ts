/** Plain text, often saved from a web page: headline in the first line, its date in the last. */
import { type Draft, Guesses } from './draft.ts';
import { isBesideHeadline, isHeadlineLike, labelOf, readHead } from './head.ts';
import { splitHeadline } from './headline.ts';
import { readMailHead } from './mail-head.ts';
import { paragraphsOf } from './paragraphs.ts';
import { publicationLine } from './publication-line.ts';
import { cutTail } from './tail.ts';
import { type Unit, unitOf } from './unit.ts';

/** Lines in which the headline is looked for. */
const HEAD_LINES = 6;

/** Reads a plain text. Never throws; a text without words gives a draft without blocks. */
export function readPlainText(text: string): Draft {
  const guesses = new Guesses();
  const units = paragraphsOf(text).map(unitOf);
  const letter = readMailHead(units, guesses);
  readPublicationLine(letter.units, guesses);
  const untitled = takeTitle(letter.units, guesses);
  const head = readHead(untitled, guesses);
  const body = cutTail(head.units, guesses);
  guesses.settle();
  return {
    metadata: guesses.metadata,
    blocks: body.units.map(unit => unit.block),
    stripped: [...letter.stripped, ...head.stripped, ...body.stripped],
    warnings: [],
    guesses: guesses.sources,
  };
}

/** What a line such as "Published in …" says, which is more exact than a date in the head. */
function readPublicationLine(units: readonly Unit[], guesses: Guesses): void {
  const at = units.findLastIndex(unit => publicationLine(unit.text) !== null);
  const found = publicationLine(units[at]?.text ?? '');
  if (!found) return;
  const source = at * 2 >= units.length ? 'last line' : 'head of the text';
  guesses.offer('publication', found.publication, source);
  guesses.offer('published', found.published, source);
}

/** The units without the headline, when the first line is one; a text of one line keeps it. */
function takeTitle(units: readonly Unit[], guesses: Guesses): readonly Unit[] {
  if (units.slice(0, HEAD_LINES).some(unit => labelOf(unit.text)?.field === 'title')) return units;
  const above = units.slice(0, HEAD_LINES).findIndex(unit => !isBesideHeadline(unit.text));
  const first = units[above];
  if (first === undefined || units.length < 2 || !isHeadlineLike(first.text)) return units;
  const known = guesses.metadata.publication;
  const { title, publication } = splitHeadline(first.text, known === undefined ? [] : [known]);
  guesses.offer('title', title, 'first line');
  guesses.offer('publication', publication, 'first line');
  return units.filter(unit => unit !== first);
}
