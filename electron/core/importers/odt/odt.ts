/** OpenDocument texts (ODT: OASIS ODF 1.0 to 1.4), as LibreOffice and others write them. */
import type { Draft } from '../draft.ts';
import { refusal } from '../file-kind.ts';
import { draftOf } from '../office/article.ts';
import { LeftOut } from '../office/left-out.ts';
import type { Properties } from '../office/properties.ts';
import {
  elementAt,
  elementsBelow,
  elementsOf,
  parseXml,
  type XmlElement,
  type XmlOptions,
  xmlText,
} from '../xml/xml.ts';
import { type Archive, openArchive } from '../zip/zip.ts';
import { BodyReader, wordsOf } from './body.ts';
import { readFormulas } from './formulas.ts';
import { ListStyles } from './lists.ts';
import { OdtNotes } from './notes.ts';
import { ODF_NAMESPACES, ODF_SKIPPED } from './odf.ts';
import { OdtStyles } from './styles.ts';

/** Reads a part of the file by name, or gives null when it is missing. */
type ReadPart = (name: string, streamed?: XmlOptions['streamed']) => Promise<XmlElement | null>;

/**
 * Reads a text.
 * @throws Fault `file.malformed`, `file.tooLarge` or `file.unsupported` of its archive or its XML.
 */
export async function readOdt(bytes: Uint8Array, file: string | null): Promise<Draft> {
  const archive = await openArchive(bytes, file);
  const read = partReader(archive, file);
  await refuseLocked(archive, read, file);
  const left = new LeftOut();
  for (const warning of archive.warnings) left.warn(warning);
  const formulas = await left.optional(() => readFormulas(archive, file), new Map());
  const context = { styles: new OdtStyles(), lists: new ListStyles(), left, notes: new OdtNotes(), formulas };
  await readStyles(read, context);
  const body = new BodyReader(context);
  await read('content.xml', {
    parents: new Set(['office:automatic-styles', 'office:text']),
    take: (element, parent) => {
      if (parent === 'office:text') body.block(element);
      else addStyle(context, element, true);
    },
  });
  const { blocks } = body;
  const notes = context.notes.all(note => body.inside(note));
  const properties = await left.optional(() => readProperties(read, context.styles), {});
  const { stripped, warnings } = left;
  return draftOf({ blocks, notes, properties, stripped, warnings });
}

function partReader(archive: Archive, file: string | null): ReadPart {
  return async (part, streamed) => {
    const bytes = await archive.read(part);
    if (bytes === null) return null;
    const options = { file, part, namespaces: ODF_NAMESPACES, skipped: ODF_SKIPPED };
    return parseXml(bytes, streamed === undefined ? options : { ...options, streamed });
  };
}

/** A password locks the parts of the file, or since ODF 1.3 the whole of it, and not the archive. */
async function refuseLocked(archive: Archive, read: ReadPart, file: string | null): Promise<void> {
  const manifest = archive.has('content.xml') ? await read('META-INF/manifest.xml') : null;
  const isLocked =
    archive.has('encrypted-package') ||
    (manifest !== null &&
      elementsOf(manifest, 'manifest:file-entry').some(
        entry =>
          entry.attributes.get('manifest:full-path') === 'content.xml' &&
          elementAt(entry, 'manifest:encryption-data') !== undefined,
      ));
  if (isLocked) throw refusal('file.unsupported', file, 'it is protected by a password');
  if (!archive.has('content.xml')) throw refusal('file.malformed', file, 'the part with the text is missing');
}

interface Styled {
  readonly styles: OdtStyles;
  readonly lists: ListStyles;
  readonly left: LeftOut;
}

function addStyle({ styles, lists }: Styled, element: XmlElement, isAutomatic: boolean): void {
  styles.add(element, isAutomatic);
  lists.add(element);
}

/** Reads the common styles, and what stands at the edges of the pages. */
async function readStyles(read: ReadPart, context: Styled): Promise<void> {
  const root = await read('styles.xml');
  if (root === null) return;
  for (const element of elementsOf(elementAt(root, 'office:styles'))) addStyle(context, element, false);
  for (const page of elementsOf(elementAt(root, 'office:master-styles'))) {
    for (const edge of elementsOf(page)) {
      const kind = /^style:(header|footer)/.exec(edge.name)?.[1];
      if (kind === undefined) continue;
      const lines = elementsBelow(edge, 'text:p')
        .map(wordsOf)
        .filter(line => line.trim() !== '');
      context.left.add(`page ${kind}`, lines.join(' · '));
    }
  }
}

async function readProperties(read: ReadPart, styles: OdtStyles): Promise<Properties> {
  const meta = elementAt((await read('meta.xml')) ?? undefined, 'office:meta');
  const text = (name: string) => xmlText(elementAt(meta, name)) || undefined;
  return {
    title: text('dc:title'),
    creator: text('meta:initial-creator') ?? text('dc:creator'),
    created: text('meta:creation-date') ?? text('dc:date'),
    language: text('dc:language') ?? styles.language,
  };
}
