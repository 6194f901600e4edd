/** Following the groups and control words of an RTF file. */
import type { InlinePart } from '../blocks.ts';
import { LeftOut } from '../office/left-out.ts';
import type { Written } from '../office/written.ts';
import { Builder } from './builder.ts';
import { CHARACTERS, marksOf, withCharacterWord } from './characters.ts';
import { destinationOf } from './destinations.ts';
import { encodingOfCodePage } from './encodings.ts';
import { type Frame, firstFrame, isInContents, isInPageNumber, linkOf, paragraphChange } from './frame.ts';
import { RtfNotes } from './notes.ts';
import { PendingText } from './pending-text.ts';
import { type Gathered, route } from './routes.ts';
import { Fonts, Information, Lists, type Sink, StyleSheet } from './tables.ts';

/** Reads token after token; `finish` gives what came of them. */
export class Reader {
  readonly #gathered: Gathered = {
    fonts: new Fonts(),
    styles: new StyleSheet(),
    lists: new Lists(),
    information: new Information(),
    left: new LeftOut(),
    notes: new RtfNotes(),
  };
  readonly #outer: Frame[] = [];
  readonly #pending = new PendingText();
  #at: Frame;
  /** Encoding of text whose font implies none. */
  #encoding = 'windows-1252';
  /** Font of text that names none. */
  #standardFont: number | undefined;
  /** Whether nothing of the group was read, so that the next word may say where its content goes. */
  #isAtStart = false;
  /** Whether `\*` was read there: readers who do not know the next word pass over the group. */
  #isStarred = false;

  constructor() {
    const { styles, lists, left } = this.#gathered;
    this.#at = firstFrame(new Builder(styles, lists, left));
  }

  /** Groups that are open. */
  get depth(): number {
    return this.#outer.length;
  }

  open(): void {
    this.#flush();
    this.#outer.push(this.#at);
    this.#at = { ...this.#at, onClose: null };
    this.#isAtStart = true;
    this.#isStarred = false;
  }

  close(): void {
    this.#flush();
    const outer = this.#outer.pop();
    // More groups are closed than were opened: what follows is read with what the last one had.
    if (outer === undefined) return;
    const inner = this.#at;
    this.#at = outer;
    this.#isAtStart = false;
    inner.onClose?.();
    if (inner.sink === outer.sink) outer.sink?.groupEnd?.();
  }

  bytes(bytes: Uint8Array): void {
    this.#isAtStart = false;
    if (this.#at.sink?.isDeaf) return;
    const rest = this.#pending.addBytes(bytes);
    if (rest === null) return;
    this.#flush();
    this.#pending.addBytes(rest);
  }

  word(name: string, number: number | undefined): void {
    if (name === 'u' && number !== undefined) {
      this.#isAtStart = false;
      if (this.#pending.isFullFor('unicode')) this.#flush();
      this.#pending.addUnicode(number, this.#at.unicodeSkip);
      return;
    }
    this.#flush();
    if (name === '*') {
      this.#isStarred = this.#isAtStart;
      return;
    }
    const destination = this.#isAtStart ? destinationOf(name, this.#isStarred) : null;
    this.#isAtStart = false;
    if (destination !== null) route(this.#at, destination, this.#gathered);
    if (name === 'uc') this.#at.unicodeSkip = Math.min(16, Math.max(0, number ?? 1));
    else if (this.#at.sink !== null) this.#sinkWord(this.#at.sink, name, number);
    else this.#textWord(name, number);
  }

  /** What the whole file came to. */
  finish(): Written {
    this.#flush();
    const { left, notes, information } = this.#gathered;
    if (this.#outer.length > 0) left.warn('The file ends in the middle of its text: part of it is missing');
    while (this.#outer.length > 0) this.close();
    const blocks = this.#at.builder.finish(this.#at.paragraph);
    const { stripped, warnings } = left;
    return { blocks, notes: notes.all(), properties: information.properties, stripped, warnings };
  }

  #sinkWord(sink: Sink, name: string, number: number | undefined): void {
    const character = CHARACTERS[name];
    if (character !== undefined) sink.text(character);
    else sink.word(name, number);
    // A label is written in the font of its bullet.
    const characters = withCharacterWord(this.#at.characters, name, number);
    if (characters !== null) this.#at.characters = characters;
  }

  #textWord(name: string, number: number | undefined): void {
    const { paragraph, builder, note } = this.#at;
    const { notes, left } = this.#gathered;
    const character = CHARACTERS[name];
    const characters = withCharacterWord(this.#at.characters, name, number);
    const change = paragraphChange(name, number);
    if (character !== undefined) this.#text(character);
    else if (characters !== null) this.#at.characters = characters;
    else if (change !== null) this.#at.paragraph = { ...paragraph, ...change };
    else if (name === 'par' || name === 'sect') builder.endParagraph(paragraph);
    else if (/^(?:line|lbr|page|column)$/.test(name)) this.#add('break');
    else if (name === 'cell' || name === 'nestcell') builder.endCell(paragraph, name === 'nestcell');
    else if (name === 'row' || name === 'nestrow') builder.endRow(name === 'nestrow');
    else if (name === 'chftn') notes.number(note);
    else if (name === 'revised' && number !== 0) left.insertion();
    else this.#setFile(name, number);
  }

  /** What holds for the whole file: its code page and the font of text that names none. */
  #setFile(name: string, number: number | undefined): void {
    if (name === 'deff') this.#standardFont = number;
    const page = name === 'ansicpg' ? number : CODE_PAGES[name];
    if (page !== undefined) this.#encoding = encodingOfCodePage(page) ?? this.#encoding;
  }

  /** Takes up the text read so far, in the encoding of its font. */
  #flush(): void {
    const { fonts } = this.#gathered;
    const { characters, sink } = this.#at;
    // What stands before the text is in the encoding of the file, unless it names a font.
    const font = characters.font ?? (sink === null ? this.#standardFont : undefined);
    const symbols = sink === null || sink.hasSigns ? fonts.symbolFont(font) : null;
    const text = this.#pending.take(fonts.encodingOf(font) ?? this.#encoding, symbols);
    if (text !== '') this.#text(text);
  }

  #text(text: string): void {
    const { sink, characters, builder } = this.#at;
    if (sink !== null) sink.text(text);
    else if (characters.isDeleted) builder.drop('deleted', text);
    else if (characters.isHidden) builder.drop('hidden', text);
    else if (!isInPageNumber(this.#at)) this.#add({ text, marks: marksOf(characters, linkOf(this.#at)) });
  }

  #add(part: InlinePart): void {
    this.#at.builder.add(part, isInContents(this.#at));
  }
}

/** Code pages by the words that name them. */
const CODE_PAGES: Readonly<Record<string, number>> = { ansi: 1252, mac: 10000, pc: 437, pca: 850 };
