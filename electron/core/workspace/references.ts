/** Whether what an edit points at is there: documents, texts, tags, collections, passages. */

import type { RecordName, Values } from '../../../shared/history/change.ts';
import { memberIn } from '../../../shared/history/fields.ts';
import { type Anchor, FOREIGN_CONTENT } from '../../../shared/records/anchor.ts';
import { CONTEXT_LENGTH } from '../../../shared/text/anchors.ts';
import type { ReadableDb } from './db.ts';
import { invalid, missing, type PreparedEdit } from './edits.ts';
import type { RecordReader } from './record-tables.ts';
import type { Attachments } from './workspace.ts';

/** What an edit may point at: what is stored, and what comes with the same commit. */
export class References {
  readonly #db: ReadableDb;
  readonly #rows: RecordReader;
  readonly #edits: ReadonlyMap<string, PreparedEdit>;
  readonly #attached: Attachments;
  readonly #texts = new Map<string, string>();
  readonly #present = new Map<string, Readonly<Values> | null>();

  constructor(db: ReadableDb, rows: RecordReader, edits: readonly PreparedEdit[], attached: Attachments) {
    this.#db = db;
    this.#rows = rows;
    this.#edits = new Map(edits.map(edit => [`${edit.record}:${edit.id}`, edit]));
    this.#attached = attached;
  }

  /** @throws Fault `record.missing` or `field.invalid` for an edit that points at what is not there. */
  check(): void {
    for (const edit of this.#edits.values()) {
      if (edit.record === 'document') this.#checkDocument(edit);
      if (edit.record === 'annotation') this.#checkAnnotation(edit);
      if (edit.record === 'tag') this.#checkTag(edit);
      if (edit.record === 'link') this.#checkLink(edit);
    }
  }

  #checkDocument({ fields }: PreparedEdit): void {
    const { content, source } = fields;
    if (typeof content === 'string') this.#text(content);
    this.#checkMembers('document', 'collection', fields);
    const isAttached = this.#attached.sources?.some(({ hash }) => hash === source);
    if (typeof source !== 'string' || isAttached) return;
    if (this.#db.prepare('SELECT 1 FROM source WHERE hash = ?').get(source) === undefined)
      throw missing(`there is no source file ${source}`);
  }

  #checkAnnotation({ id, fields }: PreparedEdit): void {
    this.#checkMembers('annotation', 'tag', fields);
    if (fields.document === undefined && fields.anchor === undefined) return;
    const document = String(this.#value('annotation', id, 'document'));
    this.#assertThere('document', document);
    const anchor = this.#value('annotation', id, 'anchor') as Anchor;
    this.#checkAnchor(anchor, String(this.#value('document', document, 'content')));
  }

  #checkMembers(record: RecordName, of: RecordName, fields: Readonly<Values>): void {
    for (const [field, value] of Object.entries(fields)) {
      const member = memberIn(record, field);
      if (member !== null && value === true) this.#assertThere(of, member);
    }
  }

  /** A new anchor must stand on its words in the text its document shows, or own up to being foreign. */
  #checkAnchor(anchor: Anchor, content: string): void {
    const isForeign = anchor.content === FOREIGN_CONTENT;
    if (!isForeign && anchor.content !== content)
      throw invalid('annotation.anchor: the passage was taken from another version of the text');
    if (!isForeign && this.#text(content).slice(anchor.start, anchor.end) !== anchor.quote)
      throw invalid('annotation.anchor: the text does not hold these words at this place');
    if (Math.max(anchor.prefix.length, anchor.suffix.length) > CONTEXT_LENGTH)
      throw invalid(`annotation.anchor: more than ${CONTEXT_LENGTH} units of context`);
  }

  #checkTag({ id, fields }: PreparedEdit): void {
    if (typeof fields.parent !== 'string') return;
    this.#assertThere('tag', fields.parent);
    const seen = new Set([id]);
    for (let above: unknown = fields.parent; typeof above === 'string'; ) {
      if (seen.has(above)) throw invalid('tag.parent: a tag cannot lie below itself');
      seen.add(above);
      above = this.#value('tag', above, 'parent');
    }
  }

  #checkLink({ id, fields }: PreparedEdit): void {
    for (const end of ['from', 'to'])
      if (typeof fields[end] === 'string') this.#assertThere('annotation', fields[end]);
    const isEnded = fields.from !== undefined || fields.to !== undefined;
    if (isEnded && this.#value('link', id, 'from') === this.#value('link', id, 'to'))
      throw invalid('link.to: a passage cannot be linked to itself');
  }

  #assertThere(record: RecordName, id: string): void {
    const isHere = this.#edits.has(`${record}:${id}`) || this.#fields(record, id) !== null;
    if (!isHere || this.#value(record, id, 'removed') === true) throw missing(`there is no ${record} ${id}`);
  }

  /** What a field will hold after the commit. */
  #value(record: RecordName, id: string, field: string): unknown {
    const edit = this.#edits.get(`${record}:${id}`);
    return edit?.fields[field] ?? this.#fields(record, id)?.[field] ?? null;
  }

  /** What a stored record holds now: read once, because a thousand passages may lie in one document. */
  #fields(record: RecordName, id: string): Readonly<Values> | null {
    const key = `${record}:${id}`;
    let fields = this.#present.get(key);
    if (fields === undefined) {
      fields = this.#rows.fields(record, id) ?? null;
      this.#present.set(key, fields);
    }
    return fields;
  }

  #text(hash: string): string {
    let text = this.#texts.get(hash) ?? this.#attached.contents?.find(content => content.hash === hash)?.text;
    text ??= this.#db.prepare<[string], string>('SELECT text FROM content WHERE hash = ?').pluck().get(hash);
    if (text === undefined) throw missing(`there is no text ${hash}`);
    this.#texts.set(hash, text);
    return text;
  }
}
