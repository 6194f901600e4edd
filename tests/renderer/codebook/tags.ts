/** Tags for tests of the codebook's parts, as the engine lists them. */
import type { TagSummary } from '../../../shared/contract/tags.ts';
import type { Tag } from '../../../shared/records/tag.ts';
import { id, me } from '../link/records.ts';

const made = { createdBy: me.id, createdAt: 1, modifiedBy: me.id, modifiedAt: 1 };

/** The tag numbered `n`; `parent` is the number of another. */
export function tag(
  n: number,
  name: string,
  more: Partial<Omit<Tag, 'parent'>> & { parent?: number } = {},
): TagSummary {
  const { parent, ...fields } = more;
  const place = parent === undefined ? {} : { parent: id(parent) };
  return { tag: { id: id(n), name, ...place, ...fields, ...made }, annotations: n };
}

/** Water with Flow (and Dry season under it) and Rights; Trade; Zebra. By name, as a list comes. */
export const tags: readonly TagSummary[] = [
  tag(5, 'Dry season', { parent: 2 }),
  tag(2, 'Flow', { parent: 1 }),
  tag(3, 'Rights', { parent: 1 }),
  tag(4, 'Trade', { shortcut: '3' }),
  tag(1, 'Water', { colour: '#0e84b7' }),
  tag(6, 'Zébra', { shortcut: '3' }),
];
