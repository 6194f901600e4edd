/** Reading a workspace that somebody sent, when nothing is wrong with it. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForeignProgress } from '../../../../electron/core/jobs/foreign-reader.ts';
import {
  forkReader,
  openForeign,
  type StartReader,
} from '../../../../electron/core/jobs/foreign-workspace.ts';
import { seal } from '../../../../electron/core/jobs/seal.ts';
import { sha256 } from '../../../../electron/core/workspace/contents.ts';
import { changesByRecord } from '../../../../electron/core/workspace/log.ts';
import { type BuiltParser, buildParser } from '../../../support/built-parser.ts';
import {
  allOf,
  changed,
  fullFile,
  fullWorkspace,
  ownCopies,
  plainly,
  withoutSearch,
} from '../../../support/foreign-files.ts';
import { ada, addDocument, migrations, tagPassage } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('foreign');
const copies = ownCopies(folder);
let built: BuiltParser;
let start: StartReader;
beforeAll(async () => {
  built = await buildParser('electron/core/jobs/foreign-process.ts');
  start = forkReader(built.program);
});
afterAll(() => built.remove());

const open = (path: string, options = {}) => openForeign(path, { ...plainly, start, ...options });

describe('a workspace that somebody sent', () => {
  it('gives every change of every record, records in an order in which each finds what it names', async () => {
    const workspace = fullWorkspace(folder);
    const all = [...changesByRecord(workspace.db)];
    workspace.close();
    const foreign = await open(workspace.path);
    const { changes, contents, sources, horizons, cuts } = await allOf(foreign);
    const byNumber = (a: { seq: number }, b: { seq: number }) => a.seq - b.seq;
    expect([...changes].sort(byNumber)).toEqual(all.sort(byNumber));
    expect([...new Set(changes.map(({ record }) => record))]).toEqual([
      'workspace',
      'person',
      'tag',
      'collection',
      'document',
      'annotation',
      'link',
    ]);
    const ids = changes.map(({ record, id }) => `${record} ${id}`);
    expect(new Set(ids).size).toBe(ids.filter((id, i) => id !== ids[i - 1]).length);
    expect(contents.map(({ body }) => sha256(body))).toEqual(contents.map(({ hash }) => hash));
    expect(contents).toHaveLength(2);
    expect(sources).toMatchObject([{ size: 31, hash: sha256('<p>The river has two banks.</p>') }]);
    expect([horizons, cuts]).toEqual([[], []]);
    await foreign.close();
  });

  it('says what it is called, what is in it and how far each device had come', async () => {
    const foreign = await open(fullFile(folder));
    expect(foreign.name).toMatch(/^colleague-/);
    const { devices, figures } = foreign;
    expect(figures).toEqual({
      documents: 1,
      annotations: 2,
      changes: Object.values(devices)[0]?.count,
      people: [{ id: ada.id, name: ada.name }],
    });
    expect(Object.values(devices)).toMatchObject([
      { first: 1, last: figures.changes, lamport: figures.changes },
    ]);
    await foreign.close();
  });

  it('is read without its search index, too, and from a folder with a strange name', async () => {
    const strange = join(folder, 'a, b * ü');
    mkdirSync(strange);
    const shared = join(strange, 'Ada, shared.postil');
    renameSync(withoutSearch(fullFile(folder)), shared);
    const before = readFileSync(shared);
    const foreign = await open(shared);
    expect((await allOf(foreign)).changes.length).toBe(foreign.figures.changes);
    await foreign.close();
    expect(readFileSync(shared).equals(before)).toBe(true);
    expect(readdirSync(strange)).toEqual(['Ada, shared.postil']);
  });

  it('of which texts were withheld gives their names', async () => {
    const withheld = changed(fullFile(folder), db =>
      db.exec("UPDATE content SET body = '', text = '', text_hash = '', folded_hash = ''"),
    );
    const foreign = await open(withheld);
    expect((await allOf(foreign)).contents.map(({ body }) => body)).toEqual(['', '']);
    await foreign.close();
  });

  it('may be walked again, also after a walk that was left', async () => {
    const foreign = await open(fullFile(folder));
    for await (const batch of foreign.batches()) {
      expect(batch.horizons).toEqual([]);
      break;
    }
    const first = await allOf(foreign);
    expect(await allOf(foreign)).toEqual(first);
    await foreign.close();
  });

  it('leaves no copy behind', async () => {
    const before = copies();
    const foreign = await open(fullFile(folder));
    expect(copies().length).toBe(before.length + 1);
    await foreign.close();
    await foreign.close();
    expect(copies()).toEqual(before);
    await expect(allOf(foreign)).rejects.toMatchObject({ code: 'job.cancelled' });
  });

  it('of an older Postil is read as it is', async () => {
    const old = changed(fullFile(folder), db => {
      db.exec('DROP TABLE horizon; DROP TABLE cut; DROP TABLE disagreement');
      db.pragma('user_version = 3');
    });
    const steps = readdirSync(migrations);
    expect(steps.length).toBeGreaterThan(3);
    const foreign = await open(old).catch((error: unknown) => error);
    // What later steps did to tables of the third form is undone by nobody, so only a form that is right passes.
    expect(foreign).toMatchObject({ figures: { documents: 1 } });
    if (foreign && typeof foreign === 'object' && 'close' in foreign)
      await (foreign as { close(): Promise<void> }).close();
  });
});

describe('a workspace that is open elsewhere', () => {
  it('is read with what its log holds, and goes on as it was', async () => {
    const workspace = fullWorkspace(folder);
    const document = addDocument(workspace, ['Only in the log.'], { title: 'In the log' });
    const beside = () => readdirSync(folder).filter(name => name.startsWith(basename(workspace.path)));
    const files = beside();
    expect(files).toContain(`${basename(workspace.path)}-wal`);
    const bytes = files.map(name => readFileSync(join(folder, name)));
    const foreign = await open(workspace.path);
    const { changes } = await allOf(foreign);
    expect(changes.filter(({ id }) => id === document)).toHaveLength(1);
    await foreign.close();
    expect(beside()).toEqual(files);
    expect(files.map(name => readFileSync(join(folder, name)))).toEqual(bytes);
    tagPassage(workspace, document, 'log');
    workspace.close();
  });
});

describe('a sealed workspace', () => {
  it('is opened with the key of whom it was sealed for, and asks for one without', async () => {
    const plain = fullFile(folder);
    const sealed = `${plain}.age`;
    const identity = await generateIdentity();
    await seal(plain, sealed, { recipients: [await identityToRecipient(identity)] });
    const before = copies();
    await expect(open(sealed)).rejects.toMatchObject({ code: 'seal.needsKey', data: { file: sealed } });
    const other = { identities: [await generateIdentity()] };
    await expect(open(sealed, { key: other })).rejects.toMatchObject({
      code: 'seal.notForKey',
      data: { file: sealed },
    });
    await expect(open(sealed, { key: { passphrase: 'x' } })).rejects.toMatchObject({ code: 'seal.needsKey' });
    const cut = join(dirname(sealed), 'cut.age');
    writeFileSync(cut, readFileSync(sealed).subarray(0, -1));
    await expect(open(cut, { key: { identities: [identity] } })).rejects.toMatchObject({
      code: 'seal.damaged',
      data: { file: cut },
    });
    expect(copies()).toEqual(before);
    const foreign = await open(sealed, { key: { identities: [identity] } });
    expect((await allOf(foreign)).changes.length).toBe(foreign.figures.changes);
    await foreign.close();
  });

  it('is opened with its passphrase', { timeout: 120_000 }, async () => {
    const plain = fullFile(folder);
    await seal(plain, `${plain}.age`, { passphrase: 'spring gauge' });
    await expect(open(`${plain}.age`)).rejects.toMatchObject({ code: 'seal.needsPassphrase' });
    await expect(open(`${plain}.age`, { key: { passphrase: 'autumn gauge' } })).rejects.toMatchObject({
      code: 'seal.wrongPassphrase',
    });
    const stages = new Set<string>();
    const onProgress = ({ stage }: ForeignProgress) => void stages.add(stage);
    const foreign = await open(`${plain}.age`, { key: { passphrase: 'spring gauge' }, onProgress });
    expect(foreign.figures.documents).toBe(1);
    expect(stages).toContain('copying');
    await foreign.close();
  });
});

it('a file can be read while another copy of it is', async () => {
  const path = fullFile(folder);
  const copy = join(folder, 'twin.postil');
  copyFileSync(path, copy);
  const both = await Promise.all([open(path), open(copy)]);
  const [one, two] = await Promise.all(both.map(allOf));
  expect(one).toEqual(two);
  await Promise.all(both.map(foreign => foreign.close()));
});
