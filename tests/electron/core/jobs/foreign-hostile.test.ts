/** Files made to do harm, or damaged on their way: each is refused whole, with the reason, and left as it was. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  forkReader,
  openForeign,
  type StartReader,
} from '../../../../electron/core/jobs/foreign-workspace.ts';
import { type BuiltParser, buildParser } from '../../../support/built-parser.ts';
import {
  changed,
  fullFile,
  fullWorkspace,
  ownCopies,
  plainly,
  withoutSearch,
} from '../../../support/foreign-files.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('hostile');
const copies = ownCopies(folder);
let built: BuiltParser;
let start: StartReader;
let good: string;
let device: string;
beforeAll(async () => {
  built = await buildParser('electron/core/jobs/foreign-process.ts');
  start = forkReader(built.program);
  const workspace = fullWorkspace(folder);
  device = String(workspace.db.prepare('SELECT device FROM change').pluck().get());
  workspace.close();
  good = workspace.path;
});
afterAll(() => built.remove());

/** The refusal, after seeing that nothing was changed and nothing is left. */
async function refusal(path: string, options = {}): Promise<{ code: string; message: string; data: object }> {
  const before = { files: readdirSync(folder), copies: copies() };
  const fault: unknown = await openForeign(path, { ...plainly, start, ...options }).then(
    async foreign => {
      await foreign.close();
      return 'it was let in';
    },
    error => error,
  );
  expect({ files: readdirSync(folder), copies: copies() }).toEqual(before);
  expect(fault).toMatchObject({ name: 'Fault', data: { file: path } });
  return fault as { code: string; message: string; data: object };
}

async function refusalOf(path: string, options = {}) {
  const bytes = readFileSync(path);
  const fault = await refusal(path, options);
  expect(readFileSync(path).equals(bytes)).toBe(true);
  return fault;
}

const withBytes = (name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const sql = (...statements: string[]) => changed(good, db => void statements.map(one => db.exec(one)));
const forged = (act: (db: Database.Database) => void) =>
  changed(good, db => {
    db.pragma('ignore_check_constraints = ON');
    act(db);
  });
/** A change of the foreign device that nobody made through Postil. */
const insert = (values: Partial<Record<string, unknown>>) =>
  forged(db => {
    const row = {
      device,
      seq: 1000,
      lamport: 1000,
      wall: 0,
      person: '01900000-0000-7000-8000-0000000000ad',
      record: 'tag',
      id: '01900000-0000-7000-8000-000000000001',
      fields: '{"name":"New"}',
      ...values,
    };
    db.prepare(
      'INSERT INTO change VALUES (@device, @seq, @lamport, @wall, @person, @record, @id, @fields)',
    ).run(row);
  });

describe('what is no workspace', () => {
  it('is refused: a folder, a link, a pipe, nothing at all', async () => {
    const link = join(folder, 'link.postil');
    symlinkSync(good, link);
    const pipe = join(folder, 'pipe.postil');
    execFileSync('mkfifo', [pipe]);
    const directory = join(folder, 'folder.postil');
    mkdirSync(directory);
    expect(await refusal(link)).toMatchObject({ code: 'merge.refused', message: /symbolic link/ });
    expect(await refusal(pipe)).toMatchObject({ code: 'merge.refused', message: /not a regular file/ });
    expect(await refusal(directory)).toMatchObject({ code: 'merge.refused', message: /folder/ });
    expect(await refusal(join(folder, 'none.postil'))).toMatchObject({ code: 'workspace.missing' });
  });

  it('is refused: an empty file, an article, a database of another program', async () => {
    const other = changed(good, db => void db.pragma('application_id = 1'));
    for (const path of [withBytes('empty', Buffer.alloc(0)), withBytes('x.html', Buffer.from('<p>')), other])
      expect(await refusalOf(path)).toMatchObject({ code: 'workspace.foreign' });
  });

  it('is refused: one of a newer Postil, and one of none', async () => {
    const newer = await refusalOf(changed(good, db => void db.pragma('user_version = 99')));
    expect(newer).toMatchObject({ code: 'workspace.newer' });
    const none = await refusalOf(changed(good, db => void db.pragma('user_version = 0')));
    expect(none).toMatchObject({ code: 'merge.refused' });
  });
});

describe('a damaged workspace', () => {
  it.each([150, 1024, 4096, 8192, 20_000, -1])('cut off at %i bytes is refused', async at => {
    const bytes = readFileSync(good);
    const cut = withBytes(`cut${at}`, bytes.subarray(0, at));
    expect(await refusalOf(cut)).toMatchObject({ code: 'workspace.damaged', message: /cut off/ });
  });

  it('with something behind its end is refused', async () => {
    const longer = withBytes('longer', Buffer.concat([readFileSync(good), Buffer.alloc(4096)]));
    expect(await refusalOf(longer)).toMatchObject({ code: 'workspace.damaged' });
  });

  it('with a page of noise in the middle is refused', async () => {
    const bytes = readFileSync(good);
    bytes.fill(0xa5, 4096 * 3, 4096 * 4);
    expect(await refusalOf(withBytes('noise', bytes))).toMatchObject({ code: 'workspace.damaged' });
  });

  it('with an index that does not tell of all its rows is refused', async () => {
    const lying = changed(good, db => {
      const root = db
        .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'change_by_record'")
        .pluck()
        .get();
      db.exec(`CREATE TABLE shadow (record TEXT, id TEXT, device TEXT, seq INTEGER,
        PRIMARY KEY (record, id, device, seq)) WITHOUT ROWID`);
      const other = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'shadow'").pluck().get();
      db.pragma('writable_schema = ON');
      db.prepare("UPDATE sqlite_schema SET rootpage = ? WHERE name = 'change_by_record'").run(other);
      db.prepare("UPDATE sqlite_schema SET rootpage = ? WHERE name = 'shadow'").run(root);
      db.exec("DELETE FROM sqlite_schema WHERE name = 'shadow'");
    });
    expect(await refusalOf(lying)).toMatchObject({ code: 'workspace.damaged' });
  });
});

describe('a log beside the file', () => {
  it('that is not its own is refused', async () => {
    const planted = join(folder, 'planted.postil');
    writeFileSync(planted, readFileSync(good));
    writeFileSync(`${planted}-wal`, Buffer.alloc(4128, 'x'));
    expect(await refusalOf(planted)).toMatchObject({ code: 'merge.refused', message: /not its own/ });
  });

  it('of a database that is in the middle of a write is refused', async () => {
    const torn = join(folder, 'torn.postil');
    writeFileSync(torn, readFileSync(good));
    writeFileSync(`${torn}-journal`, Buffer.alloc(4096, 'x'));
    expect(await refusalOf(torn)).toMatchObject({ code: 'merge.refused', message: /middle of a write/ });
  });

  it('that a link stands in for is refused', async () => {
    const linked = join(folder, 'linked.postil');
    writeFileSync(linked, readFileSync(good));
    symlinkSync('/etc/hostname', `${linked}-wal`);
    const fault: unknown = await openForeign(linked, { ...plainly, start }).catch(error => error);
    expect(fault).toMatchObject({ code: 'merge.refused', data: { file: `${linked}-wal` } });
  });
});

describe('a workspace with more or less in it than Postil makes', () => {
  it.each([
    ['trigger', 'CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM document; END'],
    ['view', 'CREATE VIEW everything AS SELECT * FROM change'],
    ['table', 'CREATE TABLE extra (a)'],
    ['index', 'CREATE INDEX more ON change (wall)'],
    ['virtual table', 'CREATE VIRTUAL TABLE words USING fts5 (a)'],
  ])('is refused for a %s', async (_, statement) => {
    const fault = await refusalOf(sql(statement));
    expect(fault).toMatchObject({ code: 'merge.refused', message: /not Postil's|form it should/ });
  });

  it.each([
    ['a table that is missing', 'DROP TABLE link'],
    ['half a search index', 'DROP TABLE search_entry'],
    ['a view in the place of a table', 'DROP TABLE link; CREATE VIEW link AS SELECT * FROM change'],
    ['a column more', 'ALTER TABLE tag ADD COLUMN more TEXT'],
    [
      'a view that never ends',
      `DROP TABLE horizon; CREATE VIEW horizon AS WITH RECURSIVE n (a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n)
       SELECT 'x' AS device, count(*) AS seq, '{}' AS seen FROM n`,
    ],
  ])('is refused for %s', async (_, statement) => {
    expect(await refusalOf(sql(statement))).toMatchObject({ code: 'merge.refused' });
  });

  it('is refused when a shared file has a search index of its own making', async () => {
    const shared = withoutSearch(good);
    const own = changed(shared, db => db.exec('CREATE TABLE search (a); CREATE TABLE search_entry (b)'));
    expect(await refusalOf(own)).toMatchObject({ code: 'merge.refused' });
  });
});

describe('a workspace whose rows are not what they should be', () => {
  const cases: [string, RegExp, () => string][] = [
    ['a field that does not exist', /no such field/, () => insert({ fields: '{"name":"New","power":1}' })],
    [
      'a field that JavaScript would hide',
      /no such field/,
      () => insert({ fields: '{"__proto__":{"a":1}}' }),
    ],
    ['a value of the wrong type', /tag\.name/, () => insert({ fields: '{"name":5}' })],
    ['a value that is too long', /longer/, () => insert({ fields: `{"name":"${'x'.repeat(1000)}"}` })],
    ['fields that are no JSON', /fields/, () => insert({ fields: '{"name"' })],
    [
      'fields nested without end',
      /not valid/,
      () => insert({ fields: `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}` }),
    ],
    ['a record of no kind', /no Postil knows/, () => insert({ record: 'secret' })],
    ['a record without an id', /no id/, () => insert({ id: 'x' })],
    ['a change nobody made', /nobody/, () => insert({ person: '' })],
    ['a change made at no time', /no time|wall/, () => insert({ wall: 1e300 })],
    ['a device that is none', /without a number/, () => insert({ device: 'me' })],
    ['a number that is too large', /without a number/, () => insert({ seq: 2n ** 60n, lamport: 2n ** 60n })],
    ['a jump of the clock', /never were/, () => insert({ lamport: 2 ** 40 })],
    ['a clock that goes back', /does not follow/, () => insert({ lamport: 1 })],
    [
      'a change of an enormous size',
      /too large/,
      () => insert({ fields: `"${'x'.repeat(17 * 1024 * 1024)}"` }),
    ],
  ];
  it.each(cases)('is refused for %s', async (_, reason, make) => {
    const fault = await refusalOf(make());
    expect(fault.code).toMatch(/^(merge.refused|workspace.damaged)$/);
    expect(fault.message).toMatch(reason);
  });

  it.each<[string, RegExp, string]>([
    ['a text that is another', /has changed/, `UPDATE content SET body = replace(body, 'Alpha', 'Omega')`],
    ['a source file that is another', /has changed/, `UPDATE source SET bytes = x'00'`],
    ['a source file said to be larger', /has changed/, 'UPDATE source SET size = size + 1'],
    ['a source file said to be enormous', /too large/, 'UPDATE source SET size = 1e12'],
    ['a source file that is enormous', /too large/, 'UPDATE source SET bytes = zeroblob(201 * 1024 * 1024)'],
    [
      'a text that is enormous',
      /too long/,
      `UPDATE content SET body = printf('%.*c', 201 * 1024 * 1024, 'x')`,
    ],
    ['a text that is missing', /missing/, 'DELETE FROM content'],
    ['a source file that is missing', /missing/, 'DELETE FROM source'],
    ['a horizon that cannot be read', /had seen/, `INSERT INTO horizon VALUES ('x', 1, '{}')`],
    [
      'a horizon of nonsense',
      /had seen/,
      `INSERT INTO horizon SELECT device, 1, '{"a":[[2,1]]}' FROM change LIMIT 1`,
    ],
    ['something missing of nothing', /does not hold/, `INSERT INTO cut VALUES ('x', 1, 0)`],
    [
      'something missing in no way',
      /missing of/,
      'INSERT INTO cut SELECT device, seq, 7 FROM change LIMIT 1',
    ],
  ])('is refused for %s', async (_, reason, statement) => {
    const fault = await refusalOf(sql(statement));
    expect(fault.code).toBe('merge.refused');
    expect(fault.message).toMatch(reason);
  });

  it('is refused for a text that is no article, though its hash is right', async () => {
    const { sha256 } = await import('../../../../electron/core/workspace/contents.ts');
    const deep = `${'{"type":"blockquote","content":['.repeat(20_000)}${']}'.repeat(20_000)}`;
    for (const body of ['{"type":"doc","content":[{"type":"script"}]}', '{"type":"paragraph"}', '[]', deep]) {
      const path = forged(db => {
        const hash = sha256(body);
        const shown = String(db.prepare('SELECT content FROM document WHERE removed = 0').pluck().get());
        db.prepare('UPDATE content SET hash = ?, body = ? WHERE hash = ?').run(hash, body, shown);
        db.prepare('UPDATE change SET fields = replace(fields, ?, ?)').run(shown, hash);
      });
      expect(await refusalOf(path)).toMatchObject({ code: 'merge.refused', message: /not an article/ });
    }
  });

  it('is refused for a change that is there twice', async () => {
    const twice = changed(good, db => {
      db.pragma('writable_schema = ON');
      db.exec(`CREATE TABLE loose (device TEXT, seq INTEGER, lamport INTEGER, wall REAL, person TEXT,
        record TEXT, id TEXT, fields TEXT, n INTEGER, PRIMARY KEY (device, seq, n)) WITHOUT ROWID`);
      db.exec('INSERT INTO loose SELECT *, 1 FROM change UNION ALL SELECT *, 2 FROM change WHERE seq = 1');
      db.exec(`UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'loose')
        WHERE name = 'change'`);
      db.exec("DELETE FROM sqlite_schema WHERE name = 'loose'");
    });
    expect((await refusalOf(twice)).code).toMatch(/^(merge.refused|workspace.damaged)$/);
  });
});

it('a good file passes beside all these', async () => {
  const foreign = await openForeign(fullFile(folder), { ...plainly, start });
  expect(foreign.figures.annotations).toBe(2);
  await foreign.close();
});
