/** The blocks of an OpenDocument text: paragraphs, headings, lists, tables, sections, indexes and frames, in order. */
import type { InlinePart, MarkJson } from '../blocks.ts';
import type { LeftOut } from '../office/left-out.ts';
import { tableBlocks } from '../office/table.ts';
import {
  append,
  areVisible,
  headingLevel,
  type ListPlace,
  listLevel,
  type WrittenBlock,
} from '../office/written.ts';
import { elementAt, elementsBelow, elementsOf, type XmlElement } from '../xml/xml.ts';
import type { Formulas } from './formulas.ts';
import { readFrame } from './frames.ts';
import { InlineReader } from './inline.ts';
import { type Counted, Counter, type ListStyles, numberOf } from './lists.ts';
import type { OdtNotes } from './notes.ts';
import type { OdtStyles } from './styles.ts';

/** What the whole text shares. */
export interface OdtContext {
  readonly styles: OdtStyles;
  readonly lists: ListStyles;
  readonly left: LeftOut;
  readonly notes: OdtNotes;
  readonly formulas: Formulas;
}

/** The list around a place. */
interface OpenList {
  readonly style: string | undefined;
  readonly level: number;
  readonly counter: Counter;
}

/** What a paragraph is in its list. */
interface Item {
  readonly list: OpenList;
  /** Null for what goes on with an item, or stands in a list without being one. */
  readonly counted: Counted | null;
}

export class BodyReader {
  readonly blocks: WrittenBlock[] = [];
  readonly #context: OdtContext;
  readonly #outline = new Counter();
  /** Counts of earlier lists, which later ones may go on with: by style and by id. */
  readonly #counters = new Map<string, Counter>();

  constructor(context: OdtContext) {
    this.#context = context;
  }

  /** Reads a child of the text, of a section, a cell, a note or a box. */
  block(element: XmlElement, item: Item | null = null): void {
    const { name } = element;
    if (name === 'text:p' || name === 'text:h') this.#paragraph(element, item);
    else if (name === 'text:list') this.#list(element, item?.list ?? null);
    else if (name === 'text:numbered-paragraph') this.#blocksIn(element);
    else if (name === 'table:table') append(this.blocks, tableBlocks(this.#rowsOf(element)));
    else if (name === 'text:section') this.#section(element);
    else if (name === 'text:tracked-changes') this.#changes(element);
    else if (name === 'text:bibliography') this.#blocksIn(elementAt(element, 'text:index-body'));
    else if (INDEXES.has(name)) this.#index(element);
    else if (name.startsWith('draw:')) this.#frame(element);
  }

  #blocksIn(element: XmlElement | undefined): void {
    for (const child of elementsOf(element)) this.block(child);
  }

  /** What a reader of its own makes of an element's content. */
  inside(element: XmlElement): WrittenBlock[] {
    const reader = new BodyReader(this.#context);
    reader.#blocksIn(element);
    return reader.blocks;
  }

  #paragraph(element: XmlElement, item: Item | null): void {
    const { styles } = this.#context;
    const style = element.attributes.get('text:style-name');
    const readBox = (box: XmlElement) => this.inside(box);
    const inline = new InlineReader({ ...this.#context, readBox });
    const marks = styles.marksOfParagraph(style).map((type): MarkJson => ({ type }));
    inline.read(element, marks);
    const { role, level } = styles.roleOf(style);
    if (element.name === 'text:h' && role !== 'title' && role !== 'contents')
      this.#heading(element, inline.parts, item);
    else {
      const label: InlinePart[] = item?.counted?.isCited
        ? [{ text: `${item.counted.label} `, marks: [] }]
        : [];
      this.blocks.push({
        kind: 'paragraph',
        role,
        parts: areVisible(inline.parts) ? [...label, ...inline.parts] : inline.parts,
        ...(level === undefined ? {} : { level }),
        ...(item === null ? {} : { list: placeOf(item) }),
      });
    }
    append(this.blocks, inline.after);
  }

  /** A heading, with the number that the style of headings or the list around it gives it. */
  #heading(element: XmlElement, parts: readonly InlinePart[], item: Item | null): void {
    const outline = numberOf(element.attributes.get('text:outline-level')) ?? 1;
    const isNumbered = element.attributes.get('text:is-list-header') !== 'true' && areVisible(parts);
    const start = numberOf(element.attributes.get('text:start-value'));
    const own = isNumbered
      ? this.#outline.next(this.#context.lists.outline, listLevel(outline - 1), start).label
      : '';
    const label = item?.counted?.label || own;
    this.blocks.push({
      kind: 'paragraph',
      role: 'heading',
      level: headingLevel(outline),
      parts: label === '' ? parts : [{ text: `${label} `, marks: [] }, ...parts],
    });
  }

  #list(element: XmlElement, outer: OpenList | null): void {
    const list = this.#open(element, outer);
    for (const child of elementsOf(element)) {
      const isItem = child.name === 'text:list-item';
      if (!isItem && child.name !== 'text:list-header') continue;
      let isFirst = isItem;
      for (const part of elementsOf(child)) {
        const isText = part.name === 'text:p' || part.name === 'text:h';
        const counted = isFirst && isText ? this.#count(child, part, list) : null;
        this.block(part, { list, counted });
        if (isText) isFirst = false;
      }
    }
  }

  #open({ attributes }: XmlElement, outer: OpenList | null): OpenList {
    const style = attributes.get('text:style-name') ?? outer?.style;
    if (outer !== null) return { style, level: listLevel(outer.level + 1), counter: outer.counter };
    const continued = attributes.get('text:continue-list');
    const earlier = continued !== undefined ? `id ${continued}` : `style ${style}`;
    const goesOn = continued !== undefined || attributes.get('text:continue-numbering') === 'true';
    const counter = (goesOn ? this.#counters.get(earlier) : undefined) ?? new Counter();
    this.#counters.set(`style ${style}`, counter);
    const id = attributes.get('xml:id') ?? attributes.get('text:id');
    if (id !== undefined) this.#counters.set(`id ${id}`, counter);
    return { style, level: 0, counter };
  }

  /** Counts an item by the style of its list, or of its paragraph where the list has none. */
  #count(item: XmlElement, paragraph: XmlElement, { style, level, counter }: OpenList): Counted {
    const { styles, lists } = this.#context;
    const named = style ?? styles.listStyleOf(paragraph.attributes.get('text:style-name'));
    return counter.next(lists.levels(named), level, numberOf(item.attributes.get('text:start-value')));
  }

  #rowsOf(table: XmlElement): WrittenBlock[][][] {
    return elementsOf(table).flatMap(child => {
      if (child.name === 'table:table-row') return [this.#cellsOf(child)];
      return ROW_GROUPS.has(child.name) ? this.#rowsOf(child) : [];
    });
  }

  /** Repeated rows and cells, of which a file may claim a million, are read once. */
  #cellsOf(row: XmlElement): WrittenBlock[][] {
    return elementsOf(row)
      .filter(({ name }) => name === 'table:table-cell' || name === 'table:covered-table-cell')
      .map(cell => (cell.name === 'table:covered-table-cell' ? [] : this.inside(cell)));
  }

  #section(element: XmlElement): void {
    if (element.attributes.get('text:display') === 'none') {
      this.#context.left.add('hidden text', linesOf(element));
    } else this.#blocksIn(element);
  }

  /** What was deleted is kept apart from the text; what was inserted stands in it. */
  #changes(element: XmlElement): void {
    for (const region of elementsOf(element, 'text:changed-region')) {
      const deletion = elementAt(region, 'text:deletion');
      if (deletion !== undefined) this.#context.left.deletion(linesOf(deletion));
      else if (elementAt(region, 'text:insertion') !== undefined) this.#context.left.insertion();
    }
  }

  #index(element: XmlElement): void {
    for (const line of elementsBelow(element, 'text:p')) {
      this.blocks.push({ kind: 'paragraph', role: 'contents', parts: [{ text: wordsOf(line), marks: [] }] });
    }
  }

  #frame(element: XmlElement): void {
    const { blocks, boxes } = readFrame(element);
    append(this.blocks, blocks);
    for (const box of boxes) append(this.blocks, this.inside(box));
  }
}

const INDEXES: ReadonlySet<string> = new Set([
  'text:table-of-content',
  'text:illustration-index',
  'text:table-index',
  'text:object-index',
  'text:user-index',
  'text:alphabetical-index',
]);
const ROW_GROUPS: ReadonlySet<string> = new Set([
  'table:table-header-rows',
  'table:table-rows',
  'table:table-row-group',
]);

function placeOf({ list: { level }, counted }: Item): ListPlace {
  if (counted === null) return { level: level + 1, isOrdered: false, number: 1, isContinued: true };
  const { isOrdered, number, isCited } = counted;
  return isCited ? { level, isOrdered: true, number, isContinued: true } : { level, isOrdered, number };
}

/** The words of the paragraphs in an element on one line. */
function linesOf(element: XmlElement): string {
  const paragraphs = [...elementsBelow(element, 'text:h'), ...elementsBelow(element, 'text:p')];
  return paragraphs.map(wordsOf).join(' · ');
}

/** The words of a paragraph, with a space where a tab stands, without what is not shown in its line. */
export function wordsOf(element: XmlElement): string {
  return element.children
    .map(node => {
      if (typeof node === 'string') return node;
      if (node.name === 'office:annotation' || node.name === 'text:note') return '';
      return /^text:(?:tab|s|line-break)$/.test(node.name) ? ' ' : wordsOf(node);
    })
    .join('');
}
