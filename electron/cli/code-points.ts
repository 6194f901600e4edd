/** Offsets as Postil hands them to other programs: in code points. */
import { CodePointIndex } from '../../shared/text/code-points.ts';
import { getContent } from '../core/workspace/contents.ts';
import type { ReadableDb } from '../core/workspace/db.ts';
import { getDocument } from '../core/workspace/documents.ts';

/** Turns UTF-16 offsets into the text a document shows into code points; reads each text once. */
export function codePointsIn(db: ReadableDb): (document: string, unit: number) => number {
  const indexes = new Map<string, CodePointIndex>();
  const indexOf = (document: string): CodePointIndex => {
    const known = indexes.get(document);
    if (known) return known;
    const content = getDocument(db, document)?.content;
    const text = content === undefined ? undefined : getContent(db, content)?.text;
    const index = new CodePointIndex(text ?? '');
    indexes.set(document, index);
    return index;
  };
  return (document, unit) => indexOf(document).toCodePoints(unit);
}
