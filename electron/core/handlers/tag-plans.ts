/** What editing the codebook comes to: the edits of each step, and why a step is refused. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit, Values } from '../../../shared/history/change.ts';
import type { Tag, TagPatch } from '../../../shared/records/tag.ts';
import { TagForest, tagNameKey } from '../../../shared/records/tag-forest.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { newId } from '../workspace/ids.ts';
import { allTags } from '../workspace/tags.ts';
import { found } from './found.ts';

export interface Plan {
  /** What the step is called when it is undone. */
  readonly label: string;
  readonly edits: readonly Edit[];
}

export function forestOf(db: ReadableDb): TagForest {
  return new TagForest(allTags(db));
}

/** @throws Fault `record.missing` */
export function tagIn(forest: TagForest, id: string): Tag {
  return found(forest.get(id), 'This tag');
}

/** The tags of these ids, each once. @throws Fault `record.missing` */
export function tagsIn(forest: TagForest, ids: readonly string[]): Tag[] {
  return [...new Set(ids)].map(id => tagIn(forest, id));
}

/** “name”, or how many there are. */
export function calledTogether(tags: readonly Tag[]): string {
  const [only] = tags;
  return tags.length === 1 && only ? `tag “${only.name}”` : `${tags.length} tags`;
}

/** @throws Fault `tag.sameName` when a tag of that name is right under `parent`, beside `except`. */
export function assertNameFree(
  forest: TagForest,
  name: string,
  parent: string | null,
  except?: string,
): void {
  const there = forest.named(name, parent, except);
  if (!there) return;
  const above = parent === null ? 'at the top level' : `under “${tagIn(forest, parent).name}”`;
  throw new Fault('tag.sameName', `There is a tag “${there.name}” ${above} already`, {
    reason: 'choose another name, or merge the two',
  });
}

interface NewTag {
  readonly name: string;
  readonly parent: string | null;
  /** Names of tags between `parent` and it; made where they are not there. */
  readonly under: readonly string[];
}

/** The edits that make a tag and what is missing above it. @throws Fault `tag.sameName`, `record.missing` */
export function planNewTag(
  forest: TagForest,
  { name, parent, under }: NewTag,
): { id: string; edits: Edit[] } {
  if (parent !== null) tagIn(forest, parent);
  const edits: Edit[] = [];
  const make = (called: string, above: string | null) => {
    const id = newId();
    edits.push({
      record: 'tag',
      id,
      fields: above === null ? { name: called } : { name: called, parent: above },
    });
    return id;
  };
  let above = parent;
  for (const called of under) above = forest.named(called, above)?.id ?? make(called, above);
  assertNameFree(forest, name, above);
  return { id: make(name, above), edits };
}

/** @throws Fault `record.missing`, `tag.sameName`, `field.invalid` */
export function planUpdate(forest: TagForest, id: string, patch: TagPatch): Plan {
  const tag = tagIn(forest, id);
  const { name = tag.name, parent = forest.parentOf(id), shortcut } = patch;
  const isMoved = parent !== forest.parentOf(id);
  if (isMoved) assertNotWithin(forest, parent, [tag]);
  if (isMoved || tagNameKey(name) !== tagNameKey(tag.name)) assertNameFree(forest, name, parent, id);
  const edits: Edit[] = [{ record: 'tag', id, fields: patch as Values }];
  if (typeof shortcut === 'string') edits.push(...freed(forest, shortcut, id));
  return { label: labelOfUpdate(tag, patch), edits };
}

/** Takes a digit from whoever else has it. */
function freed(forest: TagForest, shortcut: string, except: string): Edit[] {
  return forest
    .withBelow(forest.childrenOf(null).map(({ id }) => id))
    .filter(id => id !== except && forest.get(id)?.shortcut === shortcut)
    .map(id => ({ record: 'tag', id, fields: { shortcut: null } }));
}

function labelOfUpdate({ name }: Tag, patch: TagPatch): string {
  const [first, ...more] = Object.keys(patch);
  if (more.length > 0) return `Edit tag “${name}”`;
  if (first === 'name') return `Rename tag “${name}” to “${patch.name}”`;
  if (first === 'colour') return `Colour tag “${name}”`;
  if (first === 'description') return `Describe tag “${name}”`;
  if (first === 'parent') return `Move tag “${name}”`;
  if (first === 'shortcut')
    return patch.shortcut
      ? `Give tag “${name}” the digit ${patch.shortcut}`
      : `Take the digit from tag “${name}”`;
  return `Edit tag “${name}”`;
}

/** @throws Fault `record.missing`, `tag.sameName`, `field.invalid` */
export function planMove(forest: TagForest, ids: readonly string[], parent: string | null): Plan {
  const tags = tagsIn(forest, forest.topmost(tagsIn(forest, ids).map(({ id }) => id)));
  assertNotWithin(forest, parent, tags);
  const moved = tags.filter(({ id }) => forest.parentOf(id) !== parent);
  const names = new Set<string>();
  for (const { id, name } of moved) {
    assertNameFree(forest, name, parent, id);
    if (names.has(tagNameKey(name)))
      throw new Fault('tag.sameName', `Two of the tags are called “${name}”`, { reason: 'merge them first' });
    names.add(tagNameKey(name));
  }
  const where = parent === null ? 'to the top level' : `under “${tagIn(forest, parent).name}”`;
  return {
    label: `Move ${calledTogether(moved.length > 0 ? moved : tags)} ${where}`,
    edits: moved.map(({ id }) => ({ record: 'tag', id, fields: { parent } })),
  };
}

function assertNotWithin(forest: TagForest, parent: string | null, tags: readonly Tag[]): void {
  if (parent === null) return;
  tagIn(forest, parent);
  for (const { id, name } of tags)
    if (forest.isWithin(parent, id))
      throw new Fault('field.invalid', `Cannot move the tag “${name}”`, {
        reason: 'it would lie below itself',
      });
}

/** @throws Fault `record.missing`, `tag.sameName` */
export function planSplit(
  forest: TagForest,
  from: string,
  to: { readonly name: string; readonly parent: string | null },
  annotations: readonly string[],
): Plan & { readonly id: string } {
  const tag = tagIn(forest, from);
  const { id, edits } = planNewTag(forest, { ...to, under: [] });
  const count = annotations.length === 1 ? '1 annotation' : `${annotations.length} annotations`;
  return {
    id,
    label: `Split tag “${tag.name}”: ${count} to “${to.name}”`,
    edits: [
      ...edits,
      ...annotations.map(
        (annotation): Edit => ({
          record: 'annotation',
          id: annotation,
          fields: { [`tag:${from}`]: false, [`tag:${id}`]: true },
        }),
      ),
    ],
  };
}

/** @throws Fault `record.missing` */
export function planRemoval(forest: TagForest, ids: readonly string[], subTags: 'remove' | 'lift'): Plan {
  const tags = tagsIn(forest, ids);
  const chosen = tags.map(({ id }) => id);
  const all = subTags === 'remove' ? forest.withBelow(chosen) : chosen;
  const gone = new Set(all);
  const lifted = all
    .flatMap(id => forest.childrenOf(id))
    .filter(({ id }) => !gone.has(id))
    .map(
      (child): Edit => ({ record: 'tag', id: child.id, fields: { parent: staying(forest, child.id, gone) } }),
    );
  const below = all.length - chosen.length;
  const more = below === 0 ? '' : ` and ${below} below ${chosen.length === 1 ? 'it' : 'them'}`;
  return {
    label: `Remove ${calledTogether(tags)}${more}`,
    edits: [...all.map((id): Edit => ({ record: 'tag', id, fields: { removed: true } })), ...lifted],
  };
}

/** The nearest tag above that is not among those that go. */
function staying(forest: TagForest, id: string, gone: ReadonlySet<string>): string | null {
  let above = forest.parentOf(id);
  while (above !== null && gone.has(above)) above = forest.parentOf(above);
  return above;
}
