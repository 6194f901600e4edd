/** Finding the passages that annotations from a file describe: in which document, and where in its text. */

import type { Document } from '../../../shared/records/document.ts';
import { ORPHAN, type Resolution, type Selector, TextResolver } from '../../../shared/text/anchors.ts';
import { CodePointIndex } from '../../../shared/text/code-points.ts';
import { fold } from '../../../shared/text/fold.ts';
import type { DescribedAnnotation } from '../importers/annotations/described.ts';
import type { SelectorChain, TextSelector } from '../importers/annotations/selectors.ts';
import { contentsWithText, getContent } from '../workspace/contents.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { listDocuments } from '../workspace/documents.ts';

/** What is asked of a document to find it and to attach an annotation to it. */
export type FindableDocument = Pick<Document, 'id' | 'title' | 'url' | 'content'>;

/** A document that will be there when the annotations are. */
export interface ComingDocument {
  readonly document: FindableDocument;
  readonly text: string;
}

/** A passage and the document it belongs to; an orphan's words are not clearly found in the text. */
export interface FoundPassage {
  readonly document: FindableDocument;
  readonly text: string;
  readonly resolution: Resolution;
}

/** Why no document can be named, in words that can stand after a colon. */
export interface NotFound {
  readonly reason: string;
}

interface Place {
  readonly text: string;
  readonly resolver: TextResolver;
  readonly index: CodePointIndex;
}

/** Finds passages among the documents of a workspace as they are now. */
export class PassageFinder {
  readonly #db: ReadableDb;
  readonly #documents: readonly FindableDocument[];
  readonly #places = new Map<string, Place>();
  /** What `#named` found, by what it was asked. */
  readonly #known = new Map<string, readonly FindableDocument[]>();

  constructor(db: ReadableDb, coming: readonly ComingDocument[] = []) {
    this.#db = db;
    const here = listDocuments(db).map(({ document }) => document);
    this.#documents = [...here, ...coming.map(({ document }) => document)];
    for (const { document, text } of coming) this.#places.set(document.id, placeIn(text));
  }

  find(described: DescribedAnnotation): FoundPassage | NotFound {
    const { sources, selectors } = described;
    const named = this.#named(described);
    const [only] = named;
    if (only !== undefined && named.length === 1) return this.#findIn(only, selectors);
    const words = selectors.map(withoutPositions).filter(chain => chain.length > 0);
    const [source] = sources;
    const who =
      source === undefined
        ? 'it names no document'
        : `“${source}” names ${named.length === 0 ? 'no document' : 'several documents'} here`;
    if (words.length === 0) return { reason: `${who}, and it brings no words to look for` };
    return this.#findByWords(named.length > 0 ? named : this.#documents, words, who);
  }

  /** The documents meant: those of the first name that one alone has, else those of the first that several have. */
  #named(described: DescribedAnnotation): readonly FindableDocument[] {
    const key = JSON.stringify([described.sources, described.textHash]);
    const known = this.#known.get(key);
    if (known) return known;
    let clear: readonly FindableDocument[] = [];
    for (const found of this.#candidates(described)) {
      if (found.length === 1 || clear.length === 0) clear = found;
      if (found.length === 1) break;
    }
    this.#known.set(key, clear);
    return clear;
  }

  /** The documents that each name of a source may mean, the surest first. */
  *#candidates({ sources: [first, ...others], textHash }: DescribedAnnotation) {
    const named = (source: string) => this.#documents.filter(document => isNamed(document, source));
    if (first !== undefined) yield named(first);
    if (textHash !== null) yield this.#withText(textHash);
    for (const source of others) yield named(source);
  }

  #withText(textHash: string): FindableDocument[] {
    const contents = contentsWithText(this.#db, textHash);
    return this.#documents.filter(({ content }) => contents.has(content));
  }

  #findIn(document: FindableDocument, chains: readonly SelectorChain[]): FoundPassage {
    const place = this.#placeOf(document);
    const found = chains.map(chain => resolveChain(chain, place)).filter(({ status }) => status !== 'orphan');
    const resolution = found.find(({ status }) => status === 'exact') ?? found[0] ?? ORPHAN;
    return { document, text: place.text, resolution };
  }

  /** Looks for the words in each document, as they are written first: typography is looked through second. */
  #findByWords(
    documents: readonly FindableDocument[],
    chains: readonly SelectorChain[],
    who: string,
  ): FoundPassage | NotFound {
    const verbatim = documents.filter(document =>
      chains.some(chain => chain.every(({ quote = '' }) => this.#placeOf(document).text.includes(quote))),
    );
    const found = (verbatim.length > 0 ? verbatim : documents)
      .map(document => this.#findIn(document, chains))
      .filter(({ resolution }) => resolution.status !== 'orphan');
    const inContext = found.filter(passage => chains.some(chain => hasContext(passage, chain.at(-1))));
    const [only] = found.length > 1 ? inContext : found;
    const isClear = found.length === 1 || inContext.length === 1;
    if (only !== undefined && isClear) return only;
    return { reason: `${who}, and its words ${whereInstead(found, verbatim)}` };
  }

  #placeOf({ id, content }: FindableDocument): Place {
    const known = this.#places.get(id);
    if (known) return known;
    const place = placeIn(getContent(this.#db, content)?.text ?? '');
    this.#places.set(id, place);
    return place;
  }
}

function placeIn(text: string): Place {
  return { text, resolver: new TextResolver(text), index: new CodePointIndex(text) };
}

function whereInstead(found: readonly FoundPassage[], verbatim: readonly FindableDocument[]): string {
  if (found.length > 1)
    return `stand in ${found.length} of them: ${found
      .slice(0, 3)
      .map(({ document }) => `“${document.title}”`)
      .join(', ')}`;
  const [repeating] = verbatim;
  return repeating === undefined ? 'stand in none' : `stand more than once in “${repeating.title}”`;
}

/** Whether a `source` means this document: by its id, its address or its title. */
function isNamed(document: FindableDocument, source: string): boolean {
  const wanted = source.trim();
  if (wanted.replace(/^urn:uuid:/i, '').toLowerCase() === document.id) return true;
  if (document.url !== undefined && addressKey(document.url) === addressKey(wanted)) return true;
  return titleKey(document.title) === titleKey(wanted);
}

/** What two addresses of one page have in common: scheme, `www.`, fragment and a last slash do not count. */
function addressKey(address: string): string {
  return address
    .trim()
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '');
}

function titleKey(title: string): string {
  return fold(title.normalize('NFC')).text.trim().toLowerCase();
}

/** Offsets count in one text only; in any other, the words alone can be looked for. */
function withoutPositions(chain: SelectorChain): SelectorChain {
  return chain
    .map(({ start: _start, end: _end, ...words }) => words)
    .filter(words => words.quote !== undefined);
}

function resolveChain(chain: SelectorChain, whole: Place): Resolution {
  const [first, ...rest] = chain;
  if (first === undefined) return ORPHAN;
  const outer = whole.resolver.resolve(inUnits(first, whole.index, whole.text));
  if (outer.status === 'orphan' || rest.length === 0) return outer;
  const text = whole.text.slice(outer.start, outer.end);
  const inner = resolveChain(rest, placeIn(text));
  if (inner.status === 'orphan') return ORPHAN;
  const status = outer.status === 'exact' && inner.status === 'exact' ? 'exact' : 'moved';
  return { status, start: outer.start + inner.start, end: outer.start + inner.end };
}

/** The selector with its code points as UTF-16 offsets; a position past the end of the text is left out. */
function inUnits({ start, end, ...words }: TextSelector, index: CodePointIndex, text: string): Selector {
  if (start === undefined || end === undefined || end > index.toCodePoints(text.length)) return words;
  return { ...words, start: index.toUnits(start), end: index.toUnits(end) };
}

/** Whether the words around a found passage are those the selector gives. */
function hasContext({ text, resolution }: FoundPassage, selector: TextSelector | undefined): boolean {
  const { prefix = '', suffix = '' } = selector ?? {};
  if (resolution.status === 'orphan' || prefix + suffix === '') return false;
  return text.slice(0, resolution.start).endsWith(prefix) && text.startsWith(suffix, resolution.end);
}
