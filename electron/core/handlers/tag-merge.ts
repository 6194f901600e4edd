/** Making several tags one without losing what any of them was on or said. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit, Values } from '../../../shared/history/change.ts';
import type { Tag } from '../../../shared/records/tag.ts';
import { type TagForest, tagNameKey } from '../../../shared/records/tag-forest.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { allCarriers } from '../workspace/tagged.ts';
import { calledTogether, type Plan, tagIn, tagsIn } from './tag-plans.ts';

export interface MergePlan extends Plan {
  /** How many tags are removed. */
  readonly tags: number;
  /** The tags that others are merged into. */
  readonly targets: readonly string[];
}

/**
 * Annotations get the target beside what they carry: the tag merged into it stays on them, unseen because it is
 * removed, so that a tag brought back by undo, or by a colleague who still uses it, is where it was.
 * @throws Fault `record.missing`, `field.invalid` when there is nothing to merge.
 */
export function planMerge(
  db: ReadableDb,
  forest: TagForest,
  ids: readonly string[],
  into: string,
  hasSameNames: boolean,
): MergePlan {
  const target = tagIn(forest, into);
  const sources = tagsIn(forest, ids).filter(({ id }) => id !== into);
  if (sources.length === 0)
    throw new Fault('field.invalid', 'Cannot merge the tags', { reason: 'choose two or more' });
  const merging = new Merging(forest, hasSameNames);
  for (const { id } of sources) merging.add(id, into);
  merging.run();
  const carried = [...merging.merged].flatMap(([from, to]) =>
    allCarriers(db, from).map((id): Edit => ({ record: 'annotation', id, fields: { [`tag:${to}`]: true } })),
  );
  // The tags go last, so that a merge that is stopped half-way takes a tag from nothing.
  const edits = [...carried, ...merging.edits()];
  return {
    label: `Merge ${calledTogether(sources)} into “${target.name}”`,
    edits,
    tags: merging.merged.size,
    targets: [...new Set(merging.merged.values())],
  };
}

/** The tree while tags go one after the other; each move keeps it a tree, so the last state is one. */
class Merging {
  /** The tags that go, each with the one that takes its place. */
  readonly merged = new Map<string, string>();
  readonly #forest: TagForest;
  readonly #hasSameNames: boolean;
  readonly #queue: string[] = [];
  readonly #gone = new Set<string>();
  /** Where tags lie that were moved. */
  readonly #moved = new Map<string, string | null>();

  constructor(forest: TagForest, hasSameNames: boolean) {
    this.#forest = forest;
    this.#hasSameNames = hasSameNames;
  }

  add(from: string, into: string): void {
    this.merged.set(from, into);
    this.#queue.push(from);
  }

  run(): void {
    // Namesakes among the sub-tags join the queue while it is walked.
    for (const from of this.#queue) {
      const into = this.merged.get(from);
      if (into === undefined) continue;
      for (const child of this.#childrenOf(from)) this.#rehome(child, from, into);
      this.#gone.add(from);
    }
  }

  /** A sub-tag of a tag that goes comes under its successor, or above that where it cannot lie below itself. */
  #rehome(child: Tag, from: string, into: string): void {
    if (this.#isWithin(into, child.id)) {
      this.#moved.set(child.id, this.#parentOf(from));
      return;
    }
    const namesake = this.#hasSameNames ? this.#namesakeOf(child, into) : undefined;
    if (namesake && !this.merged.has(child.id)) this.add(child.id, namesake.id);
    else this.#moved.set(child.id, into);
  }

  #namesakeOf(child: Tag, parent: string): Tag | undefined {
    const key = tagNameKey(child.name);
    return this.#childrenOf(parent).find(
      other => other.id !== child.id && !this.merged.has(other.id) && tagNameKey(other.name) === key,
    );
  }

  #parentOf(id: string): string | null {
    const moved = this.#moved.get(id);
    return moved === undefined ? this.#forest.parentOf(id) : moved;
  }

  #childrenOf(id: string): Tag[] {
    const stayed = this.#forest.childrenOf(id).filter(child => !this.#moved.has(child.id));
    const came = [...this.#moved]
      .filter(([, parent]) => parent === id)
      .map(([child]) => tagIn(this.#forest, child));
    return [...stayed, ...came].filter(child => !this.#gone.has(child.id));
  }

  #isWithin(id: string, above: string): boolean {
    for (let at: string | null = id; at !== null; at = this.#parentOf(at)) if (at === above) return true;
    return false;
  }

  /** What becomes of the tags themselves. */
  edits(): Edit[] {
    const edits: Edit[] = [...this.merged.keys()].map(id => ({
      record: 'tag',
      id,
      fields: { removed: true },
    }));
    for (const [id, parent] of this.#moved)
      if (!this.merged.has(id)) edits.push({ record: 'tag', id, fields: { parent } });
    for (const into of new Set(this.merged.values())) {
      const sources = [...this.merged]
        .filter(([, to]) => to === into)
        .map(([from]) => tagIn(this.#forest, from));
      const fields = inherited(tagIn(this.#forest, into), sources);
      if (Object.keys(fields).length > 0) edits.push({ record: 'tag', id: into, fields });
    }
    return edits;
  }
}

/** What the target takes over: colour and digit it lacks, and every description that says something else. */
function inherited(target: Tag, sources: readonly Tag[]): Values {
  const fields: Values = {};
  const colour = target.colour ?? sources.find(tag => tag.colour)?.colour;
  if (colour !== target.colour && colour !== undefined) fields.colour = colour;
  const shortcut = target.shortcut ?? sources.find(tag => tag.shortcut)?.shortcut;
  if (shortcut !== target.shortcut && shortcut !== undefined) fields.shortcut = shortcut;
  const said = [target, ...sources].flatMap(({ description }) => description ?? []);
  const description = [...new Set(said)].join('\n\n');
  if (description !== (target.description ?? '')) fields.description = description;
  return fields;
}
