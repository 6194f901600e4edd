/** What stands within a line: elements of an inert document as stretches of text with marks. */
import { type InlinePart, isVisible, linkAddress, type MarkJson, type MarkName } from './blocks.ts';
import { type DomElement, isElement } from './dom.ts';

/** Attributes by which the readers of this folder leave notes for each other in a document. */
export const OWN = {
  /** Number of a leaf followed through Readability (`html-leaves.ts`). */
  leaf: 'data-postil',
  /** On what refers to a note: the note's number (`html-notes.ts`). */
  note: 'data-postil-note',
} as const;

const MARKS: Readonly<Record<string, MarkName>> = {
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  strong: 'strong',
  b: 'strong',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sup: 'superscript',
  sub: 'subscript',
};
const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark meter nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr picture'.split(
    ' ',
  ),
);
/** Elements whose words are not the article's: readings beside Chinese characters, image sources, forms. */
const SKIPPED: ReadonlySet<string> = new Set(
  'script style noscript template head title meta link source track rt rp iframe object embed svg math canvas audio video button input select textarea map area'.split(
    ' ',
  ),
);

/** Whether an element's words are never the article's. */
export function isSkipped(element: DomElement): boolean {
  return SKIPPED.has(element.localName);
}

/** Whether an element stands within a line. Word's own elements, named with a colon, always do. */
export function isInline(element: DomElement): boolean {
  return INLINE.has(element.localName) || element.localName.includes(':');
}

/** The mark an element sets, or null. */
export function markOf(element: DomElement): MarkJson | null {
  const type = MARKS[element.localName];
  if (type !== undefined) return { type };
  if (element.localName !== 'a') return null;
  const href = linkAddress(element.getAttribute('href') ?? '');
  return href === null ? null : { type: 'link', attrs: { href } };
}

/** What stands for a reference to a note: its mark, raised. Null for any other element. */
export function noteMarkOf(element: DomElement, marks: readonly MarkJson[]): InlinePart | null {
  const note = element.getAttribute(OWN.note);
  if (note === null) return null;
  const text = note.slice(note.indexOf(' ') + 1);
  return { text, marks: [...marks.filter(mark => mark.type !== 'link'), { type: 'superscript' }] };
}

/** The inline content of an element, whatever is in it; blocks inside are parted by line breaks. */
export function partsOf(element: DomElement, marks: readonly MarkJson[] = []): InlinePart[] {
  const parts: InlinePart[] = [];
  for (const child of element.childNodes) {
    if (child.nodeType === 3) parts.push({ text: child.textContent ?? '', marks });
    if (!isElement(child) || isSkipped(child)) continue;
    const note = noteMarkOf(child, marks);
    if (note !== null) parts.push(note);
    else if (child.localName === 'br') parts.push('break');
    else if (child.localName === 'img') parts.push({ text: emojiOf(child), marks });
    else parts.push(...within(child, marks));
  }
  return parts.filter((part, i) => part !== 'break' || parts[i - 1] !== 'break');
}

function within(element: DomElement, marks: readonly MarkJson[]): InlinePart[] {
  const own = markOf(element);
  const inner = partsOf(element, own ? [...marks, own] : marks);
  return isInline(element) ? inner : ['break', ...inner, 'break'];
}

/** The alternative text of an image that is a picture of a sign. */
export function emojiOf(image: DomElement): string {
  const alt = (image.getAttribute('alt') ?? '').trim();
  return /^\p{Extended_Pictographic}/u.test(alt) && alt.length <= 16 ? alt : '';
}

/** Whether a part is text that can be seen. */
export function isSeen(part: InlinePart): boolean {
  return part !== 'break' && isVisible(part.text);
}
