/** Articles: what the library lists and the reader shows. */
import { z } from 'zod';
import { Membership } from '../records/collection.ts';
import { Hash, Id } from '../records/common.ts';
import { Document, DocumentPatch, KindCounts, ReadingStatus } from '../records/document.ts';
import { call } from './base.ts';

export const DocumentSummary = z.object({ document: Document, counts: KindCounts });
export type DocumentSummary = z.infer<typeof DocumentSummary>;

const Ids = z.array(Id).min(1).max(100_000);

export const documents = {
  /** All documents, newest import first. */
  list: call.output(z.array(DocumentSummary)),
  /** Ids of the articles in which a person made annotations that still stand. */
  annotatedBy: call.input(z.object({ person: Id })).output(z.array(Id)),
  /**
   * One document with its text as ProseMirror JSON of `shared/text/schema`, and how far it was read on this
   * computer: an offset of the plain text (UTF-16), null at the top. A text that was left out of a share is
   * withheld: the document is then one without words.
   */
  get: call
    .input(z.object({ id: Id }))
    .output(
      z.object({ document: Document, body: z.json(), isWithheld: z.boolean(), readTo: z.int().nullable() }),
    ),
  /**
   * Remembers how far an article was read; null for the top. Kept with the settings of this computer,
   * so that a workspace handed on does not tell who read what.
   */
  keepPlace: call.input(z.object({ id: Id, readTo: z.int().min(0).nullable() })).output(z.void()),
  /** Changes what is said of an article, and which collections it is in, in one step. */
  update: call
    .input(z.object({ id: Id, patch: DocumentPatch, collections: Membership.optional() }))
    .output(z.void()),
  /** Gives several articles a reading status in one step. */
  setStatus: call.input(z.object({ ids: Ids, status: ReadingStatus })).output(z.void()),
  /** Puts several articles in collections and takes them out of others, in one step. */
  collect: call.input(z.object({ ids: Ids, collections: Membership })).output(z.void()),
  /**
   * Gives an article a corrected text: `steps` (prosemirror-transform's `Step.toJSON`) are applied to the text
   * `base`. Every annotation goes with its words; one that loses all of them keeps its anchor in the text
   * before. One step of the undo list. Refused with `document.changed` when the article shows another text
   * than `base`, with `field.invalid` when the steps do not fit it or would leave nothing.
   */
  correct: call
    .input(z.object({ id: Id, base: Hash, steps: z.array(z.json()).max(100_000) }))
    .output(z.void()),
  /** Removes documents with their annotations from every view; undo brings them back. */
  remove: call.input(z.object({ ids: Ids })).output(z.void()),
};
