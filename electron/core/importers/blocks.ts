/**
 * Building the form of an article: valid ProseMirror JSON of `shared/text/schema`, made bottom-up. Every
 * importer goes through here, so that white space, empty paragraphs and marks are treated alike whatever
 * the file was.
 */
import { schema } from '../../../shared/text/schema.ts';

export type MarkName = 'link' | 'emphasis' | 'strong' | 'code' | 'superscript' | 'subscript';

export interface MarkJson {
  readonly type: MarkName;
  readonly attrs?: { readonly href: string };
}

export type InlineJson =
  | { readonly type: 'text'; readonly text: string; readonly marks?: readonly MarkJson[] }
  | { readonly type: 'lineBreak' };

/** A block as ProseMirror JSON: a textblock holds inlines, a container holds blocks. */
export interface BlockJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, string | number | null>>;
  readonly content?: readonly (BlockJson | InlineJson)[];
}

/** A stretch of text as an importer meets it, before white space is collapsed, or a forced line end. */
export type InlinePart = { readonly text: string; readonly marks: readonly MarkJson[] } | 'break';

/** Deepest nesting of quotes and lists kept; deeper ones are laid flat, which costs no words. */
export const MAX_BLOCK_DEPTH = 12;

/** What HTML collapses: not the no-break space. */
const COLLAPSIBLE = /[ \t\n\r\f]+/g;
/** Something a reader could see: not white space, nor joiners, soft hyphens and marks of direction. */
const VISIBLE = /[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Whether a text shows anything at all. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/**
 * Collapses white space as HTML does (a space belongs to the stretch it begins in), merges neighbours with
 * the same marks, and drops white space and line breaks at both ends.
 */
export function inlinesOf(parts: readonly InlinePart[]): InlineJson[] {
  const inlines: InlineJson[] = [];
  let isAfterSpace = true;
  for (const part of parts) {
    if (part === 'break') {
      trimLast(inlines);
      if (inlines.length > 0) inlines.push({ type: 'lineBreak' });
      isAfterSpace = true;
      continue;
    }
    let text = part.text.replace(COLLAPSIBLE, ' ');
    if (isAfterSpace && text.startsWith(' ')) text = text.slice(1);
    if (text === '') continue;
    isAfterSpace = text.endsWith(' ');
    append(inlines, text, orderedMarks(part.marks));
  }
  while (inlines.length > 0) {
    if (inlines.at(-1)?.type === 'lineBreak') inlines.pop();
    else if (!trimLast(inlines)) break;
  }
  return inlines;
}

/** Cuts white space off the end. @returns whether the last inline vanished and there may be more to cut. */
function trimLast(inlines: InlineJson[]): boolean {
  const last = inlines.at(-1);
  if (last?.type !== 'text') return false;
  const text = last.text.trimEnd();
  if (text === last.text) return false;
  inlines.pop();
  if (text !== '') inlines.push({ ...last, text });
  return text === '';
}

function append(inlines: InlineJson[], text: string, marks: readonly MarkJson[]): void {
  const last = inlines.at(-1);
  if (last?.type === 'text' && sameMarks(last.marks ?? [], marks)) {
    inlines[inlines.length - 1] = { ...last, text: last.text + text };
  } else {
    inlines.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text });
  }
}

function sameMarks(a: readonly MarkJson[], b: readonly MarkJson[]): boolean {
  return (
    a.length === b.length &&
    a.every((mark, i) => mark.type === b[i]?.type && mark.attrs?.href === b[i]?.attrs?.href)
  );
}

/** Each mark once, in the schema's order, as ProseMirror requires; a superscript wins over a subscript. */
function orderedMarks(marks: readonly MarkJson[]): MarkJson[] {
  const ordered: MarkJson[] = [];
  for (const name of Object.keys(schema.marks)) {
    const mark = marks.findLast(candidate => candidate.type === name);
    if (!mark) continue;
    if (name === 'subscript' && ordered.some(other => other.type === 'superscript')) continue;
    ordered.push(mark);
  }
  return ordered;
}

/** A textblock of inlines, or null when it would show nothing. */
export function textblock(
  type: 'paragraph' | 'heading' | 'figure',
  parts: readonly InlinePart[],
  attrs?: { readonly level: number },
): BlockJson | null {
  const content = inlinesOf(parts);
  const isShown = content.some(inline => inline.type === 'text' && isVisible(inline.text));
  if (!isShown) return null;
  return attrs ? { type, attrs: { ...attrs }, content } : { type, content };
}

/** A paragraph of plain text; white space inside is collapsed. */
export function paragraph(text: string): BlockJson | null {
  return textblock('paragraph', [{ text, marks: [] }]);
}

/** Text whose line ends and spaces stay; blank lines at both ends go. */
export function preformatted(text: string): BlockJson | null {
  const kept = text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  return isVisible(kept) ? { type: 'preformatted', content: [{ type: 'text', text: kept }] } : null;
}

export const divider: BlockJson = { type: 'divider' };

/** A quote around blocks, or null around nothing. */
export function blockquote(blocks: readonly BlockJson[]): BlockJson | null {
  return blocks.some(hasWords) ? { type: 'blockquote', content: blocks } : null;
}

/** A list of items, each a list of blocks; items that show nothing are left out. */
export function list(
  isOrdered: boolean,
  items: readonly (readonly BlockJson[])[],
  start = 1,
): BlockJson | null {
  const content = items
    .filter(blocks => blocks.some(hasWords))
    .map(blocks => ({ type: 'listItem', content: blocks }));
  if (content.length === 0) return null;
  return isOrdered ? { type: 'orderedList', attrs: { start }, content } : { type: 'bulletList', content };
}

/** Whether a block shows any text. A divider does not. */
export function hasWords(block: BlockJson): boolean {
  return isVisible(textOf(block));
}

/** The text of a block, textblocks joined by a line end; a line break is one too. */
export function textOf(block: BlockJson | InlineJson): string {
  if (block.type === 'lineBreak') return '\n';
  if ('text' in block) return block.text;
  const content: readonly (BlockJson | InlineJson)[] = ('content' in block ? block.content : undefined) ?? [];
  const isContainer = content.some(child => child.type !== 'text' && child.type !== 'lineBreak');
  return content.map(textOf).join(isContainer ? '\n' : '');
}

/** The whole article. Dividers at either end, or two in a row, are dropped: they divide nothing. */
export function documentOf(blocks: readonly BlockJson[]): BlockJson {
  const content: BlockJson[] = [];
  for (const block of blocks) {
    const isIdle = block.type === 'divider' && (content.at(-1)?.type ?? 'divider') === 'divider';
    if (!isIdle) content.push(block);
  }
  while (content.at(-1)?.type === 'divider') content.pop();
  return { type: 'doc', content };
}

/** The address a link may keep: absolute http, https or mailto; null for every other. */
export function linkAddress(href: string): string | null {
  const address = href.trim();
  if (!/^(?:https?:\/\/|mailto:)/i.test(address) || address.length > 2_000 || !URL.canParse(address))
    return null;
  return address;
}
