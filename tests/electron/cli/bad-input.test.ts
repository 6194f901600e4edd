import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../../electron/core/workspace/open.ts';
import { commandLine } from '../../support/command-line.ts';
import { smallDisk } from '../../support/small-disk.ts';
import { analyst, migrations } from '../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const root = temporaryFolder('bad-input');
let folder: string;
let workspace: string;
let postil: ReturnType<typeof commandLine>;

beforeEach(async () => {
  folder = mkdtempSync(join(root, 'case-'));
  postil = commandLine(folder);
  workspace = join(folder, 'basin.postil');
  expect((await postil(['new', workspace])).code).toBe(0);
});

const at = (name: string) => join(folder, name);
const GOOD = 'A quiet border\n\nThe two governments have kept the ceasefire for three years.\n';

/** What the workspace holds, told by a command that only reads. */
const contents = async (path = workspace) => (await postil(['list', path, 'documents', '--json'])).out;

/** Imports a file and expects one line that names it and the reason, exit 1, and nothing changed. */
async function expectRefused(file: string, reason: RegExp): Promise<void> {
  const before = await contents();
  const { code, out, err } = await postil(['import', workspace, file, '--json']);
  expect(code).toBe(1);
  expect(err).toMatch(/^postil: [^\n]+\n$/);
  expect(err).toContain(`(${file}): `);
  expect(err).toMatch(reason);
  expect(JSON.parse(out)).toEqual([{ file, error: err.slice('postil: '.length).trimEnd() }]);
  expect(await contents()).toBe(before);
}

describe('a file that cannot be imported', () => {
  it('because it is not there', () => expectRefused(at('gone.txt'), /there is no such file/));

  it('because it is a folder without articles', async () => {
    mkdirSync(at('empty folder'));
    writeFileSync(join(at('empty folder'), 'photo.jpg'), 'x');
    await expectRefused(at('empty folder'), /holds no articles/);
  });

  it('because it is a link to nothing', async () => {
    symlinkSync(at('gone.txt'), at('link.txt'));
    await expectRefused(at('link.txt'), /there is no such file/);
  });

  it('because it is a pipe that would never end', async () => {
    expect(spawnSync('mkfifo', [at('pipe.txt')]).status).toBe(0);
    await expectRefused(at('pipe.txt'), /not a regular file/);
  });

  it('because the system will not give its bytes', async ({ skip }) => {
    // Refused even to root, unlike a file without permissions.
    if (!existsSync('/proc/self/mem')) return skip('there is no /proc here');
    await expectRefused('/proc/self/mem', /EIO|read it/);
  });

  it('because it is empty', async () => {
    writeFileSync(at('empty.txt'), '');
    await expectRefused(at('empty.txt'), /empty/);
  });

  it.each([
    ['picture.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['paper.html', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')],
    ['program.md', Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(4096)])],
  ])('because it is binary: %s', async (name, bytes) => {
    writeFileSync(at(name), bytes);
    await expectRefused(at(name), /: \S+/);
  });

  it('because it is 200 MB, without reading it', async () => {
    writeFileSync(at('huge.txt'), '');
    truncateSync(at('huge.txt'), 200 * 1024 * 1024);
    await expectRefused(at('huge.txt'), /it has 200 MB or more/);
  });

  it('because its words are here already, unless both are wanted', async () => {
    writeFileSync(at('one.txt'), GOOD);
    await postil(['import', workspace, at('one.txt')]);
    await expectRefused(at('one.txt'), /the same file as “A quiet border”/);
    expect((await postil(['import', workspace, at('one.txt'), '--keep-both'])).code).toBe(0);
  });

  it('stops no other file: the others are in, and the exit is 1', async () => {
    writeFileSync(at('one.txt'), GOOD);
    const { code, out } = await postil(['import', workspace, at('gone.txt'), at('one.txt'), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { file: at('gone.txt') },
      { file: at('one.txt'), title: 'A quiet border' },
    ]);
  });
});

it('reads a text in a legacy encoding, and warns that it guessed', async () => {
  const text = `Über die Brücke\n\n${'Die Züge fahren täglich über den Fluß nach Süden, größer und älter als früher. '.repeat(4)}\n`;
  writeFileSync(at('alt.txt'), Buffer.from(text, 'latin1'));
  const { code, out } = await postil(['import', workspace, at('alt.txt'), '--json']);
  expect(code).toBe(0);
  const [imported] = JSON.parse(out);
  expect(imported.title).toBe('Über die Brücke');
  expect(imported.warnings).toHaveLength(1);
});

it('reads an article from standard input, with its metadata as given', async () => {
  const metadata = ['--title', 'Given', '--published', '2025-03', '--byline', 'T. Reed', '--language', 'en'];
  const { code } = await postil(['import', workspace, '-', ...metadata], { stdin: GOOD });
  expect(code).toBe(0);
  expect(JSON.parse(await contents())).toMatchObject([
    { title: 'Given', published: '2025-03', byline: 'T. Reed', language: 'en' },
  ]);
});

describe('a workspace that cannot be used', () => {
  const everyCommand = (path: string): string[][] => [
    ['import', path, at('one.txt')],
    ['annotate', path, at('notes.jsonld')],
    ['list', path, 'documents'],
    ['search', path, 'border'],
    ['export', path, '--to', at('out.csv')],
    ['check', path],
  ];

  async function expectAllRefuse(path: string, reason: RegExp): Promise<void> {
    writeFileSync(at('one.txt'), GOOD);
    writeFileSync(
      at('notes.jsonld'),
      '[{"type":"Annotation","target":{"selector":{"type":"TextQuoteSelector","exact":"x"}}}]',
    );
    const before = existsSync(path) && !readdirSync(folder).includes('as folder') ? readFileSync(path) : null;
    for (const args of everyCommand(path)) {
      const { code, out, err } = await postil(args);
      expect([args[0], code, out]).toEqual([args[0], 1, '']);
      expect(err).toMatch(/^postil: [^\n]+\n$/);
      expect(err).toContain(path);
      expect(err).toMatch(reason);
    }
    if (before !== null) expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(at('out.csv'))).toBe(false);
  }

  it('because it is not there', () =>
    expectAllRefuse(at('gone.postil'), /no such file|is not there|does not exist/));

  it('because it is a folder', async () => {
    mkdirSync(at('as folder'));
    await expectAllRefuse(at('as folder'), /folder/);
  });

  it.each([
    ['text', Buffer.from('not a workspace\n'.repeat(400))],
    ['nothing', Buffer.alloc(0)],
  ])('because it is %s', async (_name, bytes) => {
    writeFileSync(at('other.postil'), bytes);
    await expectAllRefuse(at('other.postil'), /not a (Postil )?workspace|empty/i);
  });

  it('because it is a database of another program', async () => {
    const db = new Database(at('other.postil'));
    db.exec('CREATE TABLE t (x)');
    db.close();
    await expectAllRefuse(at('other.postil'), /not a (Postil )?workspace|another program/i);
  });

  it('because a newer Postil wrote it', async () => {
    copyFileSync(workspace, at('newer.postil'));
    const db = new Database(at('newer.postil'));
    db.pragma('journal_mode = DELETE');
    db.pragma('user_version = 99');
    db.close();
    await expectAllRefuse(at('newer.postil'), /newer/);
  });

  it('because a file of that name exists, when it is to be new', async () => {
    const { code, err } = await postil(['new', workspace]);
    expect(code).toBe(1);
    expect(err).toContain(workspace);
  });

  it('because another program is writing it; reading goes on', async () => {
    writeFileSync(at('one.txt'), GOOD);
    await postil(['import', workspace, at('one.txt')]);
    const open = openWorkspace(workspace, { person: analyst, migrations });
    try {
      const { code, err } = await postil(['import', workspace, at('one.txt')]);
      expect(code).toBe(1);
      expect(err).toMatch(/open|use/);
      expect(JSON.parse(await contents())).toHaveLength(1);
      expect((await postil(['export', workspace])).code).toBe(0);
      expect((await postil(['check', workspace])).code).toBe(0);
    } finally {
      open.close();
    }
  });
});

describe('a disk that can only be read', () => {
  it('refuses to write and still reads', async ({ skip }) => {
    const disk = smallDisk('4m');
    if (disk === null) return skip('no file system of its own can be mounted here');
    const path = join(disk.folder, 'basin.postil');
    writeFileSync(at('one.txt'), GOOD);
    await postil(['new', path]);
    await postil(['import', path, at('one.txt')]);
    disk.makeReadOnly();
    writeFileSync(at('two.txt'), `Another\n\n${GOOD}`);
    for (const args of [
      ['import', path, at('two.txt')],
      ['new', join(disk.folder, 'new.postil')],
      ['export', path, '--to', join(disk.folder, 'a.csv')],
    ]) {
      const { code, err } = await postil(args);
      expect([args[0], code]).toEqual([args[0], 1]);
      expect(err).toMatch(/^postil: [^\n]*read[^\n]*\n$/);
      expect(err).toContain(disk.folder);
    }
    expect(JSON.parse(await contents(path))).toHaveLength(1);
    expect((await postil(['export', path])).out).toContain('annotation_id');
  });
});

describe('a disk that fills up', () => {
  it('refuses what does not fit, and keeps the workspace as it was', async ({ skip }) => {
    const disk = smallDisk('3m');
    if (disk === null) return skip('no file system of its own can be mounted here');
    const path = join(disk.folder, 'basin.postil');
    writeFileSync(at('one.txt'), GOOD);
    await postil(['new', path]);
    expect((await postil(['import', path, at('one.txt')])).code).toBe(0);
    const words = Array.from({ length: 150_000 }, (_, i) => `w${(i * 7919) % 100_003}`).join(' ');
    writeFileSync(at('large.txt'), `A large article\n\n${words}\n`);
    const { code, err } = await postil(['import', path, at('large.txt')]);
    expect(code).toBe(1);
    expect(err).toMatch(/^postil: [^\n]*full[^\n]*\n$/);
    expect(err).toContain(path);
    expect(JSON.parse(await contents(path))).toMatchObject([{ title: 'A quiet border' }]);
    expect(await postil(['check', path])).toMatchObject({ code: 0 });
  });
});
