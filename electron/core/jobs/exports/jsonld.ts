/** The evidence as W3C Web Annotations: annotations first, then the links between them. */
import { v5 } from 'uuid';
import type { ExportOptions } from '../../../../shared/records/export-options.ts';
import { TagForest } from '../../../../shared/records/tag-forest.ts';
import { type CollectionItem, collectionPieces } from '../../exporters/web-annotation/collection.ts';
import { evidenceWriter, linkAnnotation, type Names } from '../../exporters/web-annotation/evidence.ts';
import { annotatedDocuments, chosenDocuments } from '../../workspace/annotated-documents.ts';
import type { ReadableDb } from '../../workspace/db.ts';
import { countEvidence } from '../../workspace/evidence.ts';
import { listPeople } from '../../workspace/people.ts';
import { allTags } from '../../workspace/tags.ts';
import { readWorkspaceRecord } from '../../workspace/workspace-record.ts';
import type { MakeFile } from './file-in-the-making.ts';
import { LinksWithin } from './links-within.ts';
import { formerFieldsLost, Lost } from './losses.ts';

/** Namespace of the ids of collections (RFC 9562, version 5). */
const NAMESPACE = '0b0de1a4-6f7c-4d7e-9a53-2d8c5f7ad0b6';

export const makeJsonLd: MakeFile = (db, options) => {
  const links = new LinksWithin(db);
  const lost = new Lost();
  const pieces = collectionPieces(collectionOf(db, options), itemsOf(db, options, links, lost));
  return {
    total: countEvidence(db, options.filter),
    pieces: pieces.map(({ text, rows }) => ({ bytes: text, rows })),
    losses: () => [...lost.sentences(), ...links.losses()],
  };
};

/** The same evidence of the same workspace is the same collection. */
function collectionOf(db: ReadableDb, { filter }: ExportOptions) {
  const label = readWorkspaceRecord(db)[0]?.name ?? 'Evidence';
  return { id: v5(JSON.stringify([label, chosenDocuments(db, filter), filter]), NAMESPACE), label };
}

function* itemsOf(
  db: ReadableDb,
  { filter }: ExportOptions,
  links: LinksWithin,
  lost: Lost,
): Generator<CollectionItem, void, undefined> {
  const names: Names = {
    people: new Map(listPeople(db).map(person => [person.id, person])),
    tags: new TagForest(allTags(db)),
  };
  for (const document of annotatedDocuments(db, filter)) {
    if (document.annotations.length === 0) continue;
    const write = evidenceWriter(document, names);
    for (const annotation of document.annotations) {
      links.note(annotation.id);
      lost.add(formerFieldsLost(annotation));
      yield { json: write(annotation), isEvidence: true };
    }
  }
  for (const link of links.within()) yield { json: linkAnnotation(link, names), isEvidence: false };
}
