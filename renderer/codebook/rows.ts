/** The lines of the codebook's tree: what is open or found, from the top down. */
import type { Codebook } from './codebook.ts';

export interface TagRow {
  readonly id: string;
  readonly name: string;
  /** 1 at the top. */
  readonly level: number;
  /** Its place among its siblings that are shown, from 1, and how many those are. */
  readonly position: number;
  readonly siblings: number;
  /** Whether its sub-tags are shown; null without any. */
  readonly isOpen: boolean | null;
  /** False for a tag that is shown only because of one below it. */
  readonly isFound: boolean;
}

export interface Shown {
  readonly open: ReadonlySet<string>;
  /** Letters that names must hold; then every branch with such a name is open. */
  readonly filter: string;
}

export function rowsOf({ forest }: Codebook, { open, filter }: Shown): TagRow[] {
  const sought = plain(filter.trim());
  const found = sought === '' ? null : matching(forest, sought);
  const rows: TagRow[] = [];
  const walk = (parent: string | null, level: number) => {
    const siblings = forest.childrenOf(parent).filter(({ id }) => found?.shown.has(id) ?? true);
    for (const [index, { id, name }] of siblings.entries()) {
      const below = forest.childrenOf(id).filter(child => found?.shown.has(child.id) ?? true);
      const isOpen = below.length === 0 ? null : found !== null || open.has(id);
      const isFound = found?.named.has(id) ?? true;
      rows.push({ id, name, level, position: index + 1, siblings: siblings.length, isOpen, isFound });
      if (isOpen) walk(id, level + 1);
    }
  };
  walk(null, 1);
  return rows;
}

/** Tags whose name holds the letters, and those with the tags above them. */
function matching(
  forest: Codebook['forest'],
  sought: string,
): { named: ReadonlySet<string>; shown: ReadonlySet<string> } {
  const all = forest.withBelow(forest.childrenOf(null).map(({ id }) => id));
  const named = all.filter(id => plain(forest.get(id)?.name ?? '').includes(sought));
  const shown = named.flatMap(id => forest.pathOf(id).map(tag => tag.id));
  return { named: new Set(named), shown: new Set(shown) };
}

/** Letters without case and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** The next row after `from` (round the end) whose name begins with `letters`, or -1. */
export function rowBeginning(rows: readonly TagRow[], from: number, letters: string): number {
  const sought = plain(letters);
  for (let step = 0; step < rows.length; step++) {
    const at = (from + step + rows.length) % rows.length;
    if (plain(rows[at]?.name ?? '').startsWith(sought)) return at;
  }
  return -1;
}
