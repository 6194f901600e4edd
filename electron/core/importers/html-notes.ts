/**
 * Notes of a page or a book: recognised by what refers to them and by where that leads, taken out of the text
 * and put at its end, each behind the mark it has in the text. How markup shows notes: EPUB 3 Structural
 * Semantics (`noteref`, `footnote`), DPUB-ARIA (`doc-noteref`), and the habits of Word, LibreOffice,
 * WordPress, Pandoc and MediaWiki, which are links to and fro.
 */
import type { StrippedPart } from '../../../shared/records/document.ts';
import { type BlockJson, divider, type InlineJson, inlinesOf } from './blocks.ts';
import { type DomElement, isElement, wordsOf } from './dom.ts';
import { strippedPart } from './draft.ts';
import { blocksOf } from './html-blocks.ts';
import { OWN } from './html-inline.ts';

interface Note {
  /** What stands for it in the text. */
  readonly mark: string;
  readonly blocks: readonly BlockJson[];
  /** Numbers of the notes it refers to itself. */
  readonly inner: readonly number[];
}

/** The notes taken out of a document, by number. */
export interface Notes {
  readonly notes: readonly Note[];
  /** Heading that stood above them and above nothing else, if one did. */
  readonly heading: BlockJson | null;
}

/** Longest note, in UTF-16 units; what is longer is a chapter. */
const MAX_NOTE = 20_000;
/** Most notes followed. */
const MAX_NOTES = 20_000;

/**
 * Takes the notes out of a document and numbers what refers to them.
 * @param address The page's own address: links to it with a fragment are links within the page.
 */
export function takeNotes(root: DomElement, address?: string): Notes {
  const places = placesOf(root);
  const found = new Map<DomElement, { readonly mark: string; readonly refs: DomElement[] }>();
  for (const link of root.querySelectorAll('a')) {
    const target = targetOf(link, places, address);
    const mark = target === null ? null : referenceMark(link, found.size + 1);
    if (target === null || mark === null || found.size >= MAX_NOTES) continue;
    const body = places.order(target) > places.order(link) ? bodyOf(target, link, root) : null;
    if (body === null) continue;
    const note = found.get(body);
    if (note) note.refs.push(link);
    else found.set(body, { mark, refs: [link] });
  }
  const outer = [...found].filter(([body]) => !hasAncestor(body, found));
  for (const [number, [, { mark, refs }]] of outer.entries())
    for (const ref of refs) ref.setAttribute(OWN.note, `${number} ${mark}`);
  const notes = outer.map(([body, { mark }]) => noteOf(body, mark, places, address));
  return {
    notes,
    heading: removeBodies(
      outer.map(([body]) => body),
      root,
    ),
  };
}

/**
 * Numbers of the notes that a text refers to, in the order of its references, with those that they refer to.
 * @param text The element the text was read from; null for all notes.
 */
function notesIn({ notes }: Notes, text: DomElement | null): number[] {
  const used = new Set<number>();
  const use = (number: number): void => {
    const note = notes[number];
    if (note === undefined || used.has(number)) return;
    used.add(number);
    note.inner.forEach(use);
  };
  if (text === null) for (const number of notes.keys()) use(number);
  else for (const ref of text.querySelectorAll(`[${OWN.note}]`)) use(numberOf(ref));
  return [...used];
}

/** Notes, each with its mark before its first words. */
function noteBlocks({ notes }: Notes, numbers: readonly number[]): BlockJson[] {
  return numbers.flatMap(number => marked(notes[number]));
}

/** The notes that a text refers to, below a line; and those left out. */
export function notesFor(
  all: Notes,
  text: DomElement | null,
): { readonly blocks: readonly BlockJson[]; readonly stripped: readonly StrippedPart[] } {
  const numbers = notesIn(all, text);
  const blocks = noteBlocks(all, numbers);
  const used = new Set(numbers);
  const stripped = all.notes.flatMap(({ mark, blocks: [first] }, number) =>
    used.has(number) ? [] : strippedPart('note outside the article', `${mark} ${textIn(first)}`),
  );
  const heading = all.heading === null ? [] : [all.heading];
  return { blocks: blocks.length === 0 ? [] : [divider, ...heading, ...blocks], stripped };
}

/** Elements by id, and the order in which links and targets stand. */
interface Places {
  readonly byId: ReadonlyMap<string, DomElement>;
  order(element: DomElement): number;
}

function placesOf(root: DomElement): Places {
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
function targetOf(link: DomElement, { byId }: Places, address: string | undefined): DomElement | null {
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
function referenceMark(link: DomElement, number: number): string | null {
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
function bodyOf(target: DomElement, link: DomElement, root: DomElement): DomElement | null {
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

function hasAncestor(element: DomElement, among: ReadonlyMap<DomElement, unknown>): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) if (among.has(at)) return true;
  return false;
}

function isWithin(element: DomElement, container: DomElement): boolean {
  for (let at: DomElement | null = element; at; at = at.parentElement) if (at === container) return true;
  return false;
}

function numberOf(ref: DomElement): number {
  return Number.parseInt(ref.getAttribute(OWN.note) ?? '', 10);
}

/** A note without its links back and without the mark it begins with, which the mark in the text replaces. */
function noteOf(body: DomElement, mark: string, places: Places, address: string | undefined): Note {
  for (const link of [...body.querySelectorAll('a')]) {
    const target = targetOf(link, places, address);
    const words = wordsOf(link);
    const isBack = target !== null && places.order(target) < places.order(link);
    const isArrow = BACK.test(words) && words !== '' && (link.getAttribute('href') ?? '').includes('#');
    const isReference = link.getAttribute(OWN.note) !== null;
    if (isArrow || (isBack && !isReference && isWayBack(words))) link.remove();
  }
  const inner = [...body.querySelectorAll(`[${OWN.note}]`)].map(numberOf);
  return { mark, blocks: withoutMark(blocksOf(body), mark), inner };
}

/** Whether the words of a link back are not the note's own. */
function isWayBack(words: string): boolean {
  const isSaid = words.length < 40 && /\b(?:back|zurück|retour|volver|jump up)\b/i.test(words);
  return words === '' || MARK.test(words) || isSaid;
}

/** The blocks without what is left of the note's own mark at their beginning: `1.`, `[1]`, `^`. */
function withoutMark(blocks: readonly BlockJson[], mark: string): readonly BlockJson[] {
  const [first, ...others] = blocks;
  const inlines = (first?.content ?? []) as readonly InlineJson[];
  const [head, ...tail] = inlines;
  if (first === undefined || head?.type !== 'text') return blocks;
  const bare = mark.replace(/^[[({\s]+|[\])}.\s]+$/gu, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const rest = head.text.replace(
    new RegExp(String.raw`^[\s^]*(?:[\[({]?\s*${bare}\s*[\])}]?(?=[\s.:)\]]|$))?[\s.:)\]^↑]*`, 'u'),
    '',
  );
  const content = inlinesOf([
    ...(rest === '' ? [] : [{ text: rest, marks: head.marks ?? [] }]),
    ...tail.map(asPart),
  ]);
  return content.length === 0 ? others : [{ ...first, content }, ...others];
}

function asPart(inline: InlineJson) {
  return inline.type === 'text' ? { text: inline.text, marks: inline.marks ?? [] } : ('break' as const);
}

/** A note with its mark, raised, before its first words. */
function marked(note: Note | undefined): readonly BlockJson[] {
  if (note === undefined) return [];
  const lead: InlineJson[] = [
    { type: 'text', text: note.mark, marks: [{ type: 'superscript' }] },
    { type: 'text', text: ' ' },
  ];
  const [first, ...others] = note.blocks;
  if (first === undefined) return [];
  if (first.type !== 'paragraph') return [{ type: 'paragraph', content: lead.slice(0, 1) }, ...note.blocks];
  return [{ ...first, content: [...lead, ...(first.content ?? [])] }, ...others];
}

function textIn(block: BlockJson | undefined): string {
  return (block?.content ?? []).map(inline => ('text' in inline ? inline.text : '')).join('');
}

/**
 * Removes notes, the lists and sections around them that are empty then, and headings above nothing else.
 * @returns The first such heading.
 */
function removeBodies(bodies: readonly DomElement[], root: DomElement): BlockJson | null {
  const containers = new Set<DomElement>();
  for (const body of bodies) {
    if (body.parentElement) containers.add(body.parentElement);
    body.remove();
  }
  const headings: BlockJson[] = [];
  for (const container of containers) {
    let at: DomElement = container;
    while (at !== root && at.parentElement && isIdle(at, headings)) {
      const around: DomElement = at.parentElement;
      headings.push(...headingAbove(at, around));
      at.remove();
      at = around;
    }
  }
  return headings[0] ?? null;
}

/** Whether an element holds nothing, or nothing but a heading, which is taken up then. */
function isIdle(element: DomElement, headings: BlockJson[]): boolean {
  const words = wordsOf(element);
  if (words === '') return true;
  if (words.length > MAX_HEADING) return false;
  const [own, ...others] = [...element.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  if (!own || others.length > 0 || wordsOf(own) !== words) return false;
  headings.push(...asHeading(own));
  return true;
}

/** Longest heading of notes, in UTF-16 units. */
const MAX_HEADING = 80;

/** The heading directly above an element about to go, when nothing of its own stands below; taken out. */
function headingAbove(element: DomElement, around: DomElement): BlockJson[] {
  const siblings = [...around.childNodes]
    .filter(isElement)
    .filter(child => wordsOf(child) !== '' || child === element);
  const at = siblings.indexOf(element);
  const above = siblings[at - 1];
  const below = siblings[at + 1];
  const isHeading = (sibling: DomElement | undefined) => /^h[1-6]$/.test(sibling?.localName ?? '');
  if (!above || !isHeading(above) || (below && !isHeading(below)) || wordsOf(above).length > MAX_HEADING)
    return [];
  above.remove();
  return asHeading(above);
}

function asHeading(element: DomElement): BlockJson[] {
  const [block] = blocksOf(element);
  const level = Number(element.localName.slice(1));
  return block === undefined ? [] : [{ ...block, type: 'heading', attrs: { ...block.attrs, level } }];
}
