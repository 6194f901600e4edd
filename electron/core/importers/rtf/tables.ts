/** What stands before the text of an RTF file: its fonts, styles, lists and properties. */
import type { Properties } from '../office/properties.ts';
import { roleOfStyle, type StyleRole } from '../office/roles.ts';
import { headingLevel } from '../office/written.ts';
import { encodingOfCharacterSet, encodingOfCodePage, SYMBOL_CHARACTERS } from './encodings.ts';

/** Takes what is in a group: control words and text. */
export interface Sink {
  /** Whether text is taken at all: that of pictures need not be decoded. */
  readonly isDeaf?: boolean;
  /** Whether text in a font of signs is to be read as such. */
  readonly hasSigns?: boolean;
  /** Told when a group inside the one it takes has ended. */
  groupEnd?(): void;
  word(name: string, number: number | undefined): void;
  text(text: string): void;
}

/** Takes nothing. */
export const NOWHERE: Sink = { isDeaf: true, word: () => undefined, text: () => undefined };

/** Most entries of a table, and longest text of one, in UTF-16 units. */
const MAX_ENTRIES = 10_000;
const MAX_TEXT = 4_000;

interface Font {
  name: string;
  encoding: string | null;
  isSymbol: boolean;
}

/** The font table. */
export class Fonts implements Sink {
  readonly #fonts = new Map<number, Font>();
  #font: Font = { name: '', encoding: null, isSymbol: false };

  word(name: string, number = 0): void {
    if (name === 'f' && this.#fonts.size < MAX_ENTRIES) {
      this.#font = { name: '', encoding: null, isSymbol: false };
      this.#fonts.set(number, this.#font);
    } else if (name === 'fcharset') {
      this.#font.encoding ??= encodingOfCharacterSet(number);
      this.#font.isSymbol = number === SYMBOL_CHARACTERS;
    } else if (name === 'cpg') this.#font.encoding = encodingOfCodePage(number);
  }

  text(text: string): void {
    if (this.#font.name.length < MAX_TEXT) this.#font.name += text.replaceAll(';', '');
  }

  /** The encoding of text in a font, or null when it is that of the file. */
  encodingOf(font: number | undefined): string | null {
    return font === undefined ? null : (this.#fonts.get(font)?.encoding ?? null);
  }

  /** The name of a font whose characters are pictures, or null for any other. */
  symbolFont(font: number | undefined): string | null {
    const found = font === undefined ? undefined : this.#fonts.get(font);
    return found?.isSymbol ? found.name.trim() : null;
  }
}

interface Style {
  name: string;
  base: number | undefined;
  outline: number | undefined;
}

/** Longest chain of styles followed; files in circles exist. */
const MAX_CHAIN = 20;

/** The paragraph styles of the style sheet. */
export class StyleSheet implements Sink {
  readonly #styles = new Map<number, Style>();
  /** Null while the entry is of another kind than a paragraph style. */
  #style: Style | null = null;

  word(name: string, number = 0): void {
    if (name === 's' && this.#styles.size < MAX_ENTRIES) this.#begin(number);
    else if (name === 'cs' || name === 'ds' || name === 'ts') this.#style = null;
    else if (name === 'sbasedon' && this.#style) this.#style.base = number;
    else if (name === 'outlinelevel' && this.#style) this.#style.outline = number;
  }

  /** An entry without a number is the standard style, number 0. */
  text(text: string): void {
    const style = this.#style;
    if (style !== null && style.name.length < MAX_TEXT) style.name += text;
    if (text.includes(';')) this.#style = null;
  }

  #begin(number: number): void {
    this.#style = { name: '', base: undefined, outline: undefined };
    this.#styles.set(number, this.#style);
  }

  /** What a paragraph of a style is, its own outline level first. */
  roleOf(style: number | undefined, outline: number | undefined): StyleRole {
    let at = style;
    for (let i = 0; i < MAX_CHAIN && at !== undefined; i++) {
      const found = this.#styles.get(at);
      const role = found === undefined ? null : roleOfStyle(nameOf(found));
      if (role !== null) return role;
      if (found?.outline !== undefined && outline === undefined) return heading(found.outline);
      at = found?.base === at ? undefined : found?.base;
    }
    return outline === undefined ? { role: 'text' } : heading(outline);
  }
}

/** The name before the semicolon, without the short names after a comma. */
function nameOf({ name }: Style): string {
  return (name.split(';', 1)[0] ?? '').split(',', 1)[0] ?? '';
}

function heading(outline: number): StyleRole {
  return outline >= 0 && outline < 9
    ? { role: 'heading', level: headingLevel(outline + 1) }
    : { role: 'text' };
}

/** One level of a list: its number format as the specification numbers them, and where it starts. */
export interface ListLevel {
  format: number;
  start: number;
}

/** Lists by the number a paragraph names them with (`\ls`). */
export class Lists {
  readonly #levels = new Map<number, ListLevel[]>();
  readonly #lists = new Map<number, number>();

  /** The list table. */
  readonly table: Sink;
  /** The list override table, by which paragraphs name lists. */
  readonly overrides: Sink;

  constructor() {
    let levels: ListLevel[] = [];
    this.table = {
      word: (name, number = 0) => {
        if (name === 'list') levels = [];
        else if (name === 'listlevel' && levels.length < 9) levels.push({ format: 0, start: 1 });
        else if (name === 'levelnfc' || name === 'levelnfcn') setLast(levels, { format: number });
        else if (name === 'levelstartat') setLast(levels, { start: number });
        else if (name === 'listid' && this.#levels.size < MAX_ENTRIES) this.#levels.set(number, levels);
      },
      text: () => undefined,
    };
    let list = 0;
    this.overrides = {
      word: (name, number = 0) => {
        if (name === 'listid') list = number;
        else if (name === 'ls' && this.#lists.size < MAX_ENTRIES) this.#lists.set(number, list);
      },
      text: () => undefined,
    };
  }

  level(ls: number, level: number): ListLevel | undefined {
    return this.#levels.get(this.#lists.get(ls) ?? Number.NaN)?.[level];
  }
}

function setLast(levels: ListLevel[], change: Partial<ListLevel>): void {
  const last = levels.at(-1);
  if (last !== undefined) Object.assign(last, change);
}

/** The information group. */
export class Information implements Sink {
  #field: 'title' | 'creator' | 'created' | null = null;
  #title = '';
  #creator = '';
  readonly #created: Partial<Record<string, number>> = {};

  word(name: string, number?: number): void {
    if (name === 'title') this.#field = 'title';
    else if (name === 'author') this.#field = 'creator';
    else if (name === 'creatim') this.#field = 'created';
    else if (/^(?:yr|mo|dy)$/.test(name)) {
      if (this.#field === 'created') this.#created[name] = number ?? 0;
    } else if (INFORMATION.test(name)) this.#field = null;
  }

  text(text: string): void {
    if (this.#field === 'title' && this.#title.length < MAX_TEXT) this.#title += text;
    if (this.#field === 'creator' && this.#creator.length < MAX_TEXT) this.#creator += text;
  }

  get properties(): Properties {
    const { yr = 0, mo = 0, dy = 0 } = this.#created;
    const [month, day] = [mo, dy].map(part => String(part).padStart(2, '0'));
    return {
      title: this.#title || undefined,
      creator: this.#creator || undefined,
      created: yr > 1980 ? `${yr}-${month}-${day}` : undefined,
    };
  }
}

/** Other fields of the information group. */
const INFORMATION =
  /^(?:subject|manager|company|operator|category|keywords|comment|doccomm|hlinkbase|revtim|printim|buptim)$/;
