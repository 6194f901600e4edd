/**
 * The figures every window shows: counted once when a workspace is opened, then kept by adding each commit's
 * diff, because counting 100,000 annotations anew after each would cost more than the commit.
 */
import type { Diff, Entry } from '../../../shared/history/diff.ts';
import type { KindCounts } from '../../../shared/records/document.ts';
import { KINDS } from '../../../shared/records/kind.ts';
import type { ReadableDb } from './db.ts';
import { countsByDocument, noCounts } from './documents.ts';
import { workspaceName } from './workspace-record.ts';

export interface Figures {
  readonly name: string;
  readonly documents: number;
  readonly annotations: KindCounts;
}

export class Tally {
  #name: string;
  #documents: number;
  readonly #annotations: KindCounts;

  constructor(db: ReadableDb, path: string) {
    this.#name = workspaceName(db, path);
    const shown = new Set(db.prepare<[], string>('SELECT id FROM document WHERE removed = 0').pluck().all());
    this.#documents = shown.size;
    this.#annotations = noCounts();
    for (const [document, counts] of countsByDocument(db))
      if (shown.has(document)) for (const kind of KINDS) this.#annotations[kind] += counts[kind];
  }

  current(): Figures {
    return { name: this.#name, documents: this.#documents, annotations: { ...this.#annotations } };
  }

  apply(diff: Diff): void {
    for (const entry of diff.added) this.#count(entry, 1);
    for (const entry of diff.removed) this.#count(entry, -1);
    for (const [before, after] of diff.updated) {
      this.#count(before, -1);
      this.#count(after, 1);
    }
  }

  #count(entry: Entry, by: 1 | -1): void {
    if (entry.record === 'document') this.#documents += by;
    if (entry.record === 'annotation') this.#annotations[entry.value.kind] += by;
    if (entry.record === 'workspace' && by === 1) this.#name = entry.value.name;
  }
}
