/**
 * Notes of a page or a book: recognised by what refers to them and by where that leads, taken out of the text
 * and put at its end, each behind the mark it has in the text.
 */
import type { StrippedPart } from '../../../shared/records/document.ts';
import { type BlockJson, divider, type InlineJson, inlinesOf } from './blocks.ts';
import type { DomElement } from './dom.ts';
import { strippedPart } from './draft.ts';
import { blocksOf } from './html-blocks.ts';
import { OWN } from './html-inline.ts';
import { bodyOf, isBackLink, type Places, placesOf, referenceMark, targetOf } from './html-note-links.ts';
import { removeBodies } from './html-note-removal.ts';

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

function hasAncestor(element: DomElement, among: ReadonlyMap<DomElement, unknown>): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) if (among.has(at)) return true;
  return false;
}

function numberOf(ref: DomElement): number {
  return Number.parseInt(ref.getAttribute(OWN.note) ?? '', 10);
}

/** A note without its links back and without the mark it begins with, which the mark in the text replaces. */
function noteOf(body: DomElement, mark: string, places: Places, address: string | undefined): Note {
  for (const link of [...body.querySelectorAll('a')]) if (isBackLink(link, places, address)) link.remove();
  const inner = [...body.querySelectorAll(`[${OWN.note}]`)].map(numberOf);
  return { mark, blocks: withoutMark(blocksOf(body), mark), inner };
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
