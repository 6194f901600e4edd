/** Codes as tags, but for those that stand for our kinds. */
import type { ProjectTag } from '../../../../shared/records/imported-project.ts';
import type { Kind } from '../../../../shared/records/kind.ts';
import { kindOfCode } from '../../../../shared/records/refi-qda.ts';
import type { XmlElement } from '../xml/xml.ts';
import { attribute, children, guid, textIn } from './elements.ts';
import type { Problems } from './problems.ts';

/** Deepest tree of codes read; more is no codebook. */
const MAX_DEPTH = 100;
const MAX_NAME = 200;
const MAX_DESCRIPTION = 20_000;

export class Codes {
  /** Parents before what is below them. */
  readonly tags: ProjectTag[] = [];
  readonly kinds = new Map<string, Kind>();
  readonly #ids = new Set<string>();
  readonly #problems: Problems;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** Reads a code at the top, with all below it. */
  read(code: XmlElement, above: readonly string[] = [], parent: string | null = null): void {
    const id = guid(code);
    const name = (attribute(code, 'name') ?? '').slice(0, MAX_NAME).toWellFormed().trim();
    if (id === null || name === '' || above.length >= MAX_DEPTH) {
      this.#problems.add('codes without a name or an id, or too deep in the tree', name || undefined);
      return;
    }
    const below = children(code, 'Code');
    const kind = above.length === 0 ? kindOfCode(id, name) : null;
    if (kind !== null) this.kinds.set(id, kind);
    const path = [...above, name];
    // A code that stands for a kind is a tag too where others lie below it.
    const isTag = kind === null || below.length > 0;
    if (isTag && !this.#ids.has(id)) this.tags.push({ id, path, parent, ...this.#details(code) });
    if (isTag) this.#ids.add(id);
    for (const child of below) this.read(child, path, id);
  }

  /** Whether a code is among the tags. */
  has(id: string): boolean {
    return this.#ids.has(id);
  }

  #details(code: XmlElement): Pick<ProjectTag, 'colour' | 'description'> {
    const colour = colourOf(attribute(code, 'color'));
    const description = textIn(code, 'Description')?.slice(0, MAX_DESCRIPTION).toWellFormed();
    if (children(code, 'NoteRef').length > 0) this.#problems.add('notes on codes', attribute(code, 'name'));
    return { ...(colour && { colour }), ...(description && { description }) };
  }
}

/** `#RGB` and `#RRGGBB` as `#rrggbb`. */
function colourOf(written: string | undefined): string | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(written ?? '')?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}
