/** The keys of the codebook's tree, and what choosing does. */
import { describe, expect, it } from 'vitest';
import { Codebook } from '../../../renderer/codebook/codebook.ts';
import { rowsOf } from '../../../renderer/codebook/rows.ts';
import { chosenWith, NOTHING, pruned } from '../../../renderer/codebook/selection.ts';
import { type Press, treeAction } from '../../../renderer/codebook/tree-keys.ts';
import { canMove } from '../../../renderer/codebook/use-tag-drag.ts';
import { id } from '../link/records.ts';
import { tags } from './tags.ts';

const codebook = new Codebook(tags);
// Trade, Water (open), Flow (closed), Rights, Zébra
const rows = rowsOf(codebook, { open: new Set([id(1)]), filter: '' });
const [TRADE, WATER, FLOW, RIGHTS, ZEBRA] = [4, 1, 2, 3, 6].map(id);

function press(
  key: string,
  active: string | undefined,
  held: Partial<Press> = {},
  typed = '',
  isMany = false,
) {
  const event = { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
  return treeAction(event, rows, active ?? null, isMany, typed);
}
const only = (tag: string | undefined) => ({ type: 'choose', id: tag, how: 'only' });

describe('a key in the tree', () => {
  it('walks through the lines and stops at the ends', () => {
    expect(press('ArrowDown', WATER)).toEqual(only(FLOW));
    expect(press('ArrowUp', TRADE)).toEqual(only(TRADE));
    expect(press('ArrowDown', ZEBRA)).toEqual(only(ZEBRA));
    expect(press('Home', ZEBRA)).toEqual(only(TRADE));
    expect(press('PageDown', TRADE)).toEqual(only(ZEBRA));
    expect(press('ArrowDown', undefined)).toEqual(only(TRADE));
  });

  it('opens and goes in with Right, closes and goes out with Left', () => {
    expect(press('ArrowRight', FLOW)).toEqual({ type: 'open', id: FLOW, isOpen: true });
    expect(press('ArrowRight', WATER)).toEqual(only(FLOW));
    expect(press('ArrowRight', RIGHTS)).toBeNull();
    expect(press('ArrowLeft', WATER)).toEqual({ type: 'open', id: WATER, isOpen: false });
    expect(press('ArrowLeft', RIGHTS)).toEqual(only(WATER));
    expect(press('ArrowLeft', TRADE)).toBeNull();
  });

  it('takes lines together with Shift, one by one with Space, all with Ctrl A', () => {
    expect(press('ArrowDown', TRADE, { shiftKey: true })).toEqual({
      type: 'choose',
      id: WATER,
      how: 'range',
    });
    expect(press(' ', FLOW)).toEqual({ type: 'choose', id: FLOW, how: 'toggle' });
    expect(press('a', FLOW, { ctrlKey: true })).toEqual({ type: 'chooseAll' });
    expect(press('Escape', FLOW, {}, '', true)).toEqual({ type: 'chooseOne' });
  });

  it('edits', () => {
    expect(press('F2', FLOW)).toEqual({ type: 'rename' });
    expect(press('Enter', FLOW)).toEqual({ type: 'rename' });
    expect(press('Delete', FLOW)).toEqual({ type: 'remove' });
    expect(press('Enter', FLOW, { ctrlKey: true })).toEqual({ type: 'add', isUnder: false });
    expect(press('Enter', undefined, { metaKey: true, shiftKey: true })).toEqual({
      type: 'add',
      isUnder: true,
    });
    expect(press('F2', undefined)).toBeNull();
  });

  it('moves with Alt', () => {
    expect(press('ArrowLeft', FLOW, { altKey: true })).toEqual({ type: 'out' });
    expect(press('ArrowRight', FLOW, { altKey: true })).toEqual({ type: 'in' });
    expect(press('Home', FLOW, { altKey: true })).toEqual({ type: 'top' });
    expect(press('ArrowDown', FLOW, { altKey: true })).toBeNull();
  });

  it('goes to a name by its first letters, typed together or one by one', () => {
    expect(press('r', TRADE)).toEqual(only(RIGHTS));
    expect(press('r', TRADE, {}, 't')).toEqual(only(TRADE));
    expect(press('z', TRADE)).toEqual(only(ZEBRA));
    expect(press('q', TRADE)).toBeNull();
  });

  it('leaves keys that are not its own', () => {
    for (const key of ['Escape', 'Tab', 'F7']) expect(press(key, FLOW)).toBeNull();
    expect(press('z', FLOW, { ctrlKey: true })).toBeNull();
  });
});

describe('choosing', () => {
  const order = ['a', 'b', 'c', 'd'];

  it('one drops the others; with Ctrl it adds or takes; with Shift it takes all from the first', () => {
    const one = chosenWith(NOTHING, 'b', 'only', order);
    expect([...one.chosen]).toEqual(['b']);
    const range = chosenWith(one, 'd', 'range', order);
    expect([...range.chosen]).toEqual(['b', 'c', 'd']);
    expect([...chosenWith(range, 'a', 'range', order).chosen]).toEqual(['a', 'b']);
    expect([...chosenWith(range, 'c', 'toggle', order).chosen]).toEqual(['b', 'd']);
    expect([...chosenWith(NOTHING, 'c', 'range', order).chosen]).toEqual(['c']);
  });

  it('forgets tags that went in another window', () => {
    const both = chosenWith(chosenWith(NOTHING, 'a', 'only', order), 'b', 'toggle', order);
    expect(pruned(both, each => each === 'a')).toEqual({
      active: null,
      anchor: null,
      chosen: new Set(['a']),
    });
  });
});

describe('a place to move tags to', () => {
  it('is any tag that is not below them, unless they lie there already', () => {
    expect(canMove(codebook, [id(2)], id(4))).toBe(true);
    expect(canMove(codebook, [id(2)], null)).toBe(true);
    expect(canMove(codebook, [id(1)], id(5))).toBe(false);
    expect(canMove(codebook, [id(2)], id(2))).toBe(false);
    expect(canMove(codebook, [id(2), id(3)], id(1))).toBe(false);
    expect(canMove(codebook, [id(2), id(4)], id(1))).toBe(true);
    expect(canMove(codebook, [id(4)], null)).toBe(false);
  });
});
