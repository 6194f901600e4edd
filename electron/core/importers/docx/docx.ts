/**
 * Word documents (DOCX: ECMA-376 and ISO/IEC 29500, transitional and strict).
 *
 * Read by our own reader over saxes and not by mammoth 1.13, after trying both. For the same files mammoth
 * began every list at 1, joined lines at `w:cr`, took tracked changes without telling, left page headers and
 * tables of contents unknown, and held the whole text as several trees: 200,000 short runs, an 86 KB file,
 * took it 9 s and 1.7 GB, where the parser process may use 1 GB. Here the text passes by paragraph after
 * paragraph.
 */
import type { Draft } from '../draft.ts';
import { draftOf } from '../office/article.ts';
import { LeftOut } from '../office/left-out.ts';
import { NoteMarks } from '../office/notes.ts';
import type { Properties } from '../office/properties.ts';
import type { WrittenBlock } from '../office/written.ts';
import { elementAt, elementsBelow, elementsOf, type XmlElement, xmlText } from '../xml/xml.ts';
import { openArchive } from '../zip/zip.ts';
import { BodyReader, type WordContext } from './body.ts';
import { Numbering } from './numbering.ts';
import { WordPackage } from './package.ts';
import { Styles } from './styles.ts';

/**
 * Reads a document.
 * @throws Fault `file.malformed`, `file.tooLarge` or `file.unsupported` of its archive or its XML.
 */
export async function readDocx(bytes: Uint8Array, file: string | null): Promise<Draft> {
  const archive = await openArchive(bytes, file);
  const parts = await WordPackage.open(archive, file);
  const read = async (type: string) => {
    const [part] = parts.partsOf(type);
    return part === undefined ? null : parts.read(part);
  };
  const styles = new Styles(await read('styles'));
  const left = new LeftOut();
  for (const warning of archive.warnings) left.warn(warning);
  const notes = new NoteMarks();
  const numbering = new Numbering(await read('numbering'));
  const context = { styles, numbering, left, notes, relationships: parts.relationships };
  const blocks = await readBody(parts, context);
  const written = await readNotes(parts, context);
  await readMargins(parts, left);
  const properties = await left.optional(() => readProperties(parts, styles), {});
  const { stripped, warnings } = left;
  return draftOf({ blocks, notes: notes.notes(key => written(key)), properties, stripped, warnings });
}

async function readBody(parts: WordPackage, context: WordContext): Promise<WrittenBlock[]> {
  const body = new BodyReader(context);
  await parts.read(parts.main, {
    parents: new Set(['w:body']),
    take: element => body.block(element),
  });
  return body.finish();
}

/** Footnotes and endnotes, each read when its turn comes. */
async function readNotes(
  parts: WordPackage,
  context: WordContext,
): Promise<(key: string) => WrittenBlock[] | null> {
  const found = new Map<string, { readonly element: XmlElement; readonly context: WordContext }>();
  for (const kind of ['footnote', 'endnote'] as const) {
    const [part] = parts.partsOf(`${kind}s`);
    const root = part === undefined ? null : await parts.read(part);
    if (part === undefined || root === null) continue;
    const own = { ...context, notes: null, relationships: await parts.relationshipsOf(part) };
    for (const element of elementsOf(root, `w:${kind}`))
      found.set(`${kind} ${element.attributes.get('w:id')}`, { element, context: own });
  }
  return key => {
    const note = found.get(key);
    if (note === undefined) return null;
    const reader = new BodyReader(note.context);
    for (const element of elementsOf(note.element)) reader.block(element);
    return reader.finish();
  };
}

/** What stands at the edges of the pages, and what reviewers wrote beside them: listed, not part of the text. */
async function readMargins(parts: WordPackage, left: LeftOut): Promise<void> {
  for (const [type, reason] of [
    ['header', 'page header'],
    ['footer', 'page footer'],
    ['comments', 'comment'],
  ] as const) {
    for (const part of parts.partsOf(type)) {
      const root = await left.optional(() => parts.read(part), null);
      if (root === null) continue;
      const texts = type === 'comments' ? elementsOf(root, 'w:comment').map(lineOf) : [lineOf(root)];
      for (const text of texts) left.add(reason, text);
    }
  }
}

/** The words of a header or comment on one line. */
function lineOf(element: XmlElement): string {
  return elementsBelow(element, 'w:p')
    .map(paragraph => elementsBelow(paragraph, 'w:t').map(xmlText).join(''))
    .filter(line => line !== '')
    .join(' · ');
}

async function readProperties(parts: WordPackage, styles: Styles): Promise<Properties> {
  const core = await parts.readCoreProperties();
  const text = (name: string) => xmlText(elementAt(core ?? undefined, name)) || undefined;
  return {
    title: text('dc:title'),
    creator: text('dc:creator'),
    created: text('dcterms:created'),
    language: text('dc:language') ?? styles.language,
  };
}
