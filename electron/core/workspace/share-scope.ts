/** Which records a share holds: chosen articles, what stands in them, and what that cannot do without. */
import { RECORDS, type RecordName } from '../../../shared/history/change.ts';
import { WORKSPACE_ID } from '../../../shared/history/fields.ts';
import { isFiltered, type ShareOptions } from '../../../shared/records/share-options.ts';
import type { ReadableDb } from './db.ts';
import { matchOf } from './evidence-filter.ts';

/** A record goes with what it holds, or only the news that it was removed. */
export type Share = 'whole' | 'removal';

/** People are not in it: who is named follows from the changes of all others. */
export class ShareScope {
  readonly options: ShareOptions;
  /** Whether everything that is shown is in it. */
  readonly isWhole: boolean;
  readonly #db: ReadableDb;
  readonly #parts: Readonly<Record<RecordName, Map<string, Share>>>;

  constructor(db: ReadableDb, options: ShareOptions) {
    this.#db = db;
    this.options = options;
    this.isWhole = !isFiltered(options) && options.annotations;
    this.#parts = Object.fromEntries(RECORDS.map(record => [record, new Map()])) as Record<
      RecordName,
      Map<string, Share>
    >;
    this.#parts.workspace.set(WORKSPACE_ID, 'whole');
    if (options.documents) this.#addDocuments(options.documents);
    else this.#addAll('document');
    if (options.annotations) this.#addAnnotations();
    if (options.annotations) this.#addLinks();
    if (isFiltered(options) && options.annotations) this.#addTagsInUse();
    else this.#addAll('tag');
    if (options.documents) this.#addCollectionsInUse();
    else this.#addAll('collection');
    if (this.isWhole) this.#addAll('view');
    if (this.isWhole) this.#addAll('person');
  }

  of(record: RecordName, id: string): Share | undefined {
    return this.#parts[record].get(id);
  }

  has(record: RecordName, id: string): boolean {
    return this.of(record, id) === 'whole';
  }

  /** Ids of the records of a kind that are in it with what they hold. */
  ids(record: RecordName): string[] {
    return [...this.#parts[record]].flatMap(([id, share]) => (share === 'whole' ? [id] : []));
  }

  #add(record: RecordName, id: string, isRemoved: boolean): void {
    this.#parts[record].set(id, isRemoved ? 'removal' : 'whole');
  }

  #addAll(record: RecordName): void {
    for (const { id, removed } of this.#rows(`SELECT id, removed FROM ${record}`))
      this.#add(record, id, removed === 1);
  }

  #addDocuments(documents: readonly string[]): void {
    const sql = 'SELECT d.id, d.removed FROM json_each(:ids) j CROSS JOIN document d ON d.id = j.value';
    for (const { id, removed } of this.#rows(sql, { ids: JSON.stringify(documents) }))
      this.#add('document', id, removed === 1);
  }

  /** An annotation that is shown goes whole; of those in an article that is removed no word goes. */
  #addAnnotations(): void {
    const { kinds, tags, people } = this.options;
    const filter = { ...(kinds && { kinds }), ...(tags && { tags }), ...(people && { people }) };
    const { sql, values } = matchOf(this.#db, filter);
    const rows = this.#rows<{ id: string; removed: number; document: string }>(
      `SELECT annotation.id, annotation.removed, annotation.document FROM annotation WHERE ${sql}`,
      values,
    );
    for (const { id, removed, document } of rows) {
      const isShown = this.has('document', document);
      if (removed === 1 ? isShown || this.isWhole : isShown) this.#add('annotation', id, removed === 1);
    }
  }

  #addLinks(): void {
    const rows = this.#rows<{ id: string; removed: number; from: string; to: string }>(
      'SELECT id, removed, "from", "to" FROM link',
    );
    for (const { id, removed, from, to } of rows) {
      const isShown = this.has('annotation', from) && this.has('annotation', to);
      if (isShown || (removed === 1 && this.isWhole)) this.#add('link', id, removed === 1);
    }
  }

  /** As much of the codebook as the chosen annotations need: their tags, and those above them. */
  #addTagsInUse(): void {
    const tags = new Map(
      this.#rows<{ id: string; removed: number; parent: string | null }>(
        'SELECT id, removed, parent FROM tag',
      ).map(tag => [tag.id, tag]),
    );
    const used = this.#rows<{ id: string; tag: string }>('SELECT annotation AS id, tag FROM annotation_tag');
    for (const { id, tag } of used) {
      if (!this.has('annotation', id)) continue;
      for (let at = tags.get(tag); at && !this.of('tag', at.id); at = tags.get(at.parent ?? ''))
        this.#add('tag', at.id, at.removed === 1);
    }
  }

  #addCollectionsInUse(): void {
    const rows = this.#rows<{ id: string; removed: number; document: string }>(
      `SELECT collection.id, collection.removed, m.document
       FROM document_collection m JOIN collection ON collection.id = m.collection`,
    );
    for (const { id, removed, document } of rows)
      if (this.has('document', document)) this.#add('collection', id, removed === 1);
  }

  #rows<T = { id: string; removed: number }>(
    sql: string,
    values: Readonly<Record<string, string | number>> = {},
  ): T[] {
    return this.#db.prepare<[object], T>(sql).all(values);
  }
}
