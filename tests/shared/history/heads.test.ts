/** Which changes knew of which, and what that makes of them. */
import { describe, expect, it } from 'vitest';
import type { Change, Values } from '../../../shared/history/change.ts';
import { isRemoved, losersOf, overruledRemovals, Sight } from '../../../shared/history/heads.ts';

const A = 'a'.repeat(22);
const B = 'b'.repeat(22);
const C = 'c'.repeat(22);

function change(device: string, seq: number, lamport: number, fields: Values): Change {
  return { device, seq, lamport, wall: 0, person: device, record: 'annotation', id: 'x', fields };
}

const isSame = (a: unknown, b: unknown) => a === b;

describe('sight', () => {
  const sight = new Sight([
    { device: B, seq: 2, seen: { [A]: [[1, 3]] } },
    { device: B, seq: 5, seen: { [A]: [[5, 6]] } },
  ]);
  const a = (seq: number) => ({ device: A, seq, lamport: seq });
  const b = (seq: number) => ({ device: B, seq, lamport: 20 + seq });

  it('lets a device see its own earlier changes, and nobody the later ones', () => {
    expect(sight.saw(a(2), a(1))).toBe(true);
    expect(sight.saw(a(1), a(2))).toBe(false);
    expect(sight.saw(a(1), a(1))).toBe(false);
  });

  it('lets it see what its last merge before had brought, with what the ones before that had', () => {
    expect(sight.saw(b(2), a(1))).toBe(false);
    expect(sight.saw(b(3), a(3))).toBe(true);
    expect(sight.saw(b(3), a(5))).toBe(false);
    expect(sight.saw(b(6), a(3))).toBe(true);
    expect(sight.saw(b(6), a(4))).toBe(false);
    expect(sight.saw(b(6), a(5))).toBe(true);
  });

  it('never lets a change see one of a later Lamport time, whatever a horizon claims', () => {
    expect(sight.saw({ device: B, seq: 3, lamport: 2 }, { device: A, seq: 3, lamport: 9 })).toBe(false);
  });
});

describe('disagreements', () => {
  const blind = new Sight([]).saw;

  it('are the values that were set without knowing of the one that counts, but for equal ones', () => {
    const losing = change(A, 1, 1, { note: 'a', kind: 'claim' });
    const winning = change(B, 1, 2, { note: 'b', kind: 'claim' });
    expect(losersOf([winning, losing], blind, isSame)).toEqual([{ field: 'note', change: losing }]);
  });

  it('are not the values their own author replaced', () => {
    const replaced = change(A, 1, 1, { note: 'first' });
    const last = change(A, 2, 2, { note: 'second' });
    const winning = change(B, 1, 3, { note: 'b' });
    expect(losersOf([replaced, last, winning], blind, isSame)).toEqual([{ field: 'note', change: last }]);
  });

  it('end with a value set by somebody who knew of all', () => {
    const { saw } = new Sight([{ device: C, seq: 0, seen: { [A]: [[1, 1]], [B]: [[1, 1]] } }]);
    const changes = [
      change(A, 1, 1, { note: 'a' }),
      change(B, 1, 2, { note: 'b' }),
      change(C, 1, 3, { note: 'c' }),
    ];
    expect(losersOf(changes, saw, isSame)).toEqual([]);
  });
});

describe('a removal', () => {
  const made = change(A, 1, 1, { note: 'a' });
  const removal = change(A, 2, 2, { removed: true });

  it('takes effect when its author knew of all that was done', () => {
    expect(isRemoved([made, removal], [], new Sight([]).saw)).toBe(true);
  });

  it('does not when somebody edited the record without knowing of it, or worked on what hangs on it', () => {
    const { saw } = new Sight([{ device: B, seq: 0, seen: { [A]: [[1, 1]] } }]);
    const edit = change(B, 1, 9, { note: 'b' });
    expect(isRemoved([made, removal, edit], [], saw)).toBe(false);
    expect(isRemoved([made, removal], [edit], saw)).toBe(false);
    expect(overruledRemovals([made, removal, edit], saw)).toEqual([removal]);
  });

  it('takes effect when one of two removers knew of the edit', () => {
    const { saw } = new Sight([
      { device: B, seq: 0, seen: { [A]: [[1, 1]] } },
      { device: C, seq: 0, seen: { [A]: [[1, 1]], [B]: [[1, 1]] } },
    ]);
    const edit = change(B, 1, 9, { note: 'b' });
    const second = change(C, 1, 10, { removed: true });
    expect(isRemoved([made, removal, edit, second], [], saw)).toBe(true);
  });

  it('is over when it was taken back by somebody who knew of it', () => {
    const back = change(A, 3, 3, { removed: false });
    expect(isRemoved([made, removal, back], [], new Sight([]).saw)).toBe(false);
    expect(overruledRemovals([made, removal, back], new Sight([]).saw)).toEqual([]);
  });
});
