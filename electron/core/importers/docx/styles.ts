/** The styles of a Word document: what a paragraph is and how its letters look, through the styles each is based on. */
import type { MarkName } from '../blocks.ts';
import { markOfStyle, roleOfStyle, type StyleRole } from '../office/roles.ts';
import { headingLevel } from '../office/written.ts';
import { elementAt, elementsOf, type XmlElement } from '../xml/xml.ts';
import { isOn, numberOf, valOf } from './ooxml.ts';

/** How a list is named by a paragraph or a style; either half may come from elsewhere. */
export interface NumberingReference {
  readonly id: number | undefined;
  readonly level: number | undefined;
}

/** Properties of letters that an article keeps; undefined where the style says nothing. */
export interface LetterProperties {
  readonly bold: boolean | undefined;
  readonly italic: boolean | undefined;
  readonly hidden: boolean | undefined;
  readonly position: 'superscript' | 'subscript' | 'baseline' | undefined;
}

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly element: XmlElement;
}

/** Longest chain of styles followed; files in circles exist. */
const MAX_CHAIN = 20;

export class Styles {
  readonly #styles = new Map<string, Style>();
  /** The style of paragraphs that name none. */
  readonly #standard: string | undefined;
  /** Language tag of the default style. */
  readonly language: string | undefined;

  /** @param root The root of `styles.xml`, or null when there is none. */
  constructor(root: XmlElement | null) {
    for (const element of elementsOf(root ?? undefined, 'w:style')) {
      const id = element.attributes.get('w:styleId') ?? '';
      const name = valOf(elementAt(element, 'w:name')) ?? id;
      const basedOn = valOf(elementAt(element, 'w:basedOn'));
      this.#styles.set(id, { id, name, basedOn, element });
      const isDefault = /^(?:1|true|on)$/.test(element.attributes.get('w:default') ?? '');
      if (isDefault && element.attributes.get('w:type') === 'paragraph') this.#standard = id;
    }
    const defaults = elementAt(root ?? undefined, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang');
    this.language = valOf(defaults);
  }

  /** What a paragraph with these properties is. */
  roleOf(properties: XmlElement | undefined): StyleRole {
    const chain = this.#chain(valOf(elementAt(properties, 'w:pStyle')) ?? this.#standard);
    const direct = outlineLevel(properties);
    for (const { id, name, element } of chain) {
      const role = roleOfStyle(name) ?? (element === undefined ? roleOfStyle(id) : null);
      if (role !== null && (role.role !== 'text' || role.continues !== undefined)) return role;
      const level = outlineLevel(elementAt(element, 'w:pPr'));
      if (level !== undefined && direct === undefined) return asHeading(level);
    }
    return direct === undefined ? { role: 'text' } : asHeading(direct);
  }

  /** The list a paragraph is in, by itself or by its style; `styled` tells the latter. */
  numberingOf(
    properties: XmlElement | undefined,
  ): (NumberingReference & { readonly style: string | null }) | null {
    const direct = referenceOf(properties);
    let level = direct?.level;
    if (direct?.id !== undefined) return { ...direct, style: null };
    for (const { id, element } of this.#chain(valOf(elementAt(properties, 'w:pStyle')) ?? this.#standard)) {
      const own = referenceOf(elementAt(element, 'w:pPr'));
      level ??= own?.level;
      if (own?.id !== undefined) return { id: own.id, level, style: id };
    }
    return null;
  }

  /** What a run's own properties and its character style say of its letters. */
  lettersOf(properties: XmlElement | undefined): LetterProperties {
    if (properties === undefined || properties.children.length === 0) return PLAIN;
    const chain = this.#chain(valOf(elementAt(properties, 'w:rStyle')));
    const sources = [properties, ...chain.map(({ element }) => elementAt(element, 'w:rPr'))];
    const first = <T>(read: (source: XmlElement) => T | undefined): T | undefined => {
      for (const source of sources) {
        const value = source === undefined ? undefined : read(source);
        if (value !== undefined) return value;
      }
      return undefined;
    };
    return {
      bold: first(source => isOn(elementAt(source, 'w:b'))),
      italic: first(source => isOn(elementAt(source, 'w:i'))),
      hidden: first(source => isOn(elementAt(source, 'w:vanish'))),
      position: first(source => positionOf(elementAt(source, 'w:vertAlign'))),
    };
  }

  /** The mark a run's character style stands for by its name alone. */
  markOf(properties: XmlElement | undefined): MarkName | null {
    const [style] = this.#chain(valOf(elementAt(properties, 'w:rStyle')));
    return style === undefined ? null : markOfStyle(style.name);
  }

  /** A style and those it is based on; one the file does not define stands with its id for a name. */
  #chain(id: string | undefined): readonly { id: string; name: string; element: XmlElement | undefined }[] {
    const chain: { id: string; name: string; element: XmlElement | undefined }[] = [];
    let at = id;
    while (at !== undefined && chain.length < MAX_CHAIN) {
      const style = this.#styles.get(at);
      chain.push({ id: at, name: style?.name ?? spaced(at), element: style?.element });
      at = style?.basedOn;
    }
    return chain;
  }
}

const PLAIN: LetterProperties = {
  bold: undefined,
  italic: undefined,
  hidden: undefined,
  position: undefined,
};

/** `Heading1` → `Heading 1`. */
function spaced(id: string): string {
  return id.replace(/(?<=[a-z])(?=[A-Z\d])/g, ' ');
}

function outlineLevel(properties: XmlElement | undefined): number | undefined {
  const level = numberOf(valOf(elementAt(properties, 'w:outlineLvl')));
  return level !== undefined && level >= 0 && level < 10 ? level : undefined;
}

/** Level 9 is how body text is told from headings. */
function asHeading(level: number): StyleRole {
  return level === 9 ? { role: 'text' } : { role: 'heading', level: headingLevel(level + 1) };
}

function referenceOf(properties: XmlElement | undefined): NumberingReference | null {
  const reference = elementAt(properties, 'w:numPr');
  if (reference === undefined) return null;
  return {
    id: numberOf(valOf(elementAt(reference, 'w:numId'))),
    level: numberOf(valOf(elementAt(reference, 'w:ilvl'))),
  };
}

function positionOf(element: XmlElement | undefined): LetterProperties['position'] {
  const value = valOf(element);
  return value === 'superscript' || value === 'subscript' || value === 'baseline' ? value : undefined;
}
