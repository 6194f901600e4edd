/** Keys on several annotations, and what several annotations have in common. */
import { describe, expect, it } from 'vitest';
import { chosenActOf } from '../../../renderer/inspector/chosen-keys.ts';
import { commonValue } from '../../../renderer/inspector/common-value.ts';
import { filtered, noFilter, tally } from '../../../renderer/inspector/list-filter.ts';
import { annotation, id } from '../link/records.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => chosenActOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('a key on selected annotations', () => {
  it('stands for what it does with one', () => {
    expect(['c', 'P', 'o'].map(key => press(key))).toEqual(
      ['claim', 'precedent', 'option'].map(kind => ({ type: 'kind', kind })),
    );
    expect(press('t')).toEqual({ type: 'pickTags' });
    expect(press('l')).toEqual({ type: 'linkTo' });
    expect(press('Delete')).toEqual({ type: 'remove' });
    expect(press('7')).toEqual({ type: 'digit', digit: '7' });
    expect(press('c', { ctrlKey: true })).toEqual({ type: 'copy' });
  });

  it('stands for nothing where it means something else', () => {
    for (const key of ['x', 'Enter', 'ArrowDown', ' ', 'Escape']) expect(press(key)).toBeNull();
    expect(press('c', { altKey: true })).toBeNull();
    expect(press('p', { ctrlKey: true })).toBeNull();
    expect(press('c', { ctrlKey: true, shiftKey: true })).toBeNull();
  });
});

const doc = id(9);
const one = { ...annotation(11, doc, 0), confidence: 3, tags: [id(40)] };
const two = { ...annotation(12, doc, 9, 'option'), confidence: 3 };

describe('several annotations', () => {
  it('have in common what all of them have', () => {
    expect(commonValue([one, two], 'confidence')).toEqual({ value: 3, isMixed: false });
    expect(commonValue([one, two], 'kind')).toEqual({ value: undefined, isMixed: true });
    expect(commonValue([one, two], 'claim.speaker')).toEqual({ value: undefined, isMixed: false });
    expect(commonValue([one, two], 'tags')).toEqual({ value: undefined, isMixed: true });
  });

  it('are narrowed by kind, person and tag, and counted by them', () => {
    const all = [one, two];
    expect(filtered(all, noFilter)).toBe(all);
    expect(filtered(all, { ...noFilter, kind: 'option' })).toEqual([two]);
    expect(filtered(all, { ...noFilter, tag: id(40) })).toEqual([one]);
    expect(filtered(all, { ...noFilter, person: id(99) })).toEqual([]);
    expect(tally(all)).toEqual({
      kinds: { claim: 1, precedent: 0, option: 1 },
      people: new Map([[one.createdBy, 2]]),
      tags: new Map([[id(40), 1]]),
    });
  });
});
