/** The workspace as a REFI-QDA project: texts, codebook, passages and links, for other programs of the field. */
import { Fault } from '../../../../shared/contract/fault.ts';
import type { EvidenceFilter } from '../../../../shared/records/evidence-filter.ts';
import type { Link } from '../../../../shared/records/link.ts';
import { TagForest } from '../../../../shared/records/tag-forest.ts';
import { type ArchiveFile, archivePieces, InternalFileTooLarge } from '../../exporters/refi-qda/archive.ts';
import { type Project, projectXml } from '../../exporters/refi-qda/project.ts';
import { hasPlace, sourceFile } from '../../exporters/refi-qda/sources.ts';
import { annotatedDocuments, chosenDocuments } from '../../workspace/annotated-documents.ts';
import { getContent } from '../../workspace/contents.ts';
import type { ReadableDb } from '../../workspace/db.ts';
import { readDocuments } from '../../workspace/documents.ts';
import { countEvidence } from '../../workspace/evidence.ts';
import { listPeople } from '../../workspace/people.ts';
import { allTags } from '../../workspace/tags.ts';
import { readWorkspaceRecord } from '../../workspace/workspace-record.ts';
import type { MakeFile, Piece } from './file-in-the-making.ts';
import { LinksWithin } from './links-within.ts';
import { Lost } from './losses.ts';
import { linkLosses, noteLosses, peopleLosses, tagLosses } from './refi-qda-losses.ts';

export const makeQdpx: MakeFile = (db, { filter }) => {
  const people = listPeople(db);
  const tags = allTags(db);
  const within = new LinksWithin(db);
  const lost = new Lost();
  let links: Link[] = [];
  let done = 0;
  const project: Project = {
    name: readWorkspaceRecord(db)[0]?.name ?? 'Postil',
    people,
    tags: new TagForest(tags),
    documents: () => annotatedDocuments(db, filter),
    links: () => (links = within.within()),
    written: document => {
      done += document.annotations.length;
      noteLosses(document, lost);
      for (const annotation of document.annotations) if (hasPlace(annotation)) within.note(annotation.id);
    },
  };
  return {
    total: countEvidence(db, filter),
    pieces: counted(archivePieces(filesOf(db, filter, project)), () => done),
    losses: () => [
      ...lost.sentences(),
      ...within.losses(),
      ...linkLosses(links.length),
      ...tagLosses(tags),
      ...peopleLosses(people),
    ],
  };
};

/** The XML stands first, so that what is in it is known when the texts are asked for. */
function* filesOf(db: ReadableDb, filter: EvidenceFilter, project: Project): Generator<ArchiveFile> {
  yield { name: 'project.qde', content: () => projectXml(project) };
  for (const id of chosenDocuments(db, filter))
    yield { name: sourceFile(id), content: () => [textOf(db, id)] };
}

function textOf(db: ReadableDb, id: string): string {
  const [document] = readDocuments(db, [id]);
  return (document && getContent(db, document.content)?.text) ?? '';
}

async function* counted(pieces: AsyncIterable<Uint8Array>, done: () => number): AsyncGenerator<Piece> {
  let told = 0;
  try {
    for await (const bytes of pieces) {
      // The archive goes on being made while a piece is written, so the count is taken once.
      const now = done();
      yield { bytes, rows: now - told };
      told = now;
    }
  } catch (error) {
    if (!(error instanceof InternalFileTooLarge)) throw error;
    const reason = `${error.message}, which the format does not allow; export fewer annotations or documents`;
    throw new Fault('export.failed', 'Cannot write the export', { reason });
  }
  if (done() > told) yield { bytes: '', rows: done() - told };
}
