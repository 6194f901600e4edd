/** Opening files of every kind: the good, the bad and the ones somebody else has open. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { listDocuments } from '../../../../electron/core/workspace/documents.ts';
import { createWorkspace, openReadonly, openWorkspace } from '../../../../electron/core/workspace/open.ts';
import { Fault } from '../../../../shared/contract/fault.ts';
import { ada, addDocument, migrations, newStore, reopen } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('open');
const options = { person: ada, migrations };

function faultOf(action: () => unknown): Fault {
  try {
    action();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The path of a closed workspace with one article in it. */
function closedStore(): string {
  const workspace = newStore(folder);
  addDocument(workspace);
  workspace.close();
  return workspace.path;
}

describe('a new workspace', () => {
  it('is named after its file, or as asked', () => {
    const plain = createWorkspace(join(folder, 'River talks.postil'), options);
    expect(plain.state()).toMatchObject({ name: 'River talks', documents: 0, undo: null });
    plain.close();
    const named = createWorkspace(join(folder, 'named.postil'), { ...options, name: 'Talks' });
    expect(named.state().name).toBe('Talks');
    named.close();
  });

  it('is called something whatever its file is called, and as asked without the spaces around it', () => {
    const names: [file: string, asked: string | undefined, name: string][] = [
      [`${'long '.repeat(44)}.postil`, undefined, 'long '.repeat(44).slice(0, 200)],
      ['  .postil', undefined, 'Workspace'],
      ['asked.postil', '  River talks ', 'River talks'],
      ['blank.postil', '   ', 'blank'],
    ];
    for (const [file, asked, name] of names) {
      const workspace = createWorkspace(join(folder, file), { ...options, name: asked });
      expect(workspace.state().name).toBe(name);
      workspace.close();
    }
  });

  it('refuses changes once it is closed', () => {
    const workspace = createWorkspace(join(folder, 'closed.postil'), options);
    workspace.close();
    const fault = faultOf(() => addDocument(workspace));
    expect(fault.code).toBe('workspace.none');
    expect(fault.message).toContain('it was closed');
  });

  it('never replaces what is there', () => {
    const path = closedStore();
    const before = readFileSync(path);
    expect(faultOf(() => createWorkspace(path, options)).code).toBe('workspace.exists');
    expect(readFileSync(path)).toEqual(before);
    const dangling = join(folder, 'dangling.postil');
    symlinkSync(join(folder, 'nowhere'), dangling);
    expect(faultOf(() => createWorkspace(dangling, options)).code).toBe('workspace.exists');
  });

  it('needs a folder that is there', () => {
    const fault = faultOf(() => createWorkspace(join(folder, 'no', 'such', 'x.postil'), options));
    expect(fault.code).toBe('workspace.missing');
    expect(fault.message).toContain('x.postil');
  });

  it('leaves one plain file behind when it is closed', () => {
    const alone = mkdtempSync(join(folder, 'alone-'));
    const workspace = createWorkspace(join(alone, 'one.postil'), options);
    addDocument(workspace);
    workspace.close();
    expect(readdirSync(alone)).toEqual(['one.postil']);
  });
});

describe('a file that is no workspace', () => {
  it('is refused with its name and the reason, and left as it is', () => {
    const empty = join(folder, 'empty.postil');
    writeFileSync(empty, '');
    const text = join(folder, 'article.txt');
    writeFileSync(text, 'An article that somebody tried to open as a workspace. '.repeat(10));
    const other = join(folder, 'other.db');
    const db = new Database(other);
    db.exec('CREATE TABLE t (x)');
    db.close();
    const expected: [path: string, code: string, words: string][] = [
      [join(folder, 'gone.postil'), 'workspace.missing', 'no such file'],
      [folder, 'workspace.foreign', 'it is a folder'],
      [empty, 'workspace.foreign', 'empty'],
      [text, 'workspace.foreign', 'import it'],
      [other, 'workspace.foreign', 'another program'],
      ['/dev/null', 'workspace.foreign', 'not a regular file'],
    ];
    for (const [path, code, words] of expected) {
      const before = existsSync(path) && statSync(path).isFile() ? readFileSync(path) : null;
      for (const open of [() => openWorkspace(path, options), () => openReadonly(path, options)]) {
        const fault = faultOf(open);
        expect([fault.code, fault.data.file]).toEqual([code, path]);
        expect(fault.message).toContain(words);
      }
      if (before) expect(readFileSync(path)).toEqual(before);
    }
  });

  it('is not opened through its second name', () => {
    const path = closedStore();
    linkSync(path, `${path}.second`);
    expect(faultOf(() => openWorkspace(path, options)).message).toContain('hard link');
  });
});

describe('a workspace of another version', () => {
  it('written by a newer Postil is left untouched, and the message says to update', () => {
    const path = closedStore();
    const db = new Database(path);
    db.pragma('user_version = 99');
    db.close();
    const before = readFileSync(path);
    const fault = faultOf(() => openWorkspace(path, options));
    expect(fault.code).toBe('workspace.newer');
    expect(fault.message).toContain('update Postil');
    expect(readFileSync(path)).toEqual(before);
  });
});

describe('a damaged workspace', () => {
  it('is named as damaged and never altered', () => {
    const path = closedStore();
    const bytes = readFileSync(path);
    const cut = `${path}.cut.postil`;
    writeFileSync(cut, bytes.subarray(0, bytes.length - 4096 * 3));
    const scribbled = `${path}.scribbled.postil`;
    writeFileSync(scribbled, bytes.fill(0x5a, 4096 * 2, 4096 * 6));
    for (const file of [cut, scribbled]) {
      const before = readFileSync(file);
      const fault = faultOf(() => openWorkspace(file, options));
      expect(fault.code).toBe('workspace.damaged');
      expect(fault.message).toContain('backup');
      expect(readFileSync(file)).toEqual(before);
    }
  });

  it('is refused when somebody put a trigger into it or took a table out', () => {
    const [one, two] = [closedStore(), closedStore()];
    const alter = (path: string, sql: string) => {
      const db = new Database(path);
      db.exec(sql);
      db.close();
    };
    alter(one, 'CREATE TRIGGER spy AFTER INSERT ON change BEGIN DELETE FROM document; END');
    alter(two, 'DROP TABLE step');
    expect(faultOf(() => openWorkspace(one, options)).message).toContain('trigger spy');
    expect(faultOf(() => openWorkspace(two, options)).message).toContain('table step is missing');
  });
});

describe('one writer', () => {
  it('a second opening is refused, by whatever name, and allowed once the first is closed', () => {
    const workspace = newStore(folder);
    const link = `${workspace.path}.link.postil`;
    symlinkSync(workspace.path, link);
    expect(faultOf(() => openWorkspace(workspace.path, options)).code).toBe('workspace.inUse');
    expect(faultOf(() => openWorkspace(link, options)).code).toBe('workspace.inUse');
    workspace.close();
    workspace.close();
    const again = openWorkspace(link, options);
    expect(again.path).toBe(workspace.path);
    again.close();
  });

  it('another process is refused while we write, and we while it does; its death frees the file', async () => {
    const path = closedStore();
    const child = fork(join(import.meta.dirname, 'open-and-wait.ts'), [path, migrations], { stdio: 'pipe' });
    const [first] = await once(child, 'message');
    expect(first).toBe('open');
    expect(faultOf(() => openWorkspace(path, options)).code).toBe('workspace.inUse');
    const reader = openReadonly(path, options);
    expect(listDocuments(reader.db)).toHaveLength(2);
    reader.close();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const workspace = openWorkspace(path, options);
    expect(workspace.state().documents).toBe(2);
    const second = fork(join(import.meta.dirname, 'open-and-wait.ts'), [path, migrations], { stdio: 'pipe' });
    const [answer] = await once(second, 'message');
    expect(answer).toBe('workspace.inUse');
    await once(second, 'exit');
    workspace.close();
  });
});

describe('reading only', () => {
  it('works beside the writer and sees each commit', () => {
    const workspace = newStore(folder);
    const reader = openReadonly(workspace.path, options);
    expect(listDocuments(reader.db)).toEqual([]);
    addDocument(workspace);
    expect(listDocuments(reader.db)).toHaveLength(1);
    workspace.close();
    expect(listDocuments(reader.db)).toHaveLength(1);
    reader.close();
    reopen(workspace).close();
  });

  it('cannot write', () => {
    const reader = openReadonly(closedStore(), options);
    expect(() => reader.db.prepare('DELETE FROM document').run()).toThrowError(/readonly/);
    reader.close();
  });
});

describe('a copied file', () => {
  const devices = (path: string) => {
    const db = new Database(path, { readonly: true });
    const found = db.prepare('SELECT DISTINCT device FROM change').pluck().all();
    db.close();
    return found;
  };
  it('writes as a device of its own, so that both can be merged again', () => {
    const path = closedStore();
    const copy = `${path}.copy.postil`;
    copyFileSync(path, copy);
    for (const file of [path, copy]) {
      const workspace = openWorkspace(file, options);
      addDocument(workspace, ['More.']);
      workspace.close();
    }
    const own = devices(path);
    expect(own).toHaveLength(1);
    expect(devices(copy)).toHaveLength(2);
    expect(devices(copy)).toContain(own[0]);
  });

  it('keeps its device while it stays where it is, and takes its undo along when it moves', () => {
    const path = closedStore();
    let workspace = openWorkspace(path, options);
    addDocument(workspace, ['More.']);
    workspace.close();
    expect(devices(path)).toHaveLength(1);
    const moved = join(mkdtempSync(join(folder, 'elsewhere-')), 'moved.postil');
    renameSync(path, moved);
    workspace = openWorkspace(moved, options);
    workspace.undo();
    expect(workspace.state()).toMatchObject({ documents: 1, redo: 'Import article' });
    workspace.close();
    expect(devices(moved)).toHaveLength(2);
  });
});
