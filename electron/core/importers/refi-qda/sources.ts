/** A source with its selections: a document with annotations. */
import type { ProjectAnnotation, ProjectDocument } from '../../../../shared/records/imported-project.ts';
import { detectDirection } from '../language.ts';
import type { XmlElement } from '../xml/xml.ts';
import { attribute, children, guid, makingIn, references, textIn } from './elements.ts';
import { type SourceText, sourceText } from './plain-text.ts';
import type { ProjectParts } from './project-parts.ts';
import type { ReadSelection } from './selections.ts';
import { documentSaid } from './values.ts';

export interface ReadSource {
  readonly document: ProjectDocument;
  readonly annotations: readonly ProjectAnnotation[];
}

/**
 * Reads a text source, or a PDF by the text that represents it. Null when it has no text that can be read, which is
 * then among the problems.
 */
export async function readSource(
  source: XmlElement,
  kind: string,
  selections: readonly ReadSelection[],
  parts: ProjectParts,
): Promise<ReadSource | null> {
  const name = attribute(source, 'name');
  const text = kind === 'PDFSource' ? children(source, 'Representation')[0] : source;
  const id = guid(source);
  if (text === undefined || id === null) {
    parts.problems.add(kind === 'PDFSource' ? 'PDF files without their text' : 'sources without an id', name);
    return null;
  }
  const raw = await parts.plainText(text);
  const ranges = selections.flatMap(({ range }) => range ?? []);
  const plain = raw === null ? null : sourceText(raw, ranges);
  if (plain === null || plain.text === '') {
    const what = plain === null ? 'sources whose plain text is not in the file' : 'sources without words';
    parts.problems.add(what, name);
    return null;
  }
  noteLeftOut(source, text, parts);
  const document = await documentOf(source, id, plain.text, parts);
  const annotations: ProjectAnnotation[] = [];
  for (const selection of selections) {
    const annotation = await annotationOf(selection, id, plain, parts);
    if (annotation) annotations.push(annotation);
  }
  return { document, annotations };
}

function noteLeftOut(source: XmlElement, text: XmlElement, { problems }: ProjectParts): void {
  const name = attribute(source, 'name');
  for (const holder of new Set([source, text]))
    for (const _ of children(holder, 'Coding')) problems.add('codes on whole documents', name);
  for (const _ of children(source, 'PDFSelection'))
    problems.add('areas selected on pages of PDF files', name);
}

async function documentOf(
  source: XmlElement,
  id: string,
  text: string,
  parts: ProjectParts,
): Promise<ProjectDocument> {
  const note = await noteOf(textIn(source, 'Description'), references(source, 'NoteRef'), parts);
  return {
    id,
    title: (attribute(source, 'name') ?? fileName(source) ?? 'Untitled').slice(0, 2_000).toWellFormed(),
    direction: detectDirection(text),
    ...documentSaid(source, parts.variables, parts.problems),
    ...(note && { note }),
    text,
    ...makingIn(source),
  };
}

/** The name of a source's file without folder and ending, for programs that give the source none. */
function fileName(source: XmlElement): string | undefined {
  return attribute(source, 'plainTextPath')
    ?.replace(/^.*[/\\]/, '')
    .replace(/\.\w{1,8}$/, '');
}

async function annotationOf(
  { id, name, range, codes, notes, description, making }: ReadSelection,
  document: string,
  plain: SourceText,
  parts: ProjectParts,
): Promise<ProjectAnnotation | null> {
  const [start, end] = range ? [plain.offsetOf(range.start), plain.offsetOf(range.end)] : [0, 0];
  if (id === null || range === null || end <= start || range.start >= plain.length) {
    parts.problems.add('selections that are empty or beyond the end of their text', name || undefined);
    return null;
  }
  const kind = codes.map(code => parts.codes.kinds.get(code)).find(found => found !== undefined) ?? null;
  const note = await noteOf(description, notes, parts);
  const said = parts.saidOf(id);
  return {
    id,
    document,
    start,
    end,
    kind,
    tags: [...new Set(codes)].filter(code => isTag(code, kind, parts)),
    ...(note && { note }),
    ...said,
    ...making,
  };
}

/** Whether a code tags a passage: one that only stands for its kind does not. */
function isTag(code: string, kind: ProjectAnnotation['kind'], { codes, problems }: ProjectParts): boolean {
  const of = codes.kinds.get(code);
  if (of !== undefined && of === kind) return false;
  if (codes.has(code)) return true;
  problems.add(
    of === undefined ? 'codings with a code that is not in the codebook' : 'second kinds of one passage',
  );
  return false;
}

/** What is written about something: its description and the notes of these ids. */
async function noteOf(
  description: string | undefined,
  ids: readonly string[],
  parts: ProjectParts,
): Promise<string | undefined> {
  if (ids.length === 0 && description === undefined) return undefined;
  const notes = await Promise.all(ids.map(id => parts.note(id)));
  const texts = [description, ...notes].filter(text => text !== undefined && text !== null);
  return texts.length === 0 ? undefined : texts.join('\n\n').slice(0, 100_000).toWellFormed();
}
