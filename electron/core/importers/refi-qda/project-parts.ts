/** What the sources of a project refer to: codes, variables, cases, notes, and the texts in the archive. */
import type { ProjectAnnotation } from '../../../../shared/records/imported-project.ts';
import { decodeXml } from '../xml/decode.ts';
import { type XmlElement, xmlText } from '../xml/xml.ts';
import type { Archive } from '../zip/zip.ts';
import { Codes } from './codes.ts';
import { attribute, children, guid, references } from './elements.ts';
import { Problems } from './problems.ts';
import { annotationSaid, type ReadValue, valuesIn } from './values.ts';

/** What a case says of which passages: the little that is needed of it, since there may be one a passage. */
export interface ReadCase {
  readonly name: string | undefined;
  readonly passages: readonly string[];
  readonly values: readonly ReadValue[];
}

export function readCase(element: XmlElement): ReadCase {
  return {
    name: attribute(element, 'name'),
    passages: references(element, 'SelectionRef'),
    values: valuesIn(element),
  };
}

const NOTHING_SAID: PassageSaid = { fields: {}, confidence: null, keyPassage: false };

type PassageSaid = Pick<ProjectAnnotation, 'fields' | 'confidence' | 'keyPassage'>;

export class ProjectParts {
  readonly problems = new Problems();
  readonly codes = new Codes(this.problems);
  readonly variables = new Map<string, string>();
  readonly #said = new Map<string, PassageSaid>();
  readonly #notes = new Map<string, XmlElement>();
  readonly #used = new Set<string>();
  readonly #archive: Archive | null;
  readonly #folder: string;

  /** @param folder Where in the archive the project's XML lies, with `/` at its end, or nothing. */
  constructor(archive: Archive | null, folder: string) {
    this.#archive = archive;
    this.#folder = folder;
  }

  addVariable(variable: XmlElement): void {
    const id = guid(variable);
    if (id !== null) this.variables.set(id, attribute(variable, 'name') ?? '');
  }

  /** Once all variables are known. */
  addCase({ name, passages, values }: ReadCase): void {
    if (passages.length === 0) this.problems.add('cases about no passage', name);
    const said = annotationSaid(values, this.variables, this.problems);
    for (const passage of passages) this.#said.set(passage, said);
  }

  /** What cases say of the passage with this id. */
  saidOf(passage: string): PassageSaid {
    return this.#said.get(passage) ?? NOTHING_SAID;
  }

  addNote(note: XmlElement): void {
    const id = guid(note);
    if (id !== null) this.#notes.set(id, note);
  }

  async note(id: string): Promise<string | null> {
    const note = this.#notes.get(id);
    if (note === undefined) return null;
    this.#used.add(id);
    const text = (await this.plainText(note))?.replace(/\r\n?/g, '\n').trim();
    return text || null;
  }

  /** Notes that nothing read refers to are told. */
  tellUnusedNotes(): void {
    for (const [id, note] of this.#notes)
      if (!this.#used.has(id))
        this.problems.add('notes about the project or about what was left out', attribute(note, 'name'));
  }

  /** The plain text of a source or note, without a byte-order mark; null when it is not in the file. */
  async plainText(element: XmlElement): Promise<string | null> {
    const [content] = children(element, 'PlainTextContent');
    if (content !== undefined) return xmlText(content);
    const path = attribute(element, 'plainTextPath');
    const name = path && internalName(path);
    if (!name || this.#archive === null) return null;
    for (const place of [`${this.#folder}sources/${name}`, `${this.#folder}${name}`]) {
      const bytes = await this.#archive.read(place);
      if (bytes !== null) return decodeXml(bytes);
    }
    return null;
  }
}

/** The name of a file inside the archive; null for one that lies elsewhere, which is never opened. */
function internalName(path: string): string | null {
  const name = /^internal:\/{2,3}(.+)$/i.exec(path)?.[1] ?? (path.includes(':') ? null : path);
  return name?.replace(/^(sources\/)/i, '') ?? null;
}
