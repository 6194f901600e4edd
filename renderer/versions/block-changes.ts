/**
 * Which paragraphs of a text changed. Paragraphs are compared whole and before any word is looked at, so that
 * a long text costs no more than its changes; what is not found quickly is looked for in small turns, between
 * which the window answers.
 */
import { type ArrayChange, diffArrays } from 'diff';

/** A stretch of paragraphs: the same in both texts, or put in the place of others (either may be empty). */
export type Stretch =
  | { readonly type: 'same'; readonly blocks: readonly string[] }
  | { readonly type: 'changed'; readonly before: readonly string[]; readonly after: readonly string[] };

/** Changes looked for in one go, and how long (ms) that may take. */
const AT_ONCE = { maxEditLength: 400, timeout: 40 };
/** Most changes looked for at all, and for how long: past these the middle counts as replaced. */
const IN_TURNS = { maxEditLength: 2_500, timeout: 15_000 };

/** Compares two texts by their paragraphs. What stands before the first and after the last change is cut off first. */
export async function blockChanges(before: readonly string[], after: readonly string[]): Promise<Stretch[]> {
  const head = commonHead(before, after);
  const tail = commonTail(before, after, head);
  const from = before.slice(head, before.length - tail);
  const to = after.slice(head, after.length - tail);
  const middle = diffArrays([...from], [...to], AT_ONCE) ?? (await inTurns([...from], [...to]));
  return [
    ...same(before.slice(0, head)),
    ...(middle ? stretches(middle) : [{ type: 'changed' as const, before: from, after: to }]),
    ...same(before.slice(before.length - tail)),
  ];
}

function commonHead(before: readonly string[], after: readonly string[]): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && before[count] === after[count]) count++;
  return count;
}

function commonTail(before: readonly string[], after: readonly string[], head: number): number {
  const most = Math.min(before.length, after.length) - head;
  let count = 0;
  while (count < most && before.at(-1 - count) === after.at(-1 - count)) count++;
  return count;
}

function inTurns(from: string[], to: string[]): Promise<ArrayChange<string>[] | undefined> {
  return new Promise(callback => diffArrays(from, to, { ...IN_TURNS, callback }));
}

function stretches(changes: readonly ArrayChange<string>[]): Stretch[] {
  const list: Stretch[] = [];
  for (const { added, removed, value } of changes) {
    const last = list.at(-1);
    if (!added && !removed) list.push({ type: 'same', blocks: value });
    else if (last?.type === 'changed') {
      const grown = {
        type: 'changed' as const,
        before: removed ? [...last.before, ...value] : last.before,
        after: added ? [...last.after, ...value] : last.after,
      };
      list[list.length - 1] = grown;
    } else list.push({ type: 'changed', before: removed ? value : [], after: added ? value : [] });
  }
  return list;
}

function same(blocks: readonly string[]): Stretch[] {
  return blocks.length === 0 ? [] : [{ type: 'same', blocks }];
}
