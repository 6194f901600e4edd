import { describe, expect, it } from 'vitest';
import { framePath } from '../../../renderer/reader/frame-path.ts';

const box = (left: number, right: number, top: number) => ({ left, right, top, bottom: top + 24 });
const outlines = (path: string) => path.split('M').length - 1;

describe('the frame around a passage', () => {
  it('is one outline around pieces that touch', () => {
    expect(outlines(framePath([box(10, 50, 0), box(50.4, 90, 0), box(90, 120, 0)]))).toBe(1);
  });

  it('is one outline around lines that stand over one another', () => {
    expect(outlines(framePath([box(60, 200, 0), box(0, 200, 30), box(0, 90, 60)]))).toBe(1);
  });

  it('is two outlines where the end of a line and the start of the next do not meet', () => {
    expect(outlines(framePath([box(150, 200, 0), box(0, 60, 30)]))).toBe(2);
  });

  it('does not cross the words between two runs of a line in two directions', () => {
    expect(outlines(framePath([box(0, 40, 0), box(100, 140, 0)]))).toBe(2);
  });

  it('is nothing around nothing', () => {
    expect(framePath([])).toBe('');
  });
});
