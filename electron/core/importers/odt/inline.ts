/** The inline content of an OpenDocument paragraph: spans, links, notes, fields and what hangs on the paragraph. */
import { type InlinePart, linkAddress, type MarkJson } from '../blocks.ts';
import { formulaParts } from '../math-markup.ts';
import type { LeftOut } from '../office/left-out.ts';
import { withoutPrivateSymbols } from '../office/symbols.ts';
import { append, plusMark, type WrittenBlock } from '../office/written.ts';
import { elementAt, elementsBelow, type XmlElement, type XmlNode, xmlText } from '../xml/xml.ts';
import { type Formulas, formulaOf } from './formulas.ts';
import { readFrame } from './frames.ts';
import { numberOf } from './lists.ts';
import type { OdtNotes } from './notes.ts';
import type { OdtStyles } from './styles.ts';

export interface Surroundings {
  readonly styles: OdtStyles;
  readonly left: LeftOut;
  readonly notes: OdtNotes;
  readonly formulas: Formulas;
  /** Reads the content of a text box. */
  readonly readBox: (box: XmlElement) => readonly WrittenBlock[];
}

/** Most spaces in a row that one element may stand for. */
const MAX_SPACES = 100;

/** Reads the inline content of one paragraph. */
export class InlineReader {
  readonly parts: InlinePart[] = [];
  /** Images and text boxes that hang on the paragraph: they follow it. */
  readonly after: WrittenBlock[] = [];
  readonly #with: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#with = surroundings;
  }

  read({ children }: XmlElement, marks: readonly MarkJson[]): void {
    for (const child of children) this.#node(child, marks);
  }

  #node(node: XmlNode, marks: readonly MarkJson[]): void {
    if (typeof node === 'string') this.#text(node.replace(/[ \t\r\n]+/g, ' '), marks);
    else this.#element(node, marks);
  }

  #text(text: string, marks: readonly MarkJson[]): void {
    this.parts.push({ text: withoutPrivateSymbols(text), marks });
  }

  #element(element: XmlElement, marks: readonly MarkJson[]): void {
    const { name, attributes } = element;
    switch (name) {
      case 'text:span':
        this.#span(element, marks);
        break;
      case 'text:a':
        this.read(element, plusMark(marks, linkMark(attributes.get('xlink:href'))));
        break;
      case 'text:s':
        this.#text(' '.repeat(Math.min(MAX_SPACES, numberOf(attributes.get('text:c')) ?? 1)), marks);
        break;
      case 'text:tab':
        this.#text('\t', marks);
        break;
      case 'text:line-break':
        this.parts.push('break');
        break;
      case 'text:note':
        this.#note(element, marks);
        break;
      case 'office:annotation':
        this.#with.left.add('comment', commentOf(element));
        break;
      case 'text:ruby':
        this.read(elementAt(element, 'text:ruby-base') ?? NOTHING, marks);
        break;
      case 'text:hidden-text':
        this.#with.left.add('hidden text', xmlText(element));
        break;
      case 'text:placeholder':
        this.#with.left.add('prompt of an empty field', xmlText(element));
        break;
      default:
        this.#other(element, marks);
    }
  }

  /** Formulas stand in the line, drawings go after the paragraph; numbers of pages go; any other field or wrapper is its words. */
  #other(element: XmlElement, marks: readonly MarkJson[]): void {
    const { name, attributes } = element;
    const formula = name === 'draw:frame' ? formulaOf(element, this.#with.formulas) : undefined;
    if (formula !== undefined) this.parts.push(...formulaParts(formula, marks));
    else if (name.startsWith('draw:')) {
      const { blocks, boxes } = readFrame(element);
      append(this.after, blocks);
      for (const box of boxes) append(this.after, this.#with.readBox(box));
    } else if (!PAGE_NUMBERS.has(name) && attributes.get('text:display') !== 'none')
      this.read(element, marks);
  }

  #span(element: XmlElement, marks: readonly MarkJson[]): void {
    const style = element.attributes.get('text:style-name');
    if (this.#with.styles.isHidden(style)) {
      this.#with.left.add('hidden text', xmlText(element));
      return;
    }
    const own = this.#with.styles.marksOfText(style).map((type): MarkJson => ({ type }));
    this.read(element, [...marks, ...own]);
  }

  #note(element: XmlElement, marks: readonly MarkJson[]): void {
    const mark = this.#with.notes.refer(element, marks);
    if (mark !== null) this.parts.push(mark);
  }
}

const NOTHING: XmlElement = { name: '', attributes: new Map(), children: [] };

const PAGE_NUMBERS: ReadonlySet<string> = new Set([
  'text:page-number',
  'text:page-count',
  'text:page-continuation',
  'text:page-variable-get',
]);

function linkMark(address: string | undefined): MarkJson | null {
  const href = linkAddress(address ?? '');
  return href === null ? null : { type: 'link', attrs: { href } };
}

function commentOf(annotation: XmlElement): string {
  return elementsBelow(annotation, 'text:p').map(xmlText).join(' ');
}
