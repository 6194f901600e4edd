/** Keys that work anywhere in the window. */
import { describe, expect, it } from 'vitest';
import { shortcutOf } from '../../../renderer/app/shortcuts.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {},
) => shortcutOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('a key', () => {
  it('undoes and redoes with Ctrl and with ⌘', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
  });

  it('alone does not undo', () => {
    expect(press('z')).toBeNull();
  });

  it('that prints a bracket counts however the keyboard makes it', () => {
    expect(press('[')).toBe('toggleLibrary');
    expect(press(']', { altKey: true })).toBe('toggleInspector');
    expect(press('?', { shiftKey: true })).toBe('showKeys');
  });

  it('opens the palette, goes to places, back and forward', () => {
    expect(press('k', { ctrlKey: true })).toBe('commands');
    expect(press('g')).toBe('goTo');
    expect(press('ArrowLeft', { altKey: true })).toBe('back');
    expect(press('ArrowRight', { altKey: true })).toBe('forward');
    expect(press('ArrowLeft', { altKey: true, shiftKey: true })).toBeNull();
    expect(press('ArrowLeft')).toBeNull();
  });

  it('leads to the codebook', () => {
    expect(press('b', { ctrlKey: true })).toBe('editCodebook');
    expect(press('b')).toBeNull();
  });

  it('leads to the search', () => {
    expect(press('F', { ctrlKey: true, shiftKey: true })).toBe('search');
    expect(press('f', { ctrlKey: true })).toBeNull();
  });
});
