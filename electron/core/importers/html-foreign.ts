/**
 * Formulas (MathML) and drawings (SVG) within a page: what they say in words on one line, for of their elements
 * none is kept.
 */
import type { InlinePart } from './blocks.ts';
import { drawnLines } from './drawn-lines.ts';
import { formulaParts } from './math-markup.ts';
import type { XmlElement, XmlNode } from './xml/xml.ts';

/** Deepest nesting kept of a formula or drawing; what is deeper stands at this depth. */
const MAX_DEPTH = 64;

interface Growing {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
}

/** The kind of an element that begins a formula or a drawing, whatever prefix the page gives it; or null. */
export function foreignKind(name: string): 'math' | 'svg' | null {
  const local = localOf(name);
  return local === 'math' || local === 'svg' ? local : null;
}

/** Gathers the elements of one formula or drawing, in the order of the page. */
export class ForeignMarkup {
  readonly #kind: 'math' | 'svg';
  readonly #root: Growing;
  readonly #open: Growing[];
  /** Elements open beyond the deepest kept. */
  #beyond = 0;

  constructor(kind: 'math' | 'svg', attributes: Record<string, string>) {
    this.#kind = kind;
    this.#root = { name: `${kind}:${kind}`, attributes: new Map(Object.entries(attributes)), children: [] };
    this.#open = [this.#root];
  }

  open(name: string): void {
    const parent = this.#open.at(-1);
    if (parent === undefined || this.#open.length >= MAX_DEPTH) {
      this.#beyond++;
      return;
    }
    const element = { name: `${this.#kind}:${localOf(name)}`, attributes: new Map(), children: [] };
    parent.children.push(element);
    this.#open.push(element);
  }

  text(words: string): void {
    this.#open.at(-1)?.children.push(words);
  }

  /** @returns whether that was the end of it. */
  close(): boolean {
    if (this.#beyond > 0) this.#beyond--;
    else this.#open.pop();
    return this.#open.length === 0;
  }

  /** Its words as lines of parts; none when it says nothing. */
  lines(): InlinePart[][] {
    const root: XmlElement = this.#root;
    if (this.#kind === 'svg') return drawnLines(root).map(text => [{ text, marks: [] }]);
    const parts = formulaParts(root, []);
    if (parts.some(part => part !== 'break' && /\S/u.test(part.text))) return [parts];
    const text = this.#root.attributes.get('alttext')?.trim() ?? '';
    return text === '' ? [] : [[{ text, marks: [] }]];
  }
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
