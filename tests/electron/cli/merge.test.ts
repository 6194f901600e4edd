/** `postil merge`: a colleague's work comes in once, is told before, and a sealed file needs its passphrase. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { seal } from '../../../electron/core/jobs/seal.ts';
import { readShelf, shelfFolder } from '../../../electron/core/workspace/backups/shelf.ts';
import { newId } from '../../../electron/core/workspace/ids.ts';
import { openReadonly, openWorkspace } from '../../../electron/core/workspace/open.ts';
import { commandLine } from '../../support/command-line.ts';
import { bela, copyTo } from '../../support/merging.ts';
import { addDocument, edit, migrations, newStore, PARAGRAPHS, tagPassage } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('cli-merge');
const postil = commandLine(folder);
let mine = '';
let theirs = '';

beforeEach(() => {
  const a = newStore(folder, 'mine');
  const document = addDocument(a, PARAGRAPHS, { title: 'Two banks' });
  const passage = tagPassage(a, document, 'Team Alpha');
  mine = a.path;
  theirs = join(folder, `${newId()}.postil`);
  copyTo(theirs, a);
  edit(a, 'annotation', passage, { note: 'mine' });
  a.close();
  const b = openWorkspace(theirs, { person: bela, migrations });
  tagPassage(b, document, 'Team Beta', 'precedent');
  edit(b, 'annotation', passage, { note: 'hers' });
  b.close();
});

function count(path: string): number {
  const { db, close } = openReadonly(path, { migrations });
  try {
    return Number(db.prepare('SELECT count(*) FROM annotation WHERE removed = 0').pluck().get());
  } finally {
    close();
  }
}

function notes(path: string): unknown[] {
  const { db, close } = openReadonly(path, { migrations });
  try {
    return db.prepare('SELECT note FROM annotation').pluck().all();
  } finally {
    close();
  }
}

function changes(path: string): unknown[] {
  const { db, close } = openReadonly(path, { migrations });
  try {
    return db.prepare('SELECT * FROM change ORDER BY device, seq').all();
  } finally {
    close();
  }
}

describe('postil merge', () => {
  it('says what would come in and changes nothing, when asked to', async () => {
    const before = changes(mine);
    const { code, out, err } = await postil(['merge', mine, theirs, '--preview']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Béla Tóth\tTwo banks\t1 added, 1 changed, 0 removed\n');
    expect(out).toContain('disagreement\tnote of “Team Alpha”\tBéla Tóth counts, Ada Lindqvist differs\n');
    expect(count(mine)).toBe(1);
    expect(changes(mine)).toEqual(before);
  });

  it('backs the workspace up before, unless nothing is new', async () => {
    const backups = () => readShelf(shelfFolder(join(folder, 'home', 'backups'), mine))?.backups ?? [];
    const before = changes(mine);
    await postil(['merge', mine, theirs, '--preview']);
    expect(backups()).toEqual([]);
    await postil(['merge', mine, theirs]);
    await postil(['merge', mine, theirs]);
    expect(backups()).toMatchObject([{ number: 1, reason: 'merge', isSound: true }]);
    expect(changes(backups()[0]?.file ?? '')).toEqual(before);
  });

  it('merges also where no backup can be made, and says so', async () => {
    const home = mkdtempSync(join(folder, 'full-'));
    mkdirSync(join(home, 'home'));
    writeFileSync(join(home, 'home', 'backups'), 'in the way');
    const { code, err } = await commandLine(home)(['merge', mine, theirs]);
    expect(code).toBe(0);
    expect(err).toContain('postil: Cannot back up the workspace');
    expect(count(mine)).toBe(2);
  });

  it('brings it in, warns of disagreements, and the second time finds nothing new', async () => {
    const first = await postil(['merge', mine, theirs, '--json']);
    expect(first.code).toBe(0);
    expect(first.err).toMatch(/^postil: 1 disagreement to settle/);
    expect(JSON.parse(first.out)).toMatchObject({
      changed: true,
      disagreements: 1,
      annotations: { added: 1, changed: 1, removed: 0 },
    });
    expect(count(mine)).toBe(2);
    const again = await postil(['merge', mine, theirs]);
    expect(again).toMatchObject({ code: 0, out: 'everything is here already\n' });
    expect((await postil(['check', mine])).code).toBe(0);
  });

  it('opens a sealed file with its passphrase only, and changes nothing with a wrong one', async () => {
    const sealed = `${theirs}.age`;
    await seal(theirs, sealed, { passphrase: 'four words and more' });
    const [right, wrong] = [join(folder, 'right.txt'), join(folder, 'wrong.txt')];
    writeFileSync(right, 'four words and more\n');
    writeFileSync(wrong, 'something else\n');
    for (const given of [[], ['--passphrase-file', wrong]]) {
      const { code, err } = await postil(['merge', mine, sealed, ...given]);
      expect(code).toBe(1);
      expect(err).toContain(sealed);
      expect(count(mine)).toBe(1);
    }
    expect((await postil(['merge', mine, sealed, '--passphrase-file', right])).code).toBe(0);
    expect(count(mine)).toBe(2);
  });

  it('takes a share that leaves something out, and completes it when the whole comes', async () => {
    const part = join(folder, `${newId()}.postil`);
    const fresh = join(folder, `${newId()}.postil`);
    expect(await postil(['share', theirs, '--to', part, '--without', 'notes,sources'])).toMatchObject({
      code: 0,
    });
    expect((await postil(['new', fresh])).code).toBe(0);
    expect(await postil(['merge', fresh, part])).toMatchObject({ code: 0, err: '' });
    expect(notes(fresh)).toEqual([null, null]);
    expect((await postil(['check', fresh])).code).toBe(0);
    expect(await postil(['merge', fresh, theirs])).toMatchObject({ code: 0, err: '' });
    expect(notes(fresh).filter(note => note !== null)).toEqual(['hers']);
    expect((await postil(['check', fresh])).code).toBe(0);
  });

  it('takes a share without the text of its articles, and puts the text in when it comes', async () => {
    const part = join(folder, `${newId()}.postil`);
    const fresh = join(folder, `${newId()}.postil`);
    await postil(['share', theirs, '--to', part, '--without', 'text']);
    await postil(['new', fresh]);
    expect(await postil(['merge', fresh, part])).toMatchObject({ code: 0, err: '' });
    expect((await postil(['check', fresh])).code).toBe(0);
    expect(await postil(['merge', fresh, theirs])).toMatchObject({ code: 0, err: '' });
    expect(await postil(['check', fresh])).toMatchObject({ code: 0 });
    expect((await postil(['search', fresh, 'treaty'])).out).toContain('treaty');
  });

  it('reads what “postil share” sealed', async () => {
    const secret = join(folder, 'secret.txt');
    writeFileSync(secret, 'a long enough passphrase\n');
    const sealed = join(folder, `${newId()}.postil.age`);
    const shared = await postil(['share', theirs, '--to', sealed, '--passphrase-file', secret]);
    expect(shared).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(sealed).includes('Team Beta')).toBe(false);
    expect((await postil(['merge', mine, sealed, '--passphrase-file', secret])).code).toBe(0);
    expect(count(mine)).toBe(2);
    expect((await postil(['share', theirs, '--to', theirs, '--passphrase-file', secret])).code).toBe(1);
  });

  it('refuses a damaged file with its name and the reason, and brings in none of the others', async () => {
    const broken = join(folder, 'broken.postil');
    writeFileSync(broken, readFileSync(theirs).subarray(0, 20_000));
    const { code, err } = await postil(['merge', mine, theirs, broken]);
    expect(code).toBe(1);
    expect(err).toMatch(/broken\.postil/);
    expect(count(mine)).toBe(1);
  });

  it('takes one kind of key at a time', async () => {
    const { code } = await postil(['merge', mine, theirs, '--passphrase-file', 'a', '--identity-file', 'b']);
    expect(code).toBe(2);
  });
});
