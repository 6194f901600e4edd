/**
 * Which links of a page refer to notes, where those stand, and which links lead back. How markup shows notes: EPUB 3
 * Structural Semantics (`noteref`, `footnote`), DPUB-ARIA (`doc-noteref`), and the habits of Word, LibreOffice,
 * WordPress, Pandoc and MediaWiki, which are links to and fro.
 */
import { type DomElement, isElement, wordsOf } from './dom.ts';
import { OWN } from './html-inline.ts';

/** Longest note, in UTF-16 units; what is longer is a chapter. */
const MAX_NOTE = 20_000;

/** Elements by id, and the order in which links and targets stand. */
export interface Places {
  readonly byId: ReadonlyMap<string, DomElement>;
  order(element: DomElement): number;
}

export function placesOf(root: DomElement): Places {
  const byId = new Map<string, DomElement>();
  const order = new Map<DomElement, number>();
  for (const element of root.querySelectorAll('a, [id]')) {
    order.set(element, order.size);
    for (const id of [element.getAttribute('id'), element.getAttribute('name')])
      if (id && !byId.has(id)) byId.set(id, element);
  }
  return { byId, order: element => order.get(element) ?? -1 };
}

/** The element within the page that a link leads to, or null. */
export function targetOf(link: DomElement, { byId }: Places, address: string | undefined): DomElement | null {
  const href = link.getAttribute('href')?.trim() ?? '';
  const hash = href.indexOf('#');
  if (hash === -1) return null;
  const page = href.slice(0, hash);
  const isOwn = page === '' || (address !== undefined && page === address.split('#', 1)[0]);
  const id = href.slice(hash + 1);
  return isOwn && id !== '' ? (byId.get(id) ?? byId.get(decoded(id)) ?? null) : null;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch (error) {
    if (error instanceof URIError) return id;
    throw error;
  }
}

const MARK =
  /^[[({]?\s*(?:\d{1,4}|\p{L}|[ivxlcdm]{1,7}|[*†‡§¶#‖※]{1,4}|(?:note|n\.?|fn\.?|fußnote|nota)\s?\d{1,4})\s*[\])}.]?$/iu;
const NOTE_NAME =
  /(?:^|[^a-z])(?:fn|ftn|edn|sdfootnote|foot-?note|end-?note|note|cite[_-]?note|noteref|footnote-?ref|bib|ref)(?:$|[^a-z]|ref)/i;
const BACK = /^(?:[\s↩↑^⬆⤴⏎↵]|\p{Variation_Selector})+$/u;

/** The mark of a link that refers to a note; null for any other link. */
export function referenceMark(link: DomElement, number: number): string | null {
  const words = wordsOf(link);
  const role = `${link.getAttribute('epub:type') ?? ''} ${link.getAttribute('role') ?? ''}`;
  if (/\b(?:doc-)?backlink\b/.test(role) || (words !== '' && BACK.test(words))) return null;
  if (/\b(?:doc-)?noteref\b/.test(role)) return words === '' ? String(number) : words.slice(0, 40);
  if (!MARK.test(words)) return null;
  const names = `${link.getAttribute('class') ?? ''} ${link.getAttribute('href') ?? ''}`;
  return isRaised(link) || NOTE_NAME.test(names) ? words : null;
}

/** Whether a link is a superscript or holds or stands in one. */
function isRaised(link: DomElement): boolean {
  if (link.querySelector('sup') !== null) return true;
  let at: DomElement | null = link.parentElement;
  for (let i = 0; at && i < 3; i++, at = at.parentElement) if (at.localName === 'sup') return true;
  return false;
}

const LINE: ReadonlySet<string> = new Set(
  'a abbr b bdi em font i ins small span strong sub sup u cite'.split(' '),
);
const BODY: ReadonlySet<string> = new Set('li p div dd aside section tr blockquote'.split(' '));
const NOTE_ROLE = /\b(?:foot|end|rear)note\b|\bdoc-(?:foot|end)note\b/;

/** The element that holds the whole of a note; null when the target is no note. */
export function bodyOf(target: DomElement, link: DomElement, root: DomElement): DomElement | null {
  let body: DomElement | null = target;
  while (body && LINE.has(body.localName)) body = body.parentElement;
  if (!body || body === root || !(BODY.has(body.localName) || isNote(body))) return null;
  if (body.localName === 'td' || body.localName === 'th') body = body.parentElement;
  const around = body?.parentElement;
  // One note of several paragraphs, named by the element around them.
  const isFirst = around && around !== root && firstElement(around) === body && body !== target;
  if (isFirst && around.getAttribute('id') && NOTE_NAME.test(around.getAttribute('id') ?? '')) body = around;
  if (!body || isWithin(link, body) || body.querySelector('h1, h2, h3, article')) return null;
  const { length } = wordsOf(body);
  return length > 0 && length <= MAX_NOTE ? body : null;
}

function isNote(element: DomElement): boolean {
  return NOTE_ROLE.test(`${element.getAttribute('epub:type') ?? ''} ${element.getAttribute('role') ?? ''}`);
}

function firstElement(element: DomElement): DomElement | undefined {
  return [...element.childNodes].find(isElement);
}

function isWithin(element: DomElement, container: DomElement): boolean {
  for (let at: DomElement | null = element; at; at = at.parentElement) if (at === container) return true;
  return false;
}

/** Whether a link in a note leads back to where the text refers to it, in nothing but a sign or a word for that. */
export function isBackLink(link: DomElement, places: Places, address: string | undefined): boolean {
  const target = targetOf(link, places, address);
  const words = wordsOf(link);
  if (words !== '' && BACK.test(words) && (link.getAttribute('href') ?? '').includes('#')) return true;
  const isBack = target !== null && places.order(target) < places.order(link);
  return isBack && link.getAttribute(OWN.note) === null && isWayBack(words);
}

/** Whether the words of a link back are not the note's own. */
function isWayBack(words: string): boolean {
  const isSaid = words.length < 40 && /\b(?:back|zurück|retour|volver|jump up)\b/i.test(words);
  return words === '' || MARK.test(words) || isSaid;
}
