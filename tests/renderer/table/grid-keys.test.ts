import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridKeyOf } from '../../../renderer/table/grid-keys.ts';

const size = { lines: 1_000, columns: 5, page: 20 };
const press = (key: string, held: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const at = { line: 10, column: 2 };
const goes = (key: string, held = {}) => {
  const found = gridKeyOf(press(key, held), at, size);
  return found?.type === 'move' ? [found.to.line, found.to.column, found.isSelecting] : found;
};

describe('a key in the table', () => {
  it('goes to the neighbouring cell, the ends of the row, a screen further, the ends of the table', () => {
    expect(goes('ArrowDown')).toEqual([11, 2, false]);
    expect(goes('ArrowLeft')).toEqual([10, 1, false]);
    expect(goes('Home')).toEqual([10, 0, false]);
    expect(goes('End')).toEqual([10, 4, false]);
    expect(goes('PageDown')).toEqual([30, 2, false]);
    expect(goes('PageUp')).toEqual([0, 2, false]);
    expect(goes('Home', { ctrlKey: true })).toEqual([0, 0, false]);
    expect(goes('End', { ctrlKey: true })).toEqual([999, 4, false]);
  });

  it('with Shift takes the rows on its way into the selection, but not along a row', () => {
    expect(goes('ArrowDown', { shiftKey: true })).toEqual([11, 2, true]);
    expect(goes('ArrowRight', { shiftKey: true })).toEqual([10, 3, false]);
  });

  it('begins an edit with what is typed, in any script, and leaves the window its own keys', () => {
    expect(goes('x')).toEqual({ type: 'edit', typed: 'x' });
    expect(goes('د')).toEqual({ type: 'edit', typed: 'د' });
    expect(goes('😀')).toEqual({ type: 'edit', typed: '😀' });
    expect(goes('F2')).toEqual({ type: 'edit', typed: null });
    for (const key of ['Tab', 'F5', 'Shift', 'Dead']) expect(goes(key)).toBeNull();
    expect(goes('ArrowLeft', { altKey: true })).toBeNull();
    expect(goes('z', { ctrlKey: true })).toBeNull();
  });

  it('never leaves the table', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.constantFrom(...keys), ctrlKey: fc.boolean() }), { maxLength: 40 }),
        presses => {
          let cell = { line: 0, column: 0 };
          for (const { key, ctrlKey } of presses) {
            const found = gridKeyOf(press(key, { ctrlKey }), cell, size);
            if (found?.type === 'move') cell = found.to;
            expect(cell.line).toBeGreaterThanOrEqual(-1);
            expect(cell.line).toBeLessThan(size.lines);
            expect(cell.column).toBeGreaterThanOrEqual(0);
            expect(cell.column).toBeLessThan(size.columns);
          }
        },
      ),
    );
  });
});
