/** One document of an e-book: its blocks, its notes apart, and on which printed page each block begins. */
import { type BlockJson, hasWords, type InlineJson, type InlinePart, textblock } from '../blocks.ts';
import { type DomElement, parseDocument, spacedWords, wordsOf } from '../dom.ts';
import { decode } from '../encoding.ts';
import { blocksOf } from '../html-blocks.ts';
import { tidyPage } from '../html-tidy.ts';

export interface ChapterText {
  readonly blocks: readonly BlockJson[];
  readonly notes: readonly BlockJson[];
  /** Words of the parts that are no text of the book, such as a list of contents. */
  readonly contents: readonly string[];
  /** Addresses its references to notes lead to, as written. */
  readonly noteTargets: readonly string[];
  readonly warnings: readonly string[];
}

/** Vocabulary of EPUB 3 (Structural Semantics) and the roles of DPUB-ARIA that say the same. */
const NOTE = /^(?:footnote|endnote|rearnote|note|doc-footnote|doc-endnote)$/;
const NOTE_REFERENCE = /^(?:noteref|doc-noteref)$/;
const CONTENTS = /^(?:toc|toc-brief|landmarks|loi|lot|cover|page-list|doc-toc|doc-pagelist|doc-cover)$/;
const PAGE_BREAK = /^(?:pagebreak|doc-pagebreak)$/;

/** Longest label of a page, in UTF-16 units. */
const MAX_LABEL = 40;

/** Around the label of a page while it stands in the text: characters no text may hold. */
const MARK_START = '\ufdd0';
const MARK_END = '\ufdd1';
const MARK = /\ufdd0([^\ufdd0\ufdd1]{0,40})\ufdd1/gu;

/** Reads a document. @throws Fault `file.tooLarge`, `file.malformed` or `file.binary` of its markup. */
export function readChapter(bytes: Uint8Array, file: string | null): ChapterText {
  const { text, warnings } = decode(bytes, file);
  const page = tidyPage(text.replaceAll(/[\ufdd0\ufdd1]/gu, ''), file, true);
  const { body } = parseDocument(page.html);
  const typed = [...body.querySelectorAll('*')].map(element => ({ element, types: typesOf(element) }));
  const having = (kind: RegExp) =>
    typed.filter(({ types }) => types.some(type => kind.test(type))).map(({ element }) => element);
  const references = having(NOTE_REFERENCE);
  const contents = having(CONTENTS).map(removed);
  for (const element of having(PAGE_BREAK)) markPage(element);
  const notes = having(NOTE).map(element => noteOf(element, references));
  return {
    blocks: withPages(blocksOf(body)),
    notes: notes.flat(),
    contents: contents.filter(words => words !== ''),
    noteTargets: references.map(element => element.getAttribute('href') ?? ''),
    warnings: [...warnings, ...page.warnings],
  };
}

function typesOf(element: DomElement): string[] {
  const types = `${element.getAttribute('epub:type') ?? ''} ${element.getAttribute('role') ?? ''}`;
  return types.toLowerCase().split(/\s+/);
}

function removed(element: DomElement): string {
  const words = spacedWords(element);
  element.remove();
  return words;
}

/** Puts the label of a page where the page begins; a break without one says nothing. */
function markPage(element: DomElement): void {
  // A break around words is a mistake of its maker; the words stay.
  if (wordsOf(element).length > MAX_LABEL) return;
  const label = (element.getAttribute('title') ?? element.getAttribute('aria-label') ?? wordsOf(element))
    .replace(/^(?:page|p\.)\s*/i, '')
    .trim();
  const holder = element as DomElement & { textContent: string | null };
  holder.textContent = label === '' ? '' : `${MARK_START}${label.slice(0, MAX_LABEL)}${MARK_END}`;
}

/** Takes a note out of the text. It begins with its mark, that of the reference to it where it has none itself. */
function noteOf(element: DomElement, references: readonly DomElement[]): BlockJson[] {
  const id = element.getAttribute('id');
  const reference = references.find(other => id && (other.getAttribute('href') ?? '').endsWith(`#${id}`));
  const mark = reference ? wordsOf(reference).replace(/^[[(]|[\])]$/g, '') : '';
  const blocks = withPages(blocksOf(element)).filter(hasWords);
  element.remove();
  const words = wordsOf(element).replaceAll(MARK, '');
  const [first, ...others] = blocks;
  if (mark === '' || words.startsWith(mark) || first?.type !== 'paragraph') return blocks;
  const lead: InlinePart[] = [
    { text: mark, marks: [{ type: 'superscript' }] },
    { text: ' ', marks: [] },
  ];
  const marked = textblock('paragraph', lead);
  const content = [...(marked?.content ?? []), { type: 'text', text: ' ' }, ...(first.content ?? [])];
  return [{ ...first, content } as BlockJson, ...others];
}

/** Takes the labels of pages out of the words and gives each block the page it begins on. */
function withPages(blocks: readonly BlockJson[]): BlockJson[] {
  let page: string | null = null;
  const visit = (block: BlockJson): BlockJson => {
    const content: readonly (BlockJson | InlineJson)[] = block.content ?? [];
    const isText = content.every(child => child.type === 'text' || child.type === 'lineBreak');
    if (!isText) {
      const inner = (content as readonly BlockJson[]).map(visit);
      return { ...block, content: inner.filter(child => child.type === 'divider' || hasWords(child)) };
    }
    let start: string | null = page;
    let hasBegun = false;
    const words = content.flatMap(child => {
      if (!('text' in child)) return [child];
      const text = child.text.replace(MARK, (_, label: string, at: number) => {
        page = label;
        if (!hasBegun && child.text.slice(0, at).replaceAll(MARK, '').trim() === '') start = label;
        return '';
      });
      if (text.trim() !== '') hasBegun = true;
      return text === '' ? [] : [{ ...child, text }];
    });
    const isPaged = start !== null && block.type !== 'divider';
    const attrs = isPaged ? { attrs: { ...block.attrs, page: start } } : {};
    return { ...block, content: words, ...attrs } as BlockJson;
  };
  return blocks.map(visit).filter(block => block.type === 'divider' || hasWords(block));
}
