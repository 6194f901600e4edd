/** The inline content of a Word paragraph: runs, links, fields, tracked changes, notes and what hangs between them. */
import { type InlinePart, linkAddress, type MarkJson } from '../blocks.ts';
import { addressOfHyperlink } from '../office/field-instructions.ts';
import type { LeftOut } from '../office/left-out.ts';
import type { NoteMarks } from '../office/notes.ts';
import { append, areVisible, plusMark, type WrittenBlock } from '../office/written.ts';
import { elementAt, elementsOf, type XmlElement, xmlText } from '../xml/xml.ts';
import type { Field, Fields } from './fields.ts';
import { readDrawing } from './images.ts';
import { mathParts } from './math.ts';
import { isOn } from './ooxml.ts';
import { addressOf, type Relationships } from './package.ts';
import { characterOf, marksOfLetters } from './run-text.ts';
import type { Styles } from './styles.ts';

/** What the reading of one part of the package shares. */
export interface Surroundings {
  readonly styles: Styles;
  readonly relationships: Relationships;
  readonly fields: Fields;
  readonly left: LeftOut;
  /** Null inside notes, which do not refer to notes. */
  readonly notes: NoteMarks | null;
  /** Reads the content of a text box. */
  readonly readBox: (box: XmlElement) => readonly WrittenBlock[];
}

/** The words of a paragraph that belong to a table of contents. */
export interface ContentsParts {
  readonly field: Field;
  readonly parts: InlinePart[];
}

/** Reads the inline content of one paragraph. */
export class InlineReader {
  readonly parts: InlinePart[] = [];
  /** Images and text boxes that hang on the paragraph: they follow it. */
  readonly after: WrittenBlock[] = [];
  contents: ContentsParts | null = null;
  readonly #with: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#with = surroundings;
  }

  /** Reads what is in an element. */
  read(element: XmlElement, marks: readonly MarkJson[] = []): void {
    for (const child of elementsOf(element)) this.#inline(child, marks);
  }

  #inline(element: XmlElement, marks: readonly MarkJson[]): void {
    switch (element.name) {
      case 'w:r':
        this.#run(element, marks);
        break;
      case 'w:hyperlink':
        this.read(element, plusMark(marks, linkMark(this.#addressOf(element))));
        break;
      case 'w:fldSimple':
        this.#simpleField(element, marks);
        break;
      case 'w:ins':
      case 'w:moveTo':
        if (elementsOf(element).length > 0) this.#with.left.insertion();
        this.read(element, marks);
        break;
      case 'w:del':
        this.#with.left.deletion(xmlText(element));
        break;
      case 'w:sdt':
        this.#control(element, marks);
        break;
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        this.read(element, marks);
        break;
      case 'm:oMath':
      case 'm:oMathPara':
        for (const part of mathParts(element, marks)) this.#add(part);
        break;
      case 'mc:AlternateContent':
        this.#choose(element, choice => this.read(choice, marks));
        break;
    }
  }

  /** The address of a link; a place within the page it leads to is kept apart from it. */
  #addressOf({ attributes }: XmlElement): string | null {
    const address = addressOf(this.#with.relationships, attributes.get('r:id'));
    const place = attributes.get('w:anchor');
    if (address === null || place === undefined || address.includes('#')) return address;
    return linkAddress(`${address}#${encodeURIComponent(place)}`);
  }

  /** A field written as one element. */
  #simpleField(element: XmlElement, marks: readonly MarkJson[]): void {
    const { fields } = this.#with;
    const instruction = element.attributes.get('w:instr') ?? '';
    fields.begin();
    fields.instruct(instruction);
    fields.separate();
    this.read(element, plusMark(marks, linkMark(addressOfHyperlink(instruction))));
    fields.end();
  }

  /** A content control; one that still shows its prompt holds nothing anyone wrote. */
  #control(element: XmlElement, marks: readonly MarkJson[]): void {
    const content = elementAt(element, 'w:sdtContent');
    if (content === undefined) return;
    if (isPrompt(element)) this.#with.left.add('prompt of an empty field', xmlText(content));
    else this.read(content, marks);
  }

  /** The first alternative that comes to anything: newer drawings are given with an older form of them. */
  #choose(element: XmlElement, read: (alternative: XmlElement) => void): void {
    for (const alternative of alternativesOf(element)) {
      const before = this.parts.length + this.after.length;
      read(alternative);
      if (this.parts.length + this.after.length > before) return;
    }
  }

  #run(run: XmlElement, marks: readonly MarkJson[]): void {
    const properties = elementAt(run, 'w:rPr');
    const letters = this.#with.styles.lettersOf(properties);
    if (letters.hidden === true) {
      this.#hidden(run);
      return;
    }
    const link = marks.some(mark => mark.type === 'link') ? null : linkMark(this.#with.fields.link);
    const named = this.#with.styles.markOf(properties);
    this.#runContent(run, [...plusMark(marks, link), ...marksOfLetters(letters, named)]);
  }

  /** Text hidden by its format; marks of fields in it still count. */
  #hidden(run: XmlElement): void {
    for (const child of elementsOf(run)) if (isFieldMark(child)) this.#runChild(child, []);
    const words = elementsOf(run, 'w:t').map(xmlText).join('');
    if (this.#with.fields.isShown && this.#with.fields.contents === null)
      this.#with.left.add('hidden text', words);
  }

  #runContent(run: XmlElement, marks: readonly MarkJson[]): void {
    for (const child of elementsOf(run)) this.#runChild(child, marks);
  }

  #runChild(child: XmlElement, marks: readonly MarkJson[]): void {
    const { fields } = this.#with;
    const character = characterOf(child);
    if (character !== null) this.#add(character === '\n' ? 'break' : { text: character, marks });
    switch (child.name) {
      case 'w:fldChar':
        fieldMark(fields, child.attributes.get('w:fldCharType'));
        break;
      case 'w:instrText':
        fields.instruct(xmlText(child));
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#note(child, marks);
        break;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.#drawing(child);
        break;
      case 'w:ruby':
        this.read(elementAt(child, 'w:rubyBase') ?? NOTHING, marks);
        break;
      case 'mc:AlternateContent':
        this.#choose(child, choice => this.#runContent(choice, marks));
        break;
    }
  }

  #note({ name, attributes }: XmlElement, marks: readonly MarkJson[]): void {
    const key = `${name === 'w:footnoteReference' ? 'footnote' : 'endnote'} ${attributes.get('w:id')}`;
    const hasOwnMark = /^(?:1|true|on)$/.test(attributes.get('w:customMarkFollows') ?? '');
    if (!this.#with.fields.isShown || this.#with.fields.contents !== null) return;
    const mark = this.#with.notes?.refer(key, marks, hasOwnMark ? null : undefined);
    if (mark) this.#add(mark);
  }

  #drawing(element: XmlElement): void {
    if (!this.#with.fields.isShown) return;
    const { blocks, boxes } = readDrawing(element);
    append(this.after, blocks);
    for (const box of boxes) append(this.after, this.#with.readBox(box));
  }

  #add(part: InlinePart): void {
    const { fields } = this.#with;
    if (!fields.isShown) return;
    const field = fields.contents;
    if (field === null) this.parts.push(part);
    else if (this.contents?.field === field) this.contents.parts.push(part);
    else if (areVisible([part])) this.contents = { field, parts: [part] };
  }
}

const NOTHING: XmlElement = { name: '', attributes: new Map(), children: [] };

function linkMark(href: string | null): MarkJson | null {
  return href === null ? null : { type: 'link', attrs: { href } };
}

function isFieldMark({ name }: XmlElement): boolean {
  return name === 'w:fldChar' || name === 'w:instrText';
}

function fieldMark(fields: Fields, type: string | undefined): void {
  if (type === 'begin') fields.begin();
  else if (type === 'separate') fields.separate();
  else if (type === 'end') fields.end();
}

/** Whether a content control shows the words that ask for content. */
export function isPrompt(control: XmlElement): boolean {
  return isOn(elementAt(control, 'w:sdtPr', 'w:showingPlcHdr')) === true;
}

/** The alternatives of a drawing, newest first. */
export function alternativesOf(element: XmlElement): XmlElement[] {
  return [...elementsOf(element, 'mc:Choice'), ...elementsOf(element, 'mc:Fallback')];
}
