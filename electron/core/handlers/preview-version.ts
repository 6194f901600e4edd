/** What a new version of an article would do to its annotations, before anything is written. */
import { setImmediate } from 'node:timers/promises';
import type { VersionPreview } from '../../../shared/contract/imports.ts';
import { listAnnotations } from '../workspace/annotations.ts';
import type { NewContent } from '../workspace/contents.ts';
import { getDocument } from '../workspace/documents.ts';
import { PositionFinder } from '../workspace/positions.ts';
import { hasSameWords } from '../workspace/review.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { found } from './found.ts';

/** How long passages are looked for before other calls get their turn, in ms. */
const TURN = 10;

/**
 * Looks for every annotation of a document in `content`, as showing it would.
 * @throws Fault `record.missing` when the document is gone.
 */
export async function previewVersion(
  { db, places }: Pick<Workspace, 'db' | 'places'>,
  document: string,
  content: Pick<NewContent, 'hash' | 'text' | 'words'>,
): Promise<VersionPreview> {
  const shown = found(getDocument(db, document), 'This article');
  const counts = { exact: 0, moved: 0, changed: 0, orphan: 0 };
  const finder = new PositionFinder(content.hash, content.text, places);
  let since = performance.now();
  for (const { anchor } of listAnnotations(db, document)) {
    const { status, start, end } = finder.find(anchor);
    if (status === 'moved' && start !== null && end !== null)
      counts[hasSameWords(anchor.quote, content.text.slice(start, end)) ? 'moved' : 'changed']++;
    else counts[status]++;
    if (performance.now() - since < TURN) continue;
    await setImmediate();
    since = performance.now();
  }
  return {
    ...counts,
    words: { before: shown.words, after: content.words },
    isSameText: shown.content === content.hash,
  };
}
