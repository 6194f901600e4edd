/** The blocks of a part of a Word document: its paragraphs, tables, content controls and text boxes, in order. */
import type { InlinePart } from '../blocks.ts';
import type { LeftOut } from '../office/left-out.ts';
import type { NoteMarks } from '../office/notes.ts';
import { tableBlocks } from '../office/table.ts';
import { areVisible, type WrittenBlock, type WrittenParagraph } from '../office/written.ts';
import { elementAt, elementsBelow, elementsOf, type XmlElement, xmlText } from '../xml/xml.ts';
import { type Field, Fields } from './fields.ts';
import { alternativesOf, InlineReader, isPrompt } from './inline.ts';
import { isItem, type Numbering } from './numbering.ts';
import { isOn, valOf } from './ooxml.ts';
import type { Relationships } from './package.ts';
import type { Styles } from './styles.ts';

/** What the whole document shares. */
export interface WordContext {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly left: LeftOut;
  /** Null inside notes. */
  readonly notes: NoteMarks | null;
  /** Relationships of the part that is read. */
  readonly relationships: Relationships;
}

interface Entry {
  readonly block: WrittenBlock;
  /** The table of contents it seems to belong to. */
  readonly field: Field | null;
}

/** Reads block after block; `finish` gives what came of them. */
export class BodyReader {
  readonly #context: WordContext;
  readonly #fields: Fields;
  readonly #entries: Entry[] = [];
  /** Words that belong to the next paragraph: an initial in a frame, or a paragraph whose end was deleted. */
  #carried: InlinePart[] = [];

  constructor(context: WordContext, fields = new Fields()) {
    this.#context = context;
    this.#fields = fields;
  }

  /**
   * The blocks read so far. What stands in a table of contents that never ends is text after all: to show the
   * contents is a blemish, to lose the text would be a loss.
   */
  finish(): WrittenBlock[] {
    if (areVisible(this.#carried)) this.#push([{ kind: 'paragraph', role: 'text', parts: this.#carried }]);
    this.#carried = [];
    return this.#entries.map(({ block, field }) =>
      field?.isClosed && block.kind === 'paragraph' ? { ...block, role: 'contents' } : block,
    );
  }

  /** Reads a child of the body, of a cell, a note or a box. */
  block(element: XmlElement): void {
    switch (element.name) {
      case 'w:p':
        this.#paragraph(element);
        break;
      case 'w:tbl':
        this.#push(tableBlocks(this.#rowsOf(element)));
        break;
      case 'w:sdt':
        this.#control(element);
        break;
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
      case 'w:smartTag':
      case 'w:sdtContent':
        this.#blocksIn(element);
        break;
      case 'w:altChunk':
      case 'w:subDoc':
        this.#context.left.warn('A document embedded in the file was not read');
        break;
      case 'mc:AlternateContent':
        this.#blocksIn(alternativesOf(element)[0]);
        break;
    }
  }

  #blocksIn(element: XmlElement | undefined): void {
    for (const child of elementsOf(element)) this.block(child);
  }

  #push(blocks: Iterable<WrittenBlock>): void {
    for (const block of blocks) this.#entries.push({ block, field: null });
  }

  /** What a reader of its own makes of an element's content. */
  #inside(element: XmlElement, fields?: Fields): WrittenBlock[] {
    const reader = new BodyReader(this.#context, fields);
    reader.#blocksIn(element);
    return reader.finish();
  }

  #paragraph(element: XmlElement): void {
    const { styles, left, notes, relationships } = this.#context;
    const properties = elementAt(element, 'w:pPr');
    const readBox = (box: XmlElement) => this.#inside(box);
    const inline = new InlineReader({ styles, relationships, fields: this.#fields, left, notes, readBox });
    inline.read(element);
    this.#fields.endParagraph();
    if (inline.contents !== null)
      this.#entries.push({
        block: { kind: 'paragraph', role: 'text', parts: inline.contents.parts },
        field: inline.contents.field,
      });
    const parts = [...this.#carried, ...inline.parts];
    const isContents = inline.contents !== null && !areVisible(parts);
    this.#carried = endsInNext(properties) ? parts : [];
    if (!endsInNext(properties) && !isContents) this.#push([this.#written(properties, parts)]);
    this.#push(inline.after);
  }

  /** A paragraph with what its style and its list make of it. */
  #written(properties: XmlElement | undefined, parts: readonly InlinePart[]): WrittenParagraph {
    const { styles, numbering } = this.#context;
    const { role, level, continues } = styles.roleOf(properties);
    const reference = styles.numberingOf(properties);
    const numbered =
      reference?.id === undefined ? null : numbering.next(reference.id, reference.level, reference.style);
    const isHeading = role === 'heading';
    const isLabelled = numbered !== null && numbered.label !== '' && (isHeading || !isItem(numbered));
    const label: InlinePart[] = isLabelled ? [{ text: `${numbered.label} `, marks: [] }] : [];
    const place =
      numbered?.place ??
      (continues === undefined ? null : { level: continues, isOrdered: false, number: 1, isContinued: true });
    return {
      kind: 'paragraph',
      role,
      parts: areVisible(parts) ? [...label, ...parts] : parts,
      ...(level === undefined ? {} : { level }),
      ...(place === null || isHeading ? {} : { list: place }),
    };
  }

  /** A content control around blocks; the one around a table of contents is no text of the author. */
  #control(element: XmlElement): void {
    const content = elementAt(element, 'w:sdtContent');
    if (content === undefined) return;
    if (isPrompt(element)) {
      this.#context.left.add('prompt of an empty field', xmlText(content));
      return;
    }
    const gallery = valOf(elementAt(element, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery')) ?? '';
    const isContents = /^Table of (?:Contents|Figures)$/i.test(gallery);
    if (!isContents) this.#blocksIn(content);
    for (const block of isContents ? this.#inside(content, this.#fields) : []) {
      if (block.kind === 'paragraph')
        this.#push([{ kind: 'paragraph', role: 'contents', parts: block.parts }]);
    }
  }

  #rowsOf(table: XmlElement): WrittenBlock[][][] {
    return wrapped(table, 'w:tr').flatMap(row => {
      if (elementAt(row, 'w:trPr', 'w:del') !== undefined) {
        this.#context.left.deletion(elementsBelow(row, 'w:p').map(xmlText).join(' | '));
        return [];
      }
      return [wrapped(row, 'w:tc').map(cell => (isCovered(cell) ? [] : this.#inside(cell, this.#fields)))];
    });
  }
}

/** Whether the end of a paragraph was deleted or it is an initial in a frame: its words begin the next one. */
function endsInNext(properties: XmlElement | undefined): boolean {
  if (elementAt(properties, 'w:rPr', 'w:del') !== undefined) return true;
  const dropped = elementAt(properties, 'w:framePr')?.attributes.get('w:dropCap');
  return dropped === 'drop' || dropped === 'margin';
}

/** Rows or cells, also those inside content controls or tracked changes. */
function wrapped(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap(child => {
    if (child.name === name) return [child];
    return /^w:(?:sdt|sdtContent|ins|customXml)$/.test(child.name) ? wrapped(child, name) : [];
  });
}

/** Whether a cell is covered by the one above it. */
function isCovered(cell: XmlElement): boolean {
  const merge = elementAt(cell, 'w:tcPr', 'w:vMerge');
  return merge !== undefined && valOf(merge) !== 'restart' && isOn(merge) !== false;
}
