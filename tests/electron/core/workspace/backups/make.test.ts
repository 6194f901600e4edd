/** Backups are whole, lie apart from the workspace, make way for newer ones, and are brought back as they were. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBackup } from '../../../../../electron/core/workspace/backups/make.ts';
import { copyWorkspace } from '../../../../../electron/core/workspace/backups/restore.ts';
import {
  factsFile,
  listShelves,
  readShelf,
  shelfFolder,
} from '../../../../../electron/core/workspace/backups/shelf.ts';
import { connectReadonly } from '../../../../../electron/core/workspace/connection.ts';
import { openWorkspace } from '../../../../../electron/core/workspace/open.ts';
import type { Workspace } from '../../../../../electron/core/workspace/workspace.ts';
import { faultOf } from '../../../../support/imported.ts';
import { ada, addDocument, edit, migrations, newStore, tagPassage } from '../../../../support/store.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const folder = temporaryFolder('backups');
const DAY = 24 * 60 * 60 * 1000;
const NOON = Date.UTC(2026, 10, 27, 12);

interface Made {
  readonly workspace: Workspace;
  readonly document: string;
  readonly root: string;
}

/** An open workspace with an article and a claim, and a folder for its backups. */
function filledStore(): Made {
  const own = mkdtempSync(join(folder, 'store-'));
  const workspace = newStore(own);
  const document = addDocument(workspace);
  tagPassage(workspace, document, 'In 1960');
  return { workspace, document, root: join(own, 'home', 'backups') };
}

const backUp = ({ workspace, root }: Made, at: number, reason: 'daily' | 'manual' = 'daily') =>
  makeBackup(workspace.db, { root, path: workspace.path, reason }, at);

/** Every row of every table of records, for comparing two workspaces. */
function rowsOf(file: string): unknown {
  const db = connectReadonly(file);
  try {
    const tables = ['workspace', 'document', 'annotation', 'tag', 'change', 'content'];
    return tables.map(table => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
  } finally {
    db.close();
  }
}

describe('a backup', () => {
  it('holds what was committed, and says how much that is', () => {
    const made = filledStore();
    const backup = backUp(made, NOON);
    expect(backup).toMatchObject({ number: 1, at: NOON, reason: 'daily', isSound: true });
    expect(backup.facts).toMatchObject({ documents: 1, annotations: 1, bytes: statSync(backup.file).size });
    made.workspace.close();
    expect(rowsOf(backup.file)).toEqual(rowsOf(made.workspace.path));
  });

  it('is made over a connection that cannot write, while another one does', () => {
    const made = filledStore();
    const reading = connectReadonly(made.workspace.path);
    edit(made.workspace, 'document', made.document, { note: 'just now' });
    const backup = makeBackup(
      reading,
      { root: made.root, path: made.workspace.path, reason: 'manual' },
      NOON,
    );
    expect(() => reading.prepare('DELETE FROM document').run()).toThrowError(/readonly/);
    reading.close();
    const copy = connectReadonly(backup.file);
    expect(copy.prepare('SELECT note FROM document').pluck().get()).toBe('just now');
    copy.close();
    made.workspace.close();
  });

  it('can only be read by the person whose computer it is', () => {
    const made = filledStore();
    backUp(made, NOON);
    made.workspace.close();
    expect(statSync(shelfFolder(made.root, made.workspace.path)).mode & 0o077).toBe(0);
  });

  it('cleans up after one that was cut short, and leaves nothing else beside', () => {
    const made = filledStore();
    const { file } = backUp(made, NOON);
    writeFileSync(`${file}.unfinished`, 'half');
    backUp(made, NOON + 1000);
    made.workspace.close();
    expect(readdirSync(shelfFolder(made.root, made.workspace.path)).sort()).toEqual([
      '000002 20261127T120001Z daily.postil',
      '000002 20261127T120001Z daily.postil.json',
      'about.json',
    ]);
  });

  it('that cannot be made says why and leaves those that are there', () => {
    const made = filledStore();
    const { file } = backUp(made, NOON);
    const inTheWay = { ...made, root: made.workspace.path };
    expect(faultOf(() => backUp(inTheWay, NOON))).toMatchObject({
      code: 'workspace.exists',
      what: 'Cannot back up the workspace',
    });
    expect(existsSync(file)).toBe(true);
    made.workspace.close();
  });
});

describe('old backups', () => {
  it('make way: of one day the newest stays', () => {
    const made = filledStore();
    for (const at of [NOON, NOON + 1000, NOON + DAY]) backUp(made, at);
    made.workspace.close();
    const left = readShelf(shelfFolder(made.root, made.workspace.path))?.backups;
    expect(left?.map(({ number }) => number)).toEqual([3, 2]);
  });

  it('stay when they have changed since they were made, or when what they hold is not known', () => {
    const made = filledStore();
    const [rotten, cut, unknown, foreign] = [0, 1, 2, 3].map(
      i => backUp(made, NOON + i * 1000, 'manual').file,
    );
    if (!rotten || !cut || !unknown || !foreign) throw new Error('no backups');
    const rename = (file: string) => {
      const daily = file.replace('manual', 'daily');
      copyFileSync(file, daily);
      copyFileSync(factsFile(file), factsFile(daily));
      rmSync(file);
      rmSync(factsFile(file));
      return daily;
    };
    const [rottenDaily, cutDaily, unknownDaily] = [rotten, cut, unknown].map(rename);
    if (!rottenDaily || !cutDaily || !unknownDaily) throw new Error('no backups');
    const bytes = readFileSync(rottenDaily);
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    writeFileSync(rottenDaily, bytes);
    truncateSync(cutDaily, 4096);
    rmSync(factsFile(unknownDaily));
    const stray = join(shelfFolder(made.root, made.workspace.path), 'mine.postil');
    writeFileSync(stray, 'a file that Postil did not make');
    for (let day = 1; day < 4; day++) backUp(made, NOON + day * 1000);
    made.workspace.close();
    for (const file of [rottenDaily, cutDaily, unknownDaily, foreign, stray])
      expect(existsSync(file)).toBe(true);
    const listed = readShelf(shelfFolder(made.root, made.workspace.path))?.backups ?? [];
    expect(listed.filter(({ isSound }) => !isSound).map(({ file }) => file)).toEqual([
      unknownDaily,
      cutDaily,
    ]);
  });
});

describe('a shelf', () => {
  it('is one for each workspace, the one backed up last first', () => {
    const one = filledStore();
    const two = { ...filledStore(), root: one.root };
    backUp(one, NOON + DAY);
    backUp(two, NOON);
    for (const { workspace } of [one, two]) workspace.close();
    writeFileSync(join(one.root, 'stray'), '');
    expect(listShelves(one.root).map(({ path }) => path)).toEqual([one.workspace.path, two.workspace.path]);
    expect(listShelves(join(one.root, 'nowhere'))).toEqual([]);
  });
});

describe('bringing back', () => {
  it('gives the workspace as it was, as a new file that can be worked in', () => {
    const made = filledStore();
    const { file } = backUp(made, NOON);
    const before = rowsOf(file);
    edit(made.workspace, 'document', made.document, { removed: true });
    made.workspace.close();
    const to = join(made.root, '../back.postil');
    const what = 'Cannot restore the backup';
    const copied = copyWorkspace({ from: file, to, migrations, what });
    expect(copied).toMatchObject({ documents: 1, annotations: 1 });
    expect(rowsOf(to)).toEqual(before);
    const workspace = openWorkspace(to, { person: ada, migrations });
    expect(workspace.state()).toMatchObject({ documents: 1, annotations: { claim: 1 } });
    edit(workspace, 'document', made.document, { note: 'on with it' });
    workspace.close();
  });

  it('never writes over a file, nor takes a damaged one for sound', () => {
    const made = filledStore();
    const { file } = backUp(made, NOON);
    made.workspace.close();
    const what = 'Cannot restore the backup';
    const bytes = readFileSync(made.workspace.path);
    const over = faultOf(() => copyWorkspace({ from: file, to: made.workspace.path, migrations, what }));
    expect(over).toMatchObject({ code: 'workspace.exists', data: { file: made.workspace.path } });
    expect(readFileSync(made.workspace.path)).toEqual(bytes);
    const damaged = readFileSync(file);
    damaged[6000] = (damaged[6000] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    const to = join(made.root, '../back.postil');
    const rotten = faultOf(() => copyWorkspace({ from: file, to, migrations, what }));
    expect(rotten).toMatchObject({ code: 'workspace.damaged', data: { file } });
    expect(existsSync(to)).toBe(false);
    expect(readFileSync(file)).toEqual(damaged);
  });

  it('refuses what is no workspace and a folder that is not there', () => {
    const own = mkdtempSync(join(folder, 'none-'));
    const what = 'Cannot restore the backup';
    const text = join(own, 'text.postil');
    writeFileSync(text, 'not a workspace');
    const to = join(own, 'to.postil');
    expect(faultOf(() => copyWorkspace({ from: text, to, migrations, what })).code).toBe('workspace.foreign');
    const nowhere = join(own, 'no/where.postil');
    expect(faultOf(() => copyWorkspace({ from: text, to: nowhere, migrations, what }))).toMatchObject({
      code: 'workspace.missing',
      data: { file: nowhere },
    });
    expect(readdirSync(own)).toEqual(['text.postil']);
  });
});
