/** Finding the passages that annotations from a file describe: in which document, and where in its text. */

import type { Document } from '../../../shared/records/document.ts';
import { ORPHAN, type Resolution, type Selector, TextResolver } from '../../../shared/text/anchors.ts';
import { CodePointIndex } from '../../../shared/text/code-points.ts';
import { fold } from '../../../shared/text/fold.ts';
import type { SelectorChain, TextSelector } from '../importers/annotations/selectors.ts';
import type { DescribedAnnotation } from '../importers/annotations/web-annotation.ts';
import { getContent } from '../workspace/contents.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { listDocuments } from '../workspace/documents.ts';

/** A passage and the document it belongs to; an orphan's words are not clearly found in the text. */
export interface FoundPassage {
  readonly document: Document;
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
  readonly #documents: readonly Document[];
  readonly #places = new Map<string, Place>();

  constructor(db: ReadableDb) {
    this.#db = db;
    this.#documents = listDocuments(db).map(({ document }) => document);
  }

  find(described: DescribedAnnotation): FoundPassage | NotFound {
    const { source, selectors } = described;
    const named = source === null ? [] : this.#documents.filter(document => isNamed(document, source));
    const [only] = named;
    if (only !== undefined && named.length === 1) return this.#findIn(only, selectors);
    const words = selectors.map(withoutPositions).filter(chain => chain.length > 0);
    const who =
      source === null
        ? 'it names no document'
        : `“${source}” names ${named.length === 0 ? 'no document' : 'several documents'} here`;
    if (words.length === 0) return { reason: `${who}, and it brings no words to look for` };
    return this.#findByWords(named.length > 0 ? named : this.#documents, words, who);
  }

  #findIn(document: Document, chains: readonly SelectorChain[]): FoundPassage {
    const place = this.#placeOf(document);
    const found = chains.map(chain => resolveChain(chain, place)).filter(({ status }) => status !== 'orphan');
    const resolution = found.find(({ status }) => status === 'exact') ?? found[0] ?? ORPHAN;
    return { document, text: place.text, resolution };
  }

  /** Looks for the words in each document, as they are written first: typography is looked through second. */
  #findByWords(
    documents: readonly Document[],
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

  #placeOf({ id, content }: Document): Place {
    const known = this.#places.get(id);
    if (known) return known;
    const text = getContent(this.#db, content)?.text ?? '';
    const place = { text, resolver: new TextResolver(text), index: new CodePointIndex(text) };
    this.#places.set(id, place);
    return place;
  }
}

function whereInstead(found: readonly FoundPassage[], verbatim: readonly Document[]): string {
  if (found.length > 1)
    return `stand in ${found.length} of them: ${found
      .slice(0, 3)
      .map(({ document }) => `“${document.title}”`)
      .join(', ')}`;
  const [repeating] = verbatim;
  return repeating === undefined ? 'stand in none' : `stand more than once in “${repeating.title}”`;
}

/** Whether a `source` means this document: by its id, its address or its title. */
function isNamed(document: Document, source: string): boolean {
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
  const inner = resolveChain(rest, {
    text,
    resolver: new TextResolver(text),
    index: new CodePointIndex(text),
  });
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
