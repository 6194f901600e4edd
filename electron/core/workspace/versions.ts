/** The texts a document has had, told from the log of changes: nothing else remembers them. */
import type { DocumentVersion, TextBlock } from '../../../shared/contract/versions.ts';
import type { Value, Values } from '../../../shared/history/change.ts';
import type { ImportReport } from '../../../shared/records/document.ts';
import { plainTextOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import { getContent } from './contents.ts';
import type { ReadableDb } from './db.ts';
import { getDocument } from './documents.ts';

/** What the document was, besides its text, while a text was shown first. */
export interface VersionState {
  readonly content: string;
  readonly source: Value;
  readonly report: Value;
  readonly how: DocumentVersion['how'];
  readonly by: string;
  readonly at: number;
}

interface ChangeRow {
  readonly wall: number;
  readonly person: string;
  readonly fields: string;
}

/**
 * Every text of a document in the order of its changes, with the file and report that belonged to it. A text
 * it came back to, by undo or by choice, is told of once.
 */
export function versionStates(db: ReadableDb, document: string): VersionState[] {
  const changes = db
    .prepare<[string], ChangeRow>(
      `SELECT wall, person, fields FROM change WHERE record = 'document' AND id = ?
       ORDER BY lamport, device, seq`,
    )
    .iterate(document);
  const states = new Map<string, VersionState>();
  let source: Value = null;
  let report: Value = null;
  for (const { wall, person, fields } of changes) {
    const set = JSON.parse(fields) as Values;
    const { content } = set;
    source = set.source === undefined ? source : set.source;
    report = set.report === undefined ? report : set.report;
    if (typeof content !== 'string' || states.has(content)) continue;
    const how = states.size === 0 ? 'import' : set.report === undefined ? 'correction' : 'version';
    states.set(content, { content, source, report, how, by: person, at: wall });
  }
  return [...states.values()];
}

/** The texts of a document, the latest first. */
export function listVersions(db: ReadableDb, document: string): DocumentVersion[] {
  const shown = getDocument(db, document)?.content;
  const words = db.prepare<[string], number>('SELECT words FROM content WHERE hash = ?').pluck();
  return versionStates(db, document)
    .map(({ content, report, how, by, at }, index) => ({
      content,
      number: index + 1,
      how,
      by,
      at,
      file: (report as ImportReport | null)?.file ?? null,
      words: words.get(content) ?? null,
      isShown: content === shown,
    }))
    .reverse();
}

/** The blocks of a stored text; undefined when it is not here. */
export function textBlocks(db: ReadableDb, content: string): TextBlock[] | undefined {
  const stored = getContent(db, content);
  if (!stored) return undefined;
  const { text, blocks } = plainTextOf(schema.nodeFromJSON(stored.body));
  return blocks.map(({ type, start, end }) => ({ type, text: text.slice(start, end) }));
}
