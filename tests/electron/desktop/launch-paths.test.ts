import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptedPath, workspaceAmong } from '../../../electron/desktop/launch-paths.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('launch');
const file = join(folder, 'notes.postil');

beforeAll(() => {
  writeFileSync(file, '');
  writeFileSync(join(folder, '-dash.postil'), '');
  writeFileSync(join(folder, 'other.txt'), '');
  mkdirSync(join(folder, 'folder.postil'));
  symlinkSync(join(folder, 'gone'), join(folder, 'dangling.postil'));
});

describe('the workspace the app was started for', () => {
  it('is the existing file that the system names', () => {
    expect(workspaceAmong(['/opt/Postil/postil', file], '/')).toBe(file);
    expect(workspaceAmong(['electron', '/work/app', '--', 'notes.postil'], folder)).toBe(file);
  });

  it('may be named by its address, as Linux desktops do', () => {
    expect(workspaceAmong(['postil', pathToFileURL(file).href], '/')).toBe(file);
  });

  it('may begin with a dash only after two of them', () => {
    expect(workspaceAmong(['postil', '-dash.postil'], folder)).toBeNull();
    expect(workspaceAmong(['postil', '--', '-dash.postil'], folder)).toBe(join(folder, '-dash.postil'));
  });

  it('is never the program itself or a switch', () => {
    expect(workspaceAmong([file], '/')).toBeNull();
    expect(workspaceAmong(['postil', `--user-data-dir=${file}`], '/')).toBeNull();
  });

  it.each([
    'gone.postil',
    'other.txt',
    'folder.postil',
    'dangling.postil',
    'notes.postil\0.txt',
    '\\\\server\\share\\notes.postil',
    '//server/share/notes.postil',
    'https://evil.test/notes.postil',
    'file://server/share/notes.postil',
    'file:///gone%2Fnotes.postil',
    'file:///gone.postil',
    'file:///%00.postil',
    'file:',
    'postil://open/notes.postil',
    '',
  ])('is not %j', text => expect(acceptedPath(text, folder)).toBeNull());
});
