/** A document as a source with its selections, and what is said of a selection as a case. */
import type { AnnotatedDocument } from '../../../../shared/records/annotated-document.ts';
import type { Annotation } from '../../../../shared/records/annotation.ts';
import { kinds } from '../../../../shared/records/kind.ts';
import { guidFrom, kindCodes } from '../../../../shared/records/refi-qda.ts';
import { CodePointIndex } from '../../../../shared/text/code-points.ts';
import { annotationValues, documentValues } from './variables.ts';
import { close, element, open, textElement } from './xml.ts';

/** Longest name of a selection or case, in UTF-16 units: names are shown in lists, the words are in the text. */
const NAME_LENGTH = 120;

/** An annotation with a place in the text; only those can be selections. */
export function hasPlace({ position: { start, end } }: Annotation): boolean {
  return start !== null && end !== null;
}

/** Name of the file in the archive that holds a document's text. */
export function sourceFile(document: string): string {
  return `sources/${document}.txt`;
}

/** The element `TextSource` of a document, in pieces: a selection each. */
export function* sourceElement({ document, text, annotations }: AnnotatedDocument): Generator<string> {
  yield open('TextSource', {
    guid: document.id,
    name: document.title,
    plainTextPath: `internal://${document.id}.txt`,
    ...made(document, 'both'),
  });
  yield textElement('Description', document.note);
  const index = new CodePointIndex(text);
  for (const annotation of annotations) if (hasPlace(annotation)) yield selectionElement(annotation, index);
  yield documentValues(document).join('') + close('TextSource');
}

function selectionElement(annotation: Annotation, index: CodePointIndex): string {
  const { id, kind, tags, anchor, position, note } = annotation;
  const attributes = {
    guid: id,
    name: shortened(anchor.quote),
    startPosition: index.toCodePoints(position.start ?? 0),
    endPosition: index.toCodePoints(position.end ?? 0),
    ...made(annotation, 'both'),
  };
  const coding = (code: string) =>
    element('Coding', { guid: guidFrom(`coding ${id} ${code}`), ...made(annotation, 'creation') }, [
      element('CodeRef', { targetGUID: code }),
    ]);
  return element('PlainTextSelection', attributes, [
    textElement('Description', note),
    ...[kindCodes[kind].guid, ...tags].map(coding),
  ]);
}

/** The case that carries fields, confidence and key passage of an annotation; nothing when it has none. */
export function caseElement(annotation: Annotation): string {
  const values = annotationValues(annotation);
  if (values.length === 0 || !hasPlace(annotation)) return '';
  const { id, kind, anchor } = annotation;
  const name = `${kinds[kind].label}: ${shortened(anchor.quote)}`;
  return element('Case', { guid: guidFrom(`case ${id}`), name }, [
    ...values,
    element('SelectionRef', { targetGUID: id }),
  ]);
}

type Made = Pick<Annotation, 'createdBy' | 'createdAt' | 'modifiedBy' | 'modifiedAt'>;

function made({ createdBy, createdAt, modifiedBy, modifiedAt }: Made, which: 'creation' | 'both') {
  const creation = { creatingUser: createdBy, creationDateTime: new Date(createdAt).toISOString() };
  if (which === 'creation') return creation;
  return { ...creation, modifyingUser: modifiedBy, modifiedDateTime: new Date(modifiedAt).toISOString() };
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length <= NAME_LENGTH ? line : `${line.slice(0, NAME_LENGTH - 1).toWellFormed()}…`;
}
