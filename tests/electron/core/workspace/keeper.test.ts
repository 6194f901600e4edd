/** A workspace whose file is deleted, moved or replaced while it is open: nothing committed is ever lost. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listAnnotations } from '../../../../electron/core/workspace/annotations.ts';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { listDocuments } from '../../../../electron/core/workspace/documents.ts';
import { createWorkspace, openReadonly, openWorkspace } from '../../../../electron/core/workspace/open.ts';
import type { Workspace } from '../../../../electron/core/workspace/workspace.ts';
import { Fault } from '../../../../shared/contract/fault.ts';
import { smallDisk } from '../../../support/small-disk.ts';
import { ada, addDocument, edit, migrations, newStore, tagPassage } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('keeper');
const options = { person: ada, migrations };

interface OpenStore {
  readonly workspace: Workspace;
  readonly path: string;
  readonly document: string;
}

/** An open workspace in a folder of its own, with one tagged passage that no checkpoint has reached. */
function openStore(parent = folder): OpenStore {
  const path = join(mkdtempSync(join(parent, 'store-')), 'notes.postil');
  const workspace = createWorkspace(path, options);
  const document = addDocument(workspace);
  tagPassage(workspace, document, 'In 1960');
  return { workspace, path, document };
}

function faultOf(action: () => unknown): Fault {
  try {
    action();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const tag = ({ workspace, document }: OpenStore) => tagPassage(workspace, document, 'every gauge reading');

/** The copy a refusal names. */
function copyNamedIn(fault: Fault): string {
  const copy = /is safe in “(.+)”/.exec(fault.message)?.[1];
  if (copy === undefined) throw new Error(`no copy is named: ${fault.message}`);
  return copy;
}

/** What is in a workspace file, after it was seen to be sound and openable for writing. */
function passagesIn(path: string): string[] {
  const workspace = openWorkspace(path, options);
  try {
    expect(checkWorkspace(workspace.db, { migrations }).problems).toEqual([]);
    const documents = listDocuments(workspace.db).map(({ document }) => document.id);
    return documents.flatMap(id => listAnnotations(workspace.db, id).map(({ anchor }) => anchor.quote));
  } finally {
    workspace.close();
  }
}

const losses: [what: string, lose: (path: string) => void, words: string][] = [
  ['deleted', path => rmSync(path), 'it was deleted or moved while it was open'],
  ['renamed', path => renameSync(path, `${path}.moved`), 'it was deleted or moved while it was open'],
  [
    'replaced by another',
    path => {
      const other = newStore(folder);
      other.close();
      renameSync(other.path, path);
    },
    'another file was put in its place while it was open',
  ],
  [
    'left without its log',
    path => rmSync(`${path}-wal`),
    '“notes.postil-wal”, which belongs to it, was deleted',
  ],
];

describe.runIf(process.platform !== 'win32')('a workspace that is', () => {
  it.each(losses)(
    '%s refuses every change, says so, and names a copy of all the work',
    (_what, lose, words) => {
      const store = openStore();
      const { workspace, path, document } = store;
      const before = workspace.state();
      lose(path);
      expect(workspace.isInPlace()).toBe(false);
      const fault = faultOf(() => tag(store));
      expect(fault).toMatchObject({ code: 'workspace.missing', data: { file: path } });
      expect(fault.message).toContain(words);
      const copy = copyNamedIn(fault);
      expect(copy).toMatch(/\/notes rescued \d{4}-\d\d-\d\d\.postil$/);
      expect(dirname(copy)).toBe(dirname(path));
      const others = [
        () => workspace.undo(),
        () => workspace.redo(),
        () => workspace.setPerson({ ...ada, name: 'Another' }),
        () => workspace.forgetSteps(),
        () => workspace.assertInPlace('Cannot write the export'),
      ];
      for (const other of others) expect(copyNamedIn(faultOf(other))).toBe(copy);
      expect(workspace.state()).toEqual(before);
      expect(listAnnotations(workspace.db, document)).toHaveLength(1);
      workspace.close();
      expect(passagesIn(copy)).toEqual(['In 1960']);
      expect(readdirSync(dirname(path)).filter(name => name.includes('rescued'))).toHaveLength(1);
    },
  );

  it.each(losses)('%s is rescued when it is closed before anybody tried to change it', (what, lose) => {
    const { workspace, path } = openStore();
    lose(path);
    workspace.close();
    const copy = readdirSync(dirname(path)).find(name => name.includes('rescued'));
    expect(passagesIn(join(dirname(path), copy ?? ''))).toEqual(['In 1960']);
    // The file under the old name, where there is one, is whole and its own.
    if (what === 'left without its log') expect(passagesIn(path)).toEqual(['In 1960']);
    if (what === 'replaced by another') expect(passagesIn(path)).toEqual([]);
    expect(existsSync(`${path}-wal`)).toBe(false);
    expect(existsSync(`${path}-lock`)).toBe(false);
  });

  it('renamed is left as it is under its new name, where another program may have it by now', () => {
    const { workspace, path } = openStore();
    renameSync(path, `${path}.moved`);
    const bytes = readFileSync(`${path}.moved`);
    workspace.close();
    expect(readFileSync(`${path}.moved`)).toEqual(bytes);
  });

  it('replaced leaves the other file as it is, to the byte', () => {
    const store = openStore();
    const other = newStore(folder);
    addDocument(other, ['Another workspace altogether.']);
    other.close();
    const bytes = readFileSync(other.path);
    renameSync(other.path, store.path);
    faultOf(() => tag(store));
    store.workspace.close();
    expect(readFileSync(store.path)).toEqual(bytes);
  });

  it('put back is written on, and its next loss makes a copy of its own', () => {
    const store = openStore();
    const { workspace, path } = store;
    const aside = `${path}.aside`;
    renameSync(path, aside);
    const first = copyNamedIn(faultOf(() => tag(store)));
    renameSync(aside, path);
    tag(store);
    renameSync(path, aside);
    const second = copyNamedIn(faultOf(() => workspace.undo()));
    expect(second).toBe(first.replace('.postil', ' 2.postil'));
    renameSync(aside, path);
    workspace.close();
    expect(passagesIn(first)).toHaveLength(1);
    expect(passagesIn(second)).toHaveLength(2);
    expect(passagesIn(path)).toHaveLength(2);
  });

  it('in a folder that is gone is rescued to the nearest one that is not', () => {
    const store = openStore();
    const parent = dirname(store.path);
    rmSync(parent, { recursive: true });
    const copy = copyNamedIn(faultOf(() => tag(store)));
    expect(dirname(copy)).toBe(dirname(parent));
    store.workspace.close();
    expect(passagesIn(copy)).toEqual(['In 1960']);
    expect(existsSync(parent)).toBe(false);
  });

  it('in a folder that was renamed keeps all its work there too', () => {
    const store = openStore();
    const parent = dirname(store.path);
    renameSync(parent, `${parent}-renamed`);
    faultOf(() => tag(store));
    store.workspace.close();
    expect(passagesIn(join(`${parent}-renamed`, 'notes.postil'))).toEqual(['In 1960']);
  });

  it('deleted after nothing was done in it stays deleted', () => {
    const { workspace, path } = openStore();
    workspace.close();
    const again = openWorkspace(path, options);
    rmSync(path);
    again.close();
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it('moved after nothing was done in it is whole where it is now, whatever an earlier process left', () => {
    const { workspace, path } = openStore();
    // What a process that was killed leaves: the file and its log.
    const place = mkdtempSync(join(folder, 'killed-'));
    const copy = join(place, 'notes.postil');
    for (const ending of ['', '-wal']) copyFileSync(path + ending, copy + ending);
    expect(statSync(`${copy}-wal`).size).toBeGreaterThan(0);
    workspace.close();
    const again = openWorkspace(copy, options);
    renameSync(copy, `${copy}.moved`);
    again.close();
    expect(readdirSync(place)).toEqual(['notes.postil.moved']);
    const moved = openReadonly(`${copy}.moved`, options);
    expect(listDocuments(moved.db)).toHaveLength(1);
    moved.close();
  });

  it('deleted on a full disk says that no copy could be made, and makes one once there is room', () => {
    const disk = smallDisk('2m');
    if (!disk) return;
    const store = openStore(disk.folder);
    const ballast = join(disk.folder, 'ballast');
    rmSync(store.path);
    fill(ballast);
    const fault = faultOf(() => tag(store));
    expect(fault.message).toContain('did not succeed either (the disk is full');
    rmSync(ballast);
    const copy = copyNamedIn(faultOf(() => tag(store)));
    store.workspace.close();
    expect(passagesIn(copy)).toEqual(['In 1960']);
  });

  it('deleted is refused at its end only for what could not be copied, and closed all the same', () => {
    const disk = smallDisk('2m');
    if (!disk) return;
    const { workspace, path } = openStore(disk.folder);
    rmSync(path);
    fill(join(disk.folder, 'ballast'));
    expect(faultOf(() => workspace.close()).code).toBe('disk.full');
    workspace.close();
    expect(workspace.db.open).toBe(false);
    expect(existsSync(`${path}-lock`)).toBe(false);
  });
});

describe('a name beside which an earlier workspace left its log', () => {
  it('is not given to a new one, which would take that log for its own', () => {
    const { workspace, path } = openStore();
    const place = mkdtempSync(join(folder, 'left-'));
    const target = join(place, 'notes.postil');
    copyFileSync(`${path}-wal`, `${target}-wal`);
    workspace.close();
    const fault = faultOf(() => createWorkspace(target, options));
    expect(fault.code).toBe('workspace.exists');
    expect(fault.message).toContain('“notes.postil-wal”');
    rmSync(`${target}-wal`);
    const made = createWorkspace(target, options);
    edit(made, 'workspace', 'workspace', { name: 'A new one' });
    made.close();
  });
});

/** Writes until there is no room left. */
function fill(file: string): void {
  const piece = Buffer.alloc(64 * 1024);
  try {
    for (;;) writeFileSync(file, piece, { flag: 'a' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
