/** The codebook. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit } from '../../../shared/history/change.ts';
import { readAnnotations } from '../workspace/annotations.ts';
import { branchTotals, countCarriers, listCarriers, recentTags } from '../workspace/tagged.ts';
import { getTag, listTags } from '../workspace/tags.ts';
import { calls } from './calls.ts';
import { found } from './found.ts';
import { commitAll } from './long-work.ts';
import { planMerge } from './tag-merge.ts';
import { forestOf, planMove, planNewTag, planRemoval, planSplit, planUpdate, tagIn } from './tag-plans.ts';

const { tags } = calls;

export const tagHandlers = {
  list: tags.list.handler(({ context }) => listTags(context.session.workspace.db)),
  totals: tags.totals.handler(({ context }) => branchTotals(context.session.workspace.db)),
  recent: tags.recent.handler(({ context }) => recentTags(context.session.workspace.db)),
  count: tags.count.handler(({ context, input }) => {
    const { db } = context.session.workspace;
    return countCarriers(db, input.below ? forestOf(db).withBelow(input.ids) : input.ids);
  }),
  passages: tags.passages.handler(({ context, input }) => {
    const { db } = context.session.workspace;
    const forest = forestOf(db);
    const { id } = tagIn(forest, input.tag);
    const ids = input.below ? forest.withBelow([id]) : [id];
    return { total: countCarriers(db, ids), passages: listCarriers(db, ids, input.from, input.limit) };
  }),
  create: tags.create.handler(async ({ context: { session }, input, signal }) => {
    const { workspace } = session;
    const { name, parent = null, under = [], applyTo = [] } = input;
    const { id, edits } = planNewTag(forestOf(workspace.db), { name, parent, under });
    const applied = applyTo.map(
      (annotation): Edit => ({ record: 'annotation', id: annotation, fields: { [`tag:${id}`]: true } }),
    );
    await commitAll(session, `Add tag “${name}”`, [...edits, ...applied], signal);
    return found(getTag(workspace.db, id), 'This tag');
  }),
  update: tags.update.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { label, edits } = planUpdate(forestOf(workspace.db), input.id, input.patch);
    workspace.commit(label, edits);
  }),
  move: tags.move.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { label, edits } = planMove(forestOf(workspace.db), input.ids, input.parent);
    workspace.commit(label, edits);
  }),
  merge: tags.merge.handler(async ({ context: { session }, input, signal }) => {
    const { db } = session.workspace;
    const plan = planMerge(db, forestOf(db), input.ids, input.into, input.sameNames);
    await commitAll(session, plan.label, plan.edits, signal);
    return { tags: plan.tags, annotations: countCarriers(db, plan.targets) };
  }),
  split: tags.split.handler(async ({ context: { session }, input, signal }) => {
    const { db } = session.workspace;
    const carrying = readAnnotations(db, input.annotations).filter(one => one.tags.includes(input.tag));
    if (carrying.length < new Set(input.annotations).size)
      throw new Fault('record.missing', 'One of these annotations no longer carries the tag');
    const { name, parent } = input;
    const ids = carrying.map(one => one.id);
    const { id, label, edits } = planSplit(forestOf(db), input.tag, { name, parent }, ids);
    await commitAll(session, label, edits, signal);
    return found(getTag(db, id), 'This tag');
  }),
  remove: tags.remove.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { label, edits } = planRemoval(forestOf(workspace.db), input.ids, input.subTags);
    workspace.commit(label, edits);
  }),
};
