/**
 * Reads REFI-QDA projects (`.qdpx`) and codebooks (`.qdc`), liberally: what other programs write differs in line
 * ends, folders, names and GUIDs. What cannot be read is listed. Called in the parser process; opens nothing outside
 * the file.
 */
import type { ImportedProject } from '../../../../shared/records/imported-project.ts';
import { CODEBOOK_NAMESPACE, PROJECT_NAMESPACE } from '../../../../shared/records/refi-qda.ts';
import { refusal } from '../file-kind.ts';
import { parseXml, type XmlElement } from '../xml/xml.ts';
import { type Archive, openArchive } from '../zip/zip.ts';
import { attribute, guid, localName } from './elements.ts';
import { ProjectParts, type ReadCase, readCase } from './project-parts.ts';
import { type ReadSelection, readSelection } from './selections.ts';
import { readSource } from './sources.ts';

/** Containers whose children are read one by one. */
const CONTAINERS = ['Users', 'Codes', 'Variables', 'Cases', 'Sources', 'Notes', 'Links', 'Sets', 'Graphs'];
const SELECTION = 'PlainTextSelection';

/**
 * @param file Name of the file, for refusals.
 * @throws Fault `file.malformed`, `file.tooLarge` or `file.unsupported`.
 */
export async function readProject(bytes: Uint8Array, file: string | null): Promise<ImportedProject> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const archive = isArchive ? await openArchive(bytes, file) : null;
  const part = archive === null ? null : projectPart(archive, file);
  const xml = archive === null || part === null ? bytes : ((await archive.read(part)) ?? new Uint8Array());
  const contents = new Contents();
  const root = parse(xml, file, part ?? 'codebook', contents);
  const name = localName(root);
  if (name !== 'Project' && name !== 'CodeBook')
    throw refusal('file.malformed', file, 'it holds neither a REFI-QDA project nor a codebook');
  const parts = new ProjectParts(archive, part?.replace(/[^/]*$/, '') ?? '');
  return gather(root, contents, parts);
}

/** The XML of the project: `project.qde`, or another name where a program gives it one. */
function projectPart({ names }: Archive, file: string | null): string {
  const found = names.filter(name => /\.qde$/i.test(name));
  const part = found.find(name => /(^|\/)project\.qde$/i.test(name)) ?? found[0];
  if (part === undefined) throw refusal('file.malformed', file, 'there is no project (.qde) in the archive');
  return part;
}

/** What the project holds, in the order of the file. Of what there may be one of a passage, little is kept. */
class Contents {
  readonly cases: ReadCase[] = [];
  readonly #elements = new Map<string, XmlElement[]>();
  readonly #selections = new Map<XmlElement, readonly ReadSelection[]>();
  /** Those of the source that is being read. */
  #reading: ReadSelection[] = [];

  /** @param container The local name of what it stands in. */
  add(element: XmlElement, container: string): void {
    if (localName(element) === SELECTION) this.#reading.push(readSelection(element));
    else if (container === 'Cases') this.cases.push(readCase(element));
    else {
      if (container === 'Sources') this.#selections.set(element, this.#reading);
      this.#reading = [];
      const known = this.#elements.get(container);
      if (known) known.push(element);
      else this.#elements.set(container, [element]);
    }
  }

  in(container: string): readonly XmlElement[] {
    return this.#elements.get(container) ?? [];
  }

  selectionsOf(source: XmlElement): readonly ReadSelection[] {
    return this.#selections.get(source) ?? [];
  }
}

/** Reads the XML into `contents`. @returns its root without them. */
function parse(bytes: Uint8Array, file: string | null, part: string, contents: Contents): XmlElement {
  const inAnyNamespace = (names: readonly string[]) =>
    new Set(names.flatMap(name => [`q:${name}`, `?:${name}`, name]));
  const take = (element: XmlElement, parent: string) =>
    contents.add(element, parent.slice(parent.indexOf(':') + 1));
  return parseXml(bytes, {
    file,
    part,
    namespaces: { [PROJECT_NAMESPACE]: 'q', [CODEBOOK_NAMESPACE]: 'q' },
    streamed: { parents: inAnyNamespace(CONTAINERS), elements: inAnyNamespace([SELECTION]), take },
  });
}

async function gather(root: XmlElement, contents: Contents, parts: ProjectParts): Promise<ImportedProject> {
  const each = (name: string) => contents.in(name);
  const { problems, codes } = parts;
  for (const code of each('Codes')) codes.read(code);
  for (const variable of each('Variables')) parts.addVariable(variable);
  for (const said of contents.cases) parts.addCase(said);
  for (const note of each('Notes')) parts.addNote(note);
  const sources = [];
  for (const source of each('Sources')) {
    const kind = localName(source);
    const isText = kind === 'TextSource' || kind === 'PDFSource';
    if (!isText) problems.add(OTHER_SOURCES[kind] ?? 'sources of an unknown kind', attribute(source, 'name'));
    const read = isText ? await readSource(source, kind, contents.selectionsOf(source), parts) : null;
    if (read) sources.push(read);
  }
  parts.tellUnusedNotes();
  for (const name of ['Sets', 'Graphs'])
    for (const element of each(name))
      problems.add(name === 'Sets' ? 'sets' : 'maps', attribute(element, 'name'));
  return {
    name: attribute(root, 'name')?.slice(0, 2_000) ?? 'Codebook',
    people: each('Users').flatMap(personOf),
    documents: sources.map(({ document }) => document),
    tags: codes.tags,
    annotations: sources.flatMap(({ annotations }) => annotations),
    links: each('Links').flatMap(linkOf),
    problems: problems.sentences(),
  };
}

const OTHER_SOURCES: Readonly<Record<string, string>> = {
  PictureSource: 'pictures',
  AudioSource: 'sounds',
  VideoSource: 'videos',
};

function personOf(user: XmlElement): ImportedProject['people'] {
  const id = guid(user);
  const name = (attribute(user, 'name') ?? attribute(user, 'id'))?.slice(0, 200).toWellFormed();
  const initials = attribute(user, 'id');
  if (id === null || name === undefined) return [];
  return [{ id, name, ...(initials !== undefined && initials.length <= 4 && { initials }) }];
}

function linkOf(link: XmlElement): ImportedProject['links'] {
  const [id, from, to] = [guid(link), guid(link, 'originGUID'), guid(link, 'targetGUID')];
  return id === null || from === null || to === null
    ? []
    : [{ id, name: attribute(link, 'name') ?? '', from, to }];
}
