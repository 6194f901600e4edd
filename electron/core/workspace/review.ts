/**
 * Annotations that do not stand where they were made, each with its old passage and its new one: what is left
 * for the analyst to judge after the text of a document has become another.
 */
import type { PassageInText, ReviewItem } from '../../../shared/contract/review.ts';
import type { Anchor } from '../../../shared/records/anchor.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';
import { describeSelection } from '../../../shared/text/anchors.ts';
import { snapToCodePoint } from '../../../shared/text/code-points.ts';
import { fold } from '../../../shared/text/fold.ts';
import { listAnnotations } from './annotations.ts';
import type { ReadableDb } from './db.ts';
import { getDocument } from './documents.ts';
import { Follower } from './suggest.ts';

/** Units of text shown on each side of a passage, to know it by. */
const AROUND = 110;

/** Whether two passages differ in nothing but typography. */
export function hasSameWords(one: string, other: string): boolean {
  return one === other || fold(one).text.trim() === fold(other).text.trim();
}

/** The annotations of a document that moved or were not found, in the order of its text, orphans last. */
export function listForReview(db: ReadableDb, document: string): ReviewItem[] {
  const reviewer = new Reviewer(db, getDocument(db, document)?.content ?? '');
  return listAnnotations(db, document)
    .filter(({ position }) => position.status !== 'exact')
    .map(annotation => reviewer.item(annotation));
}

class Reviewer {
  readonly #texts: Texts;
  readonly #content: string;
  readonly #shown: string;
  readonly #followers = new Map<string, Follower>();

  /** @param content Hash of the text the document shows. */
  constructor(db: ReadableDb, content: string) {
    this.#texts = new Texts(db);
    this.#content = content;
    this.#shown = this.#texts.of(content);
  }

  item({ id, kind, anchor, position }: Annotation): ReviewItem {
    const { content, start, end, quote, prefix, suffix } = anchor;
    const before = this.#texts.of(content);
    // Without the text it was made in, what the anchor itself remembers has to do.
    const isKnown = before.startsWith(quote, start) && quote.length === end - start;
    const old = isKnown ? passageIn(before, start, end) : { before: prefix, words: quote, after: suffix };
    const item = { annotation: id, kind, old };
    if (position.start === null || position.end === null)
      return { ...item, now: null, suggestion: isKnown ? this.#suggest(anchor) : null, hasSameWords: false };
    const now = passageIn(this.#shown, position.start, position.end);
    return {
      ...item,
      now: { ...now, start: position.start, end: position.end },
      suggestion: null,
      hasSameWords: hasSameWords(quote, now.words),
    };
  }

  #suggest({ content, start, end }: Anchor): ReviewItem['suggestion'] {
    const follower = this.#followers.get(content) ?? new Follower(this.#texts.of(content), this.#shown);
    this.#followers.set(content, follower);
    const place = follower.follow({ start, end });
    const anchor = place && describeSelection(this.#content, this.#shown, place.start, place.end);
    return anchor && { ...passageIn(this.#shown, anchor.start, anchor.end), anchor };
  }
}

/** The words at `[start, end)` (UTF-16) with what stands around them in the same and the next paragraphs. */
function passageIn(text: string, start: number, end: number): PassageInText {
  const from = snapToCodePoint(text, Math.max(0, start - AROUND));
  const to = snapToCodePoint(text, Math.min(text.length, end + AROUND));
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: from === 0 ? before : fromWord(before),
    words: text.slice(start, end),
    after: to === text.length ? after : toWord(after),
  };
}

/** Without the piece of a word it begins with. */
function fromWord(text: string): string {
  const space = text.search(/\s/);
  return space === -1 ? text : `…${text.slice(space)}`;
}

/** Without the piece of a word it ends with. */
function toWord(text: string): string {
  return /\s/.test(text) ? `${text.replace(/\S*$/, '')}…` : text;
}

/** Texts of a few contents, each read once. */
class Texts {
  readonly #read;
  readonly #known = new Map<string, string>();

  constructor(db: ReadableDb) {
    this.#read = db.prepare<[string], string>('SELECT text FROM content WHERE hash = ?').pluck();
  }

  /** The text of a content; empty when it is not here. */
  of(content: string | undefined): string {
    if (content === undefined) return '';
    const known = this.#known.get(content) ?? this.#read.get(content) ?? '';
    this.#known.set(content, known);
    return known;
  }
}
