/** The *By tag* table: one row for each tag of an annotation, and one for an annotation without tags. */
import type { EvidenceRow } from '../../../shared/records/evidence.ts';
import { KINDS } from '../../../shared/records/kind.ts';
import { fieldColumns, passageColumns, placeColumns } from './evidence-table.ts';
import { type Column, columnMaker } from './table.ts';

/** An annotation under one of its tags. */
export interface TaggedRow {
  readonly row: EvidenceRow;
  /** Names from the top of the codebook down to the tag; empty for an annotation without tags. */
  readonly path: readonly string[];
}

/** Between the names of a path, as on the command line. */
export const PATH_SEPARATOR = '/';

/** @param levels Of the deepest tag in the table. */
export function byTagColumns(levels: number): readonly Column<TaggedRow>[] {
  const { text } = columnMaker<TaggedRow>();
  return [
    ...passageColumns.map(ofAnnotation),
    text(
      'tag',
      'The tag of this row; empty where the annotation has none',
      ({ path }) => path.at(-1) ?? null,
    ),
    text('tag_path', 'The tag with all above it, as Water/Treaty law', ({ path }) =>
      path.join(PATH_SEPARATOR),
    ),
    ...Array.from({ length: levels }, (_, level) =>
      text(
        `tag_level_${level + 1}`,
        level === 0 ? 'The tag at the top of the path' : `The tag of the path at level ${level + 1}`,
        ({ path }) => path[level] ?? null,
      ),
    ),
    ...fieldColumns(KINDS).map(ofAnnotation),
    ...placeColumns.map(ofAnnotation),
  ];
}

function ofAnnotation({ value, ...heading }: Column<EvidenceRow>): Column<TaggedRow> {
  return { ...heading, value: ({ row }) => value(row) };
}
