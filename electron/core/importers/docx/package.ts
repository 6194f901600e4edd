/** The parts of a Word document and how they refer to each other (ECMA-376 part 2, open packaging conventions). */
import { posix } from 'node:path';
import { linkAddress } from '../blocks.ts';
import { refusal } from '../file-kind.ts';
import { elementsOf, parseXml, type XmlElement, type XmlOptions } from '../xml/xml.ts';
import type { Archive } from '../zip/zip.ts';
import { OOXML_NAMESPACES, OOXML_SKIPPED } from './ooxml.ts';

export interface Relationship {
  /** Last word of its type: `styles`, `hyperlink`, … */
  readonly type: string;
  /** Name of a part, or an address outside the file. */
  readonly target: string;
  readonly isExternal: boolean;
}
/** Relationships of a part by their id. */
export type Relationships = ReadonlyMap<string, Relationship>;

export class WordPackage {
  /** Name of the part that holds the text. */
  readonly main: string;
  readonly relationships: Relationships;
  readonly #archive: Archive;
  readonly #file: string | null;
  readonly #root: Relationships;

  private constructor(
    archive: Archive,
    file: string | null,
    root: Relationships,
    main: string,
    own: Relationships,
  ) {
    this.#archive = archive;
    this.#file = file;
    this.#root = root;
    this.main = main;
    this.relationships = own;
  }

  /** @throws Fault `file.malformed` when there is no text in the package. */
  static async open(archive: Archive, file: string | null): Promise<WordPackage> {
    const root = await readRelationships(archive, file, '');
    const main = [...root.values()].find(({ type }) => type === 'officeDocument')?.target;
    const part = main !== undefined && archive.has(main) ? main : 'word/document.xml';
    if (!archive.has(part)) throw refusal('file.malformed', file, 'the part with the text is missing');
    return new WordPackage(archive, file, root, part, await readRelationships(archive, file, part));
  }

  /** The parts the text refers to by relationships of a type, in order. */
  partsOf(type: string): string[] {
    const targets = [...this.relationships.values()]
      .filter(relationship => relationship.type === type && !relationship.isExternal)
      .map(({ target }) => target);
    return [...new Set(targets)].filter(target => this.#archive.has(target));
  }

  /** The root of a part, or null when it is missing. @throws Fault of `parseXml` or of the archive. */
  async read(part: string, streamed?: XmlOptions['streamed']): Promise<XmlElement | null> {
    const bytes = await this.#archive.read(part);
    if (bytes === null) return null;
    const options = { file: this.#file, part, namespaces: OOXML_NAMESPACES, skipped: OOXML_SKIPPED };
    return parseXml(bytes, streamed === undefined ? options : { ...options, streamed });
  }

  /** The root of the part that says what the file is called and who made it, or null. */
  async readCoreProperties(): Promise<XmlElement | null> {
    const part = [...this.#root.values()].find(({ type }) => type === 'core-properties')?.target;
    return this.read(part ?? 'docProps/core.xml');
  }

  relationshipsOf(part: string): Promise<Relationships> {
    return readRelationships(this.#archive, this.#file, part);
  }
}

/** The relationships of a part; those of the package for the empty name. */
async function readRelationships(
  archive: Archive,
  file: string | null,
  part: string,
): Promise<Relationships> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const bytes = await archive.read(name);
  if (bytes === null) return new Map();
  const root = parseXml(bytes, { file, part: name, namespaces: OOXML_NAMESPACES });
  return new Map(
    elementsOf(root, 'rel:Relationship').map(({ attributes }) => {
      const target = attributes.get('Target') ?? '';
      const isExternal = attributes.get('TargetMode') === 'External';
      const type = attributes.get('Type')?.split('/').at(-1) ?? '';
      return [
        attributes.get('Id') ?? '',
        { type, target: isExternal ? target : partName(folder, target), isExternal },
      ];
    }),
  );
}

/** The part a target names; one that starts with `/` counts from the package. */
function partName(folder: string, target: string): string {
  return posix.join(target.startsWith('/') ? '' : folder, target).replace(/^\//, '');
}

/** The address of a link; null for a place in the file and for addresses that are not kept. */
export function addressOf(relationships: Relationships, id: string | undefined): string | null {
  const found = id === undefined ? undefined : relationships.get(id);
  return found?.isExternal ? linkAddress(found.target) : null;
}
