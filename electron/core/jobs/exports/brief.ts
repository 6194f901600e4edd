/** The evidence as a brief, in Markdown or HTML. */
import type { EvidenceFilter } from '../../../../shared/records/evidence-filter.ts';
import { type ExportOptions, type Grouping, groupings } from '../../../../shared/records/export-options.ts';
import { type Kind, kinds } from '../../../../shared/records/kind.ts';
import { TagForest } from '../../../../shared/records/tag-forest.ts';
import type { Brief, BriefGroup, BriefItem, BriefPiece } from '../../exporters/brief/brief.ts';
import { htmlBrief } from '../../exporters/brief/html.ts';
import { markdownBrief } from '../../exporters/brief/markdown.ts';
import { PATH_SEPARATOR } from '../../exporters/by-tag-table.ts';
import type { ReadableDb } from '../../workspace/db.ts';
import { documentsOf } from '../../workspace/evidence.ts';
import { type EvidenceGroup, evidenceGroups, groupedEvidence } from '../../workspace/evidence-groups.ts';
import { linkReader } from '../../workspace/evidence-links.ts';
import { evidenceExtent } from '../../workspace/evidence-tally.ts';
import { allTags } from '../../workspace/tags.ts';
import { workspaceName } from '../../workspace/workspace-record.ts';
import type { MakeFile } from './file-in-the-making.ts';

export const makeMarkdown: MakeFile = (db, options) => makeBrief(db, options, markdownBrief);
export const makeHtml: MakeFile = (db, options) => makeBrief(db, options, htmlBrief);

function makeBrief(
  db: ReadableDb,
  { filter, groupBy }: ExportOptions,
  write: (brief: Brief) => Iterable<BriefPiece>,
): ReturnType<MakeFile> {
  const groups = evidenceGroups(db, filter, groupBy);
  const headingOf = headings(db, filter, groupBy);
  const shown = new Map<EvidenceGroup, BriefGroup>(
    groups.map(group => [group, { heading: headingOf(group.key), count: group.count }]),
  );
  const extent = evidenceExtent(db, filter);
  const brief: Brief = {
    title: workspaceName(db),
    groupedBy: groupings[groupBy].label.toLowerCase(),
    ...extent,
    groups: [...shown.values()],
    items: briefItems(db, filter, groupBy, groups, shown),
  };
  const pieces = Iterator.from(write(brief));
  return {
    total: groups.reduce((sum, { count }) => sum + count, 0),
    pieces: pieces.map(({ text, items }) => ({ bytes: text, rows: items })),
  };
}

function* briefItems(
  db: ReadableDb,
  filter: EvidenceFilter,
  by: Grouping,
  groups: readonly EvidenceGroup[],
  shown: ReadonlyMap<EvidenceGroup, BriefGroup>,
): Generator<{ group: BriefGroup; item: BriefItem }, void, undefined> {
  const linksOf = linkReader(db);
  for (const { group, row } of groupedEvidence(db, filter, by, groups)) {
    const heading = shown.get(group);
    if (heading) yield { group: heading, item: { row, links: linksOf(row.annotation) } };
  }
}

/** What stands over the group of a key. */
function headings(db: ReadableDb, filter: EvidenceFilter, by: Grouping): (key: string) => string {
  switch (by) {
    case 'kind':
      return key => kinds[key as Kind].plural;
    case 'document': {
      const titles = new Map(documentsOf(db, filter).map(({ id, title }) => [id, title]));
      return key => titles.get(key) ?? key;
    }
    case 'tag': {
      const forest = new TagForest(allTags(db));
      const pathOf = (key: string) => forest.pathOf(key).map(({ name }) => name);
      return key => (key === '' ? 'Without a tag' : pathOf(key).join(PATH_SEPARATOR));
    }
    case 'speaker':
      return key => (key === '' ? 'No speaker named' : key);
  }
}
