import { describe, expect, it } from 'vitest';
import { chosenFiles, MAX_FILES } from '../../../renderer/exchange/dropped.ts';

function file(path: string): File {
  const made = new File([], path.split('/').at(-1) ?? '');
  Object.defineProperty(made, 'webkitRelativePath', { value: path.includes('/') ? path : '' });
  return made;
}

describe('the files of a chosen folder', () => {
  it('are all of them but hidden ones and those in hidden folders', () => {
    const chosen = chosenFiles([file('a/b.txt'), file('a/.c.txt'), file('a/.git/d.txt'), file('e.txt')]);
    expect(chosen.files.map(({ name }) => name)).toEqual(['b.txt', 'e.txt']);
    expect(chosen.leftOut).toBeNull();
  });

  it('are no more than the limit, and it is known which were left out', () => {
    const all = Array.from({ length: MAX_FILES + 7 }, (_, i) => file(`folder/${i}.txt`));
    const { files, leftOut } = chosenFiles(all);
    expect(files).toHaveLength(MAX_FILES);
    expect(leftOut).toEqual({ count: 7, isMore: false, first: `folder/${MAX_FILES}.txt` });
  });
});
