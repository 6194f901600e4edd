/** The *Matrix* table: one row an article, one column a tag. */
import type { DocumentTally } from '../../../shared/records/evidence.ts';
import { KINDS, kinds } from '../../../shared/records/kind.ts';
import { documentColumns } from './document-columns.ts';
import { type Column, columnMaker } from './table.ts';

/** A tag that has a column: its id, and its path as text. */
export interface MatrixTag {
  readonly id: string;
  readonly path: string;
}

/**
 * @param tags In the order of their columns.
 * @param isPresence Whether a tag's cell says 1 for "there is one", however many there are.
 */
export function matrixColumns(
  tags: readonly MatrixTag[],
  isPresence: boolean,
): readonly Column<DocumentTally>[] {
  const { fixed, guarded } = columnMaker<DocumentTally>();
  const shown = (count: number): number => (isPresence ? Math.min(count, 1) : count);
  const meaning = isPresence ? '1 where at least one annotation is' : 'How many annotations are';
  const names = distinct(tags.map(({ path }) => `tag:${path}`));
  return [
    ...documentColumns<DocumentTally>(tally => tally.document),
    fixed('annotations', 'How many annotations of the article are counted', tally => tally.annotations),
    ...KINDS.map(kind =>
      fixed(`kind:${kind}`, `${meaning} a ${kinds[kind].label.toLowerCase()}`, tally =>
        shown(tally.kinds[kind] ?? 0),
      ),
    ),
    ...tags.map(({ id, path }, i) =>
      fixed(names[i] ?? path, `${meaning} tagged ${path}; tags below it are not counted here`, tally =>
        shown(tally.tags.get(id) ?? 0),
      ),
    ),
    fixed('untagged', `${meaning} without a tag`, tally => shown(tally.untagged)),
    guarded,
  ];
}

/** Names of columns have to differ: merging can leave two tags of one path. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map(name => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
