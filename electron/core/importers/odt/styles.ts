/** The styles of an OpenDocument text, common ones and those a program made for single places. */
import type { MarkName } from '../blocks.ts';
import { markOfStyle, roleOfStyle, type StyleRole } from '../office/roles.ts';
import { elementAt, type XmlElement } from '../xml/xml.ts';

/** Properties of letters that an article keeps; undefined where a style says nothing. */
interface Letters {
  readonly bold: boolean | undefined;
  readonly italic: boolean | undefined;
  readonly position: 'superscript' | 'subscript' | 'baseline' | undefined;
  readonly hidden: boolean | undefined;
}

interface Style {
  readonly name: string;
  readonly parent: string | undefined;
  readonly listStyle: string | undefined;
  readonly letters: Letters;
  /** Made by the program for what a person formatted by hand. */
  readonly isAutomatic: boolean;
}

/** Longest chain of styles followed; files in circles exist. */
const MAX_CHAIN = 20;

export class OdtStyles {
  readonly #styles = new Map<string, Style>();
  /** Language tag of the default paragraph style. */
  language: string | undefined;

  /** Takes up a child of `office:styles` or `office:automatic-styles`. */
  add(element: XmlElement, isAutomatic: boolean): void {
    const { attributes } = element;
    const family = attributes.get('style:family') ?? '';
    const properties = elementAt(element, 'style:text-properties');
    if (element.name === 'style:default-style' && family === 'paragraph')
      this.language ??= languageOf(properties);
    if (element.name !== 'style:style') return;
    const id = attributes.get('style:name') ?? '';
    this.#styles.set(`${family} ${id}`, {
      name: attributes.get('style:display-name') ?? id,
      parent: attributes.get('style:parent-style-name'),
      listStyle: attributes.get('style:list-style-name'),
      letters: lettersOf(properties),
      isAutomatic,
    });
  }

  /** What a paragraph of a style is. */
  roleOf(id: string | undefined): StyleRole {
    for (const { name } of this.#chain('paragraph', id)) {
      const role = roleOfStyle(name);
      if (role !== null) return role;
    }
    return { role: 'text' };
  }

  /** The list style of a paragraph style, by itself or the nearest it is based on. */
  listStyleOf(id: string | undefined): string | undefined {
    return this.#chain('paragraph', id).find(({ listStyle }) => listStyle !== undefined)?.listStyle;
  }

  /** The marks a person gave a whole paragraph by hand; how its style looks is not among them. */
  marksOfParagraph(id: string | undefined): readonly MarkName[] {
    const [style] = this.#chain('paragraph', id);
    return style?.isAutomatic ? marksOf([style.letters]) : [];
  }

  /** The marks of a stretch of text. */
  marksOfText(id: string | undefined): readonly MarkName[] {
    const chain = this.#chain('text', id);
    const marks = marksOf(chain.map(({ letters }) => letters));
    const named = chain.map(({ name }) => markOfStyle(name)).find(mark => mark !== null);
    return named && !marks.includes(named) && (named === 'code' || marks.length === 0)
      ? [...marks, named]
      : marks;
  }

  /** Whether a stretch of text is hidden by its format. */
  isHidden(id: string | undefined): boolean {
    return (
      this.#chain('text', id).find(({ letters }) => letters.hidden !== undefined)?.letters.hidden === true
    );
  }

  #chain(family: string, id: string | undefined): Style[] {
    const chain: Style[] = [];
    let at = id;
    while (at !== undefined && chain.length < MAX_CHAIN) {
      const style = this.#styles.get(`${family} ${at}`);
      chain.push(style ?? { ...UNKNOWN, name: at });
      at = style?.parent;
    }
    return chain;
  }
}

function lettersOf(properties: XmlElement | undefined): Letters {
  const get = (name: string) => properties?.attributes.get(name);
  const weight = get('fo:font-weight');
  const slant = get('fo:font-style');
  const display = get('text:display');
  return {
    bold: weight === undefined ? undefined : weight === 'bold' || Number(weight) >= 600,
    italic: slant === undefined ? undefined : slant === 'italic' || slant === 'oblique',
    position: positionOf(get('style:text-position')),
    hidden: display === undefined ? undefined : display === 'none',
  };
}

const UNKNOWN: Style = {
  name: '',
  parent: undefined,
  listStyle: undefined,
  letters: lettersOf(undefined),
  isAutomatic: false,
};

/** `super 58%`, `-33% 58%`: a word or how far from the line, then the size. */
function positionOf(value: string | undefined): Letters['position'] {
  if (value === undefined) return undefined;
  if (value.startsWith('super')) return 'superscript';
  if (value.startsWith('sub')) return 'subscript';
  const distance = Number.parseFloat(value);
  return distance > 0 ? 'superscript' : distance < 0 ? 'subscript' : 'baseline';
}

/** The marks of a chain of properties, in which the nearest that speaks decides. */
function marksOf(chain: readonly Letters[]): MarkName[] {
  const first = <K extends keyof Letters>(key: K) => chain.find(letters => letters[key] !== undefined)?.[key];
  const position = first('position');
  return [
    ...(first('italic') === true ? (['emphasis'] as const) : []),
    ...(first('bold') === true ? (['strong'] as const) : []),
    ...(position === 'superscript' || position === 'subscript' ? [position] : []),
  ];
}

function languageOf(properties: XmlElement | undefined): string | undefined {
  const language = properties?.attributes.get('fo:language');
  const country = properties?.attributes.get('fo:country');
  if (language === undefined || language === 'none') return undefined;
  return country === undefined || country === 'none' ? language : `${language}-${country}`;
}
