/**
 * A web page made harmless before a DOM is built of it: scripts, styles, frames and the addresses of images
 * are left out, hidden elements are dropped, nesting is capped. Nothing here opens an address; what is left
 * out cannot be opened later either.
 */
import { Parser } from 'htmlparser2';
import type { InlinePart } from './blocks.ts';
import { refusal, tooLarge } from './file-kind.ts';
import { ForeignMarkup, foreignKind } from './html-foreign.ts';

export interface TidyPage {
  /** Markup of a whole document, ready for a DOM. */
  readonly html: string;
  /** Comments before the first element: where a browser notes the address a page was saved from. */
  readonly comments: readonly string[];
  /** Text of `<script type="application/ld+json">` elements. */
  readonly jsonLd: readonly string[];
  readonly warnings: readonly string[];
  /** Elements in `html`. */
  readonly elements: number;
}

/** Deepest nesting kept; the text of deeper elements stays. Readability needs 0.6 s at 256 and 80 s at 2,000. */
export const MAX_DEPTH = 256;
/** Nesting at which reading itself becomes slow, and which no page has. */
const ABSURD_DEPTH = 10_000;
/** Most elements read. */
export const MAX_ELEMENTS = 500_000;
/** Longest attribute value kept, in UTF-16 units. */
const MAX_ATTRIBUTE = 4_000;

/** Elements left out with everything in them. */
const DROPPED: ReadonlySet<string> = new Set(
  'script style noscript base template iframe frame frameset object embed applet svg math canvas audio video map button input select textarea option datalist dialog progress meter portal'.split(
    ' ',
  ),
);
/** Elements without an end tag. */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
/** Elements that end by themselves when the next begins: they do not nest, however many are not closed. */
const SELF_CLOSING_SIBLINGS: ReadonlySet<string> = new Set(
  'p li td th tr thead tbody tfoot dt dd option optgroup rt rp colgroup'.split(' '),
);
const KEPT_ATTRIBUTES: ReadonlySet<string> = new Set(
  'href alt title class id role epub:type lang dir datetime pubdate content name property itemprop itemtype rel start type charset colspan aria-label data-testid value'.split(
    ' ',
  ),
);

/**
 * Rewrites a page.
 * @param isXml Whether `<a/>` is an empty element, as in XHTML, and not an open tag, as in HTML.
 * @throws Fault `file.tooLarge` beyond MAX_ELEMENTS, `file.malformed` for absurd nesting.
 */
export function tidyPage(text: string, file: string | null, isXml = false): TidyPage {
  refuseMonsters(text, file);
  // Scripts that set formulas for the eye keep the formula itself beside it, which would be read twice.
  const writer = new PageWriter({ math: isXml || !/katex|mathjax|mjx-/i.test(text), svg: isXml });
  const parser = new Parser(
    {
      onopentag: (name, attributes) => writer.open(name, attributes),
      onclosetag: name => writer.close(name),
      ontext: words => writer.text(words),
      oncomment: words => writer.comment(words),
    },
    {
      decodeEntities: true,
      lowerCaseTags: true,
      lowerCaseAttributeNames: true,
      recognizeSelfClosing: isXml,
    },
  );
  parser.end(text);
  return writer.page();
}

/** Counts tags without building anything: the tokeniser itself is slow on very deep nesting. */
function refuseMonsters(text: string, file: string | null): void {
  let elements = 0;
  let depth = 0;
  for (const [, slash, name = ''] of text.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9-]{0,40})/g)) {
    const tag = name.toLowerCase();
    if (slash === '') elements++;
    if (elements > MAX_ELEMENTS) throw tooLarge(file, 'the page has more than 500,000 elements');
    if (VOID.has(tag) || SELF_CLOSING_SIBLINGS.has(tag)) continue;
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > ABSURD_DEPTH) throw refusal('file.malformed', file, 'its elements are nested too deeply');
  }
}

/** Collects the kept markup; `open` and `close` are called in the order of the page. */
class PageWriter {
  readonly #head: string[] = [];
  readonly #body: string[] = [];
  readonly #comments: string[] = [];
  readonly #jsonLd: string[] = [];
  /** For each open element what was done with it. */
  readonly #stack: ('written' | 'flattened' | 'dropped' | 'title' | 'jsonLd')[] = [];
  #written = 0;
  #dropped = 0;
  #elements = 0;
  #root = '';
  #hasBody = false;
  #isDeep = false;
  readonly #reads: Readonly<Record<'math' | 'svg', boolean>>;
  /** The formula or drawing that is being read. */
  #foreign: ForeignMarkup | null = null;

  /** @param reads Whether the words of formulas and drawings are the page's. */
  constructor(reads: Readonly<Record<'math' | 'svg', boolean>>) {
    this.#reads = reads;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.#foreign !== null) {
      this.#foreign.open(name);
      return;
    }
    const kind = foreignKind(name);
    if (kind !== null && this.#reads[kind] && this.#dropped === 0 && !isHidden(attributes)) {
      this.#foreign = new ForeignMarkup(kind, attributes);
      return;
    }
    const fate = this.#fate(name, attributes);
    if (!VOID.has(name)) this.#stack.push(fate);
    if (fate === 'dropped' && !VOID.has(name)) this.#dropped++;
    if (fate === 'title') this.#head.push('<title>');
    if (fate === 'jsonLd') this.#jsonLd.push('');
    if (fate !== 'written') return;
    this.#elements++;
    if (!VOID.has(name)) this.#written++;
    const isMeta = name === 'meta' || name === 'link' || name === 'base';
    // Readability takes an image without an address for a placeholder and drops its alternative text with it.
    const source = name === 'img' ? ' src=""' : '';
    (isMeta ? this.#head : this.#body).push(`<${name}${attributesOf(attributes)}${source}>`);
  }

  close(name: string): void {
    if (this.#foreign !== null) {
      if (this.#foreign.close()) this.#writeForeign(this.#foreign);
      return;
    }
    if (VOID.has(name)) return;
    const fate = this.#stack.pop();
    if (fate === 'dropped') this.#dropped--;
    if (fate === 'title') this.#head.push('</title>');
    if (fate !== 'written') return;
    this.#written--;
    this.#body.push(`</${name}>`);
  }

  #writeForeign(foreign: ForeignMarkup): void {
    this.#foreign = null;
    this.#body.push(foreign.lines().map(markupOf).join('<br>'));
  }

  text(words: string): void {
    if (this.#foreign !== null) {
      this.#foreign.text(words);
      return;
    }
    const fate = this.#stack.at(-1);
    if (fate === 'jsonLd') this.#jsonLd[this.#jsonLd.length - 1] += words;
    else if (fate === 'title') this.#head.push(escapeMarkup(words));
    else if (this.#dropped === 0) this.#body.push(escapeMarkup(words));
  }

  comment(words: string): void {
    if (this.#written === 0 && this.#comments.length < 10) this.#comments.push(words.slice(0, MAX_ATTRIBUTE));
  }

  page(): TidyPage {
    const html = `<!doctype html><html${this.#root}><head>${this.#head.join('')}</head><body>${this.#body.join('')}</body></html>`;
    const warnings = this.#isDeep
      ? ['The page nests its elements unusually deeply; the deepest were read as plain text']
      : [];
    return { html, comments: this.#comments, jsonLd: this.#jsonLd, warnings, elements: this.#elements };
  }

  #fate(
    name: string,
    attributes: Record<string, string>,
  ): 'written' | 'flattened' | 'dropped' | 'title' | 'jsonLd' {
    if (name === 'html' || name === 'body' || name === 'head') {
      if (name === 'html' && this.#root === '') this.#root = attributesOf(attributes);
      if (name === 'body') this.#hasBody = true;
      return 'flattened';
    }
    if (name === 'script' && attributes.type?.trim().toLowerCase() === 'application/ld+json') return 'jsonLd';
    // What a component draws is kept in a template by browsers that save pages.
    if (name === 'template' && isShadow(attributes) && this.#dropped === 0) return 'flattened';
    // Of what an e-book offers in several forms (`epub:switch`) the last is for readers that know no other.
    if (name === 'epub:case') return 'dropped';
    if (this.#dropped > 0 || DROPPED.has(name) || isHidden(attributes)) return 'dropped';
    if (name === 'title' && !this.#hasBody) return 'title';
    if (this.#written < MAX_DEPTH || VOID.has(name)) return 'written';
    this.#isDeep = true;
    return 'flattened';
  }
}

function isShadow(attributes: Record<string, string>): boolean {
  return attributes.shadowmode !== undefined || attributes.shadowrootmode !== undefined;
}

/** The part of an article that subscribers see, which sites hide from others until they have looked who reads. */
const PAID =
  /(?:^|\s)(?:paywall|paywalled|(?:paywall|paid|premium|subscriber|member)s?[-_]{1,2}(?:content|text|body|only))(?:\s|$)/i;

/** Hidden from every reader by its own attributes; style sheets are not looked at. */
function isHidden(attributes: Record<string, string>): boolean {
  // The notes of e-books are hidden until they are asked for.
  const types = `${attributes['epub:type'] ?? ''} ${attributes.role ?? ''}`;
  if (/\b(?:foot|end|rear)note\b/.test(types)) return false;
  if (PAID.test(attributes.class ?? '')) return false;
  if (attributes.hidden !== undefined && attributes.hidden !== 'until-found') return true;
  return /(?:^|;)\s{0,10}(?:display\s{0,10}:\s{0,10}none|visibility\s{0,10}:\s{0,10}hidden)/i.test(
    attributes.style ?? '',
  );
}

/** A line as markup: what is raised and lowered is kept so. */
function markupOf(parts: readonly InlinePart[]): string {
  return parts
    .map(part => {
      if (part === 'break') return '<br>';
      const names = part.marks.flatMap(({ type }) =>
        type === 'superscript' ? ['sup'] : type === 'subscript' ? ['sub'] : [],
      );
      const inner = escapeMarkup(part.text);
      return names.reduceRight((text, name) => `<${name}>${text}</${name}>`, inner);
    })
    .join('');
}

function attributesOf(attributes: Record<string, string>): string {
  let written = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (KEPT_ATTRIBUTES.has(name)) written += ` ${name}="${escapeMarkup(value.slice(0, MAX_ATTRIBUTE))}"`;
  }
  return written;
}

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, character => ESCAPES[character] ?? character);
}
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
