/** Whatever is done to a codebook, in whatever order: no annotation loses a tag unnoticed, and undo leads back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planMerge } from '../../../../electron/core/handlers/tag-merge.ts';
import {
  forestOf,
  type Plan,
  planMove,
  planRemoval,
  planSplit,
} from '../../../../electron/core/handlers/tag-plans.ts';
import { listAnnotations } from '../../../../electron/core/workspace/annotations.ts';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { branchTotals, countCarriers } from '../../../../electron/core/workspace/tagged.ts';
import { allTags } from '../../../../electron/core/workspace/tags.ts';
import type { Workspace } from '../../../../electron/core/workspace/workspace.ts';
import { Fault } from '../../../../shared/contract/fault.ts';
import { TagForest, tagNameKey } from '../../../../shared/records/tag-forest.ts';
import { addDocument, addTag, edit, migrations, newStore, tagPassage } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('tag-merge');
const QUOTES = ['Team Alpha', 'Team Beta', 'In 1960', 'every gauge reading', 'a treaty'];
/** Few, so that namesakes meet. */
const NAMES = ['water', 'flow', 'trade'];

/** Every annotation with its tags, and every tag with what it lies under. */
interface Picture {
  readonly tags: ReadonlyMap<string, { readonly name: string; readonly parent: string | null }>;
  readonly carried: ReadonlyMap<string, readonly string[]>;
}

function pictureOf(workspace: Workspace, document: string): Picture {
  const tags = allTags(workspace.db);
  return {
    tags: new Map(tags.map(({ id, name, parent }) => [id, { name, parent: parent ?? null }])),
    carried: new Map(listAnnotations(workspace.db, document).map(one => [one.id, one.tags])),
  };
}

const pick = fc.nat({ max: 1_000 });
const anyAct = fc.oneof(
  fc.record({ act: fc.constant('make' as const), name: fc.constantFrom(...NAMES), a: pick }),
  fc.record({ act: fc.constant('carry' as const), a: pick, b: pick, isOn: fc.boolean() }),
  fc.record({ act: fc.constant('hide' as const), a: pick }),
  fc.record({ act: fc.constant('move' as const), a: pick, b: pick, c: pick, isTop: fc.boolean() }),
  fc.record({ act: fc.constant('merge' as const), a: pick, b: pick, c: pick, hasSameNames: fc.boolean() }),
  fc.record({ act: fc.constant('split' as const), a: pick, name: fc.constantFrom(...NAMES) }),
  fc.record({ act: fc.constant('remove' as const), a: pick, subTags: fc.constantFrom('lift', 'remove') }),
  fc.record({ act: fc.constant('travel' as const), way: fc.constantFrom('undo' as const, 'redo' as const) }),
);
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;
type Edit = Exclude<Act, { act: 'travel' }>;

class Run {
  readonly workspace: Workspace;
  readonly document: string;
  /** What was there before each step that can be undone, and after each that was. */
  readonly #past: Picture[] = [];
  readonly #future: Picture[] = [];

  constructor() {
    this.workspace = newStore(folder);
    this.document = addDocument(this.workspace);
    for (const quote of QUOTES) tagPassage(this.workspace, this.document, quote);
    for (const name of NAMES) addTag(this.workspace, name);
  }

  picture(): Picture {
    return pictureOf(this.workspace, this.document);
  }

  do(act: Act): void {
    if (act.act === 'travel') this.#travel(act.way);
    else this.#step(act);
  }

  #step(act: Edit): void {
    const before = this.picture();
    const { seq } = this.workspace.state();
    const isDone = this.#edit(act, before);
    if (isDone && this.workspace.state().seq > seq) {
      this.#past.push(before);
      this.#future.length = 0;
    } else expect(this.picture()).toEqual(before);
  }

  /** Undo leads to the very picture before the step, redo to the one after it. */
  #travel(direction: 'undo' | 'redo'): void {
    const [from, to] = direction === 'undo' ? [this.#past, this.#future] : [this.#future, this.#past];
    const expected = from.pop();
    if (!expected) return;
    to.push(this.picture());
    this.workspace[direction]();
    expect(this.picture()).toEqual(expected);
  }

  /** Answers false when the step was refused. */
  #edit(act: Edit, before: Picture): boolean {
    try {
      this.#carryOut(act, before);
      return true;
    } catch (error) {
      if (error instanceof Fault) return false;
      throw error;
    }
  }

  #carryOut(act: Edit, before: Picture): void {
    const tags = [...before.tags.keys()].sort();
    const annotations = [...before.carried.keys()].sort();
    const tag = (n: number) => tags[n % tags.length] ?? '';
    const annotation = (n: number) => annotations[n % annotations.length] ?? '';
    const { workspace } = this;
    const forest = forestOf(workspace.db);
    if (act.act === 'make') {
      addTag(workspace, act.name, act.a % 3 === 0 || tags.length === 0 ? {} : { parent: tag(act.a) });
    } else if (act.act === 'carry') {
      if (tags.length > 0 && annotations.length > 0)
        edit(workspace, 'annotation', annotation(act.a), { [`tag:${tag(act.b)}`]: act.isOn });
    } else if (act.act === 'hide') {
      if (annotations.length > 2) edit(workspace, 'annotation', annotation(act.a), { removed: true });
    } else if (tags.length === 0) return;
    else if (act.act === 'move') {
      this.#commit(planMove(forest, [tag(act.a), tag(act.b)], act.isTop ? null : tag(act.c)));
      expect(this.picture().carried).toEqual(before.carried);
    } else if (act.act === 'merge') this.#merge(act, [tag(act.a), tag(act.b)], tag(act.c), before);
    else if (act.act === 'split') {
      const all = annotations.filter(id => before.carried.get(id)?.includes(tag(act.a)));
      if (all.length === 0) return;
      const plan = planSplit(forest, tag(act.a), { name: act.name, parent: tag(act.a) }, all);
      this.#commit(plan);
      this.#expectCarried(before, id => (id === tag(act.a) ? [plan.id] : [id]));
    } else {
      this.#commit(planRemoval(forest, [tag(act.a)], act.subTags === 'lift' ? 'lift' : 'remove'));
      const now = this.picture();
      this.#expectCarried(before, id => (now.tags.has(id) ? [id] : []));
      if (act.subTags === 'lift') expect(now.tags.size).toBe(before.tags.size - 1);
    }
  }

  #merge(act: Act & { act: 'merge' }, ids: string[], into: string, before: Picture): void {
    const { workspace } = this;
    this.#commit(planMerge(workspace.db, forestOf(workspace.db), ids, into, act.hasSameNames));
    const now = this.picture();
    const gone = [...before.tags.keys()].filter(id => !now.tags.has(id)).sort();
    if (!act.hasSameNames) {
      expect(gone).toEqual([...new Set(ids)].filter(id => id !== into).sort());
      this.#expectCarried(before, id => [gone.includes(id) ? into : id]);
      return;
    }
    // A sub-tag that went must have left a namesake on everything it was on.
    const isNamesake = (id: string, other: string) =>
      tagNameKey(before.tags.get(id)?.name ?? '') === tagNameKey(now.tags.get(other)?.name ?? '');
    for (const [annotation, carried] of before.carried) {
      const carriedNow = now.carried.get(annotation) ?? [];
      for (const id of carried) {
        if (now.tags.has(id)) expect(carriedNow).toContain(id);
        else if (ids.includes(id)) expect(carriedNow).toContain(into);
        else expect(carriedNow.some(other => isNamesake(id, other))).toBe(true);
      }
      expect(carriedNow.length).toBeLessThanOrEqual(carried.length);
    }
  }

  #commit({ label, edits }: Plan): void {
    this.workspace.commit(label, edits);
  }

  #expectCarried(before: Picture, becomes: (tag: string) => readonly string[]): void {
    const expected = new Map(
      [...before.carried].map(
        ([id, carried]) => [id, [...new Set(carried.flatMap(becomes))].sort()] as const,
      ),
    );
    expect(this.picture().carried).toEqual(expected);
  }

  /** The tree is a tree, totals are right, and the file is sound. */
  end(): void {
    const { db } = this.workspace;
    const tags = allTags(db);
    const forest = new TagForest(tags);
    for (const { id, parent } of tags) expect(forest.parentOf(id)).toBe(parent ?? null);
    for (const { tag, annotations } of branchTotals(db))
      expect(annotations).toBe(countCarriers(db, forest.withBelow([tag])));
    expect(checkWorkspace(db, { migrations }).problems).toEqual([]);
    this.workspace.close();
  }
}

describe('a codebook that is edited at random', () => {
  it('keeps every tag of every annotation, its tree and its way back', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 5, maxLength: 30 }), acts => {
        const run = new Run();
        try {
          for (const act of acts) run.do(act);
          run.end();
        } finally {
          run.workspace.close();
        }
      }),
      { numRuns: 40 },
    );
  });
});
