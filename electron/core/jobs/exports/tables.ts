/** The tables an export can be, over one state of a workspace. */
import type { EvidenceFilter } from '../../../../shared/records/evidence-filter.ts';
import { type ExportOptions, type Preset, presets } from '../../../../shared/records/export-options.ts';
import { KINDS, type Kind } from '../../../../shared/records/kind.ts';
import { TagForest } from '../../../../shared/records/tag-forest.ts';
import { byTagColumns, PATH_SEPARATOR, type TaggedRow } from '../../exporters/by-tag-table.ts';
import { countedRows, countsColumns } from '../../exporters/counts-table.ts';
import { evidenceColumns } from '../../exporters/evidence-table.ts';
import { linkColumns } from '../../exporters/links-table.ts';
import { matrixColumns } from '../../exporters/matrix-table.ts';
import { type Column, type Table, tableOf } from '../../exporters/table.ts';
import type { ReadableDb } from '../../workspace/db.ts';
import { countEvidence, evidenceRows } from '../../workspace/evidence.ts';
import { codebookOrder } from '../../workspace/evidence-groups.ts';
import { countLinks, linkRows } from '../../workspace/evidence-links.ts';
import { countDocuments, documentTallies, tagsCarried } from '../../workspace/evidence-tally.ts';
import { countMatrix } from '../../workspace/matrix.ts';
import { allTags } from '../../workspace/tags.ts';

/** Puts a table together from its columns and rows. */
type Assemble = <Row>(
  columns: readonly Column<Row>[],
  total: number,
  rows: () => IteratorObject<Row, void, undefined>,
) => Table;
type MakeTable = (db: ReadableDb, options: ExportOptions, assemble: Assemble) => Table;

const makers: Readonly<Record<Preset, MakeTable>> = {
  evidence: (db, { filter }, assemble) => evidenceTable(db, filter, KINDS, assemble),
  claims: (db, { filter }, assemble) => evidenceTable(db, filter, ['claim'], assemble),
  precedents: (db, { filter }, assemble) => evidenceTable(db, filter, ['precedent'], assemble),
  options: (db, { filter }, assemble) => evidenceTable(db, filter, ['option'], assemble),
  'by-tag': byTagTable,
  matrix: matrixTable,
  links: (db, { filter }, assemble) =>
    assemble(linkColumns, countLinks(db, filter), () => linkRows(db, filter)),
};

/** The table that `options` ask for. Its rows are read from `db` as they are asked for. */
export function exportTable(db: ReadableDb, options: ExportOptions): Table {
  const { format, preset, rawCells } = options;
  const guard = format !== 'csv' ? 'none' : rawCells ? 'raw' : 'guarded';
  return makers[preset](db, options, (columns, total, rows) =>
    tableOf(presets[preset].label, guard, columns, total, rows),
  );
}

/** Kinds of the filter narrow the rows of a preset and leave its columns. */
function evidenceTable(
  db: ReadableDb,
  filter: EvidenceFilter,
  kinds: readonly Kind[],
  assemble: Assemble,
): Table {
  const narrowed = { ...filter, kinds: kinds.filter(kind => filter.kinds?.includes(kind) ?? true) };
  return assemble(evidenceColumns(kinds), countEvidence(db, narrowed), () => evidenceRows(db, narrowed));
}

function byTagTable(db: ReadableDb, { filter }: ExportOptions, assemble: Assemble): Table {
  const { counts, untagged } = tagsCarried(db, filter);
  const forest = new TagForest(allTags(db));
  const paths = new Map([...counts.keys()].map(tag => [tag, pathOf(forest, tag)]));
  const levels = Math.max(0, ...[...paths.values()].map(path => path.length));
  const total = [...counts.values()].reduce((sum, count) => sum + count, untagged);
  return assemble(byTagColumns(levels), total, () =>
    evidenceRows(db, filter).flatMap((row): TaggedRow[] =>
      row.tagIds.length === 0
        ? [{ row, path: [] }]
        : row.tagIds.map(tag => ({ row, path: paths.get(tag) ?? [] })),
    ),
  );
}

function matrixTable(db: ReadableDb, options: ExportOptions, assemble: Assemble): Table {
  const { filter, matrixCells, matrix: shape } = options;
  const forest = new TagForest(allTags(db));
  if (shape !== undefined) {
    const matrix = countMatrix(db, { filter, ...shape });
    const path = (tag: string) => pathOf(forest, tag).join(PATH_SEPARATOR);
    const columns = countsColumns(matrix.columns, shape, path, matrixCells === 'presence');
    return assemble(columns, matrix.rows.length, () => countedRows(matrix).values());
  }
  const { counts } = tagsCarried(db, filter);
  const tags = codebookOrder(forest)
    .filter(id => counts.has(id))
    .map(id => ({ id, path: pathOf(forest, id).join(PATH_SEPARATOR) }));
  return assemble(matrixColumns(tags, matrixCells === 'presence'), countDocuments(db, filter), () =>
    documentTallies(db, filter),
  );
}

/** Names from the top of the codebook down to a tag. */
function pathOf(forest: TagForest, tag: string): string[] {
  return forest.pathOf(tag).map(({ name }) => name);
}
