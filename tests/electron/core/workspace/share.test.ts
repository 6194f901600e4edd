/** What is in the bytes of a shared file, and what is not. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { openReadonly, openWorkspace } from '../../../../electron/core/workspace/open.ts';
import { searchWorkspace } from '../../../../electron/core/workspace/search.ts';
import { shareSteps } from '../../../../electron/core/workspace/share.ts';
import {
  defaultShareOptions,
  type ShareOptions,
  type ShareSummary,
} from '../../../../shared/records/share-options.ts';
import { readingOf, shared, stateOf, wordsIn } from '../../../support/shared-file.ts';
import { sharingWorkspace, WORDS } from '../../../support/sharing-workspace.ts';
import { ada, migrations } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('share');
const { workspace, ids } = sharingWorkspace(folder);
const { db } = workspace;

const DELETED = [
  ...WORDS.removedArticle,
  ...WORDS.removedAnnotation,
  ...WORDS.removedTag,
  ...WORDS.overwritten,
  ...WORDS.correctedText,
];

describe('a share of everything', () => {
  it('holds all that is shown, row for row, and nothing of this copy', async () => {
    const file = await shared(db, folder);
    readingOf(file, other => {
      expect(stateOf(other)).toEqual(stateOf(db));
      expect(other.prepare('SELECT count(*) FROM local').pluck().get()).toBe(0);
      expect(other.prepare('SELECT count(*) FROM step').pluck().get()).toBe(0);
    });
    expect(wordsIn(file, [...WORDS.notes, ...WORDS.text, ...WORDS.bob, 'sourcefilename'])).toHaveLength(6);
  });

  it('has nothing deleted or overwritten anywhere in its bytes', async () => {
    expect(wordsIn(workspace.path, DELETED)).toEqual(DELETED);
    expect(wordsIn(await shared(db, folder), DELETED)).toEqual([]);
  });

  it('tells that records were removed, by their ids alone', async () => {
    const file = await shared(db, folder);
    const told = readingOf(file, other =>
      other
        .prepare<[], { id: string; fields: string; withheld: number }>(
          `SELECT id, fields, withheld FROM change JOIN cut USING (device, seq)
           WHERE json_extract(fields, '$.removed') = 1`,
        )
        .all(),
    );
    expect(told.map(({ id }) => id).sort()).toEqual(expect.arrayContaining([ids.dropped, ids.gone].sort()));
    expect(new Set(told.map(({ fields }) => fields))).toEqual(new Set(['{"removed":true}']));
  });

  it('keeps what records were before, if asked, but nothing of removed ones', async () => {
    const file = await shared(db, folder, { history: true });
    const former = [...WORDS.overwritten, ...WORDS.correctedText];
    expect(wordsIn(file, former)).toEqual(former);
    expect(wordsIn(file, [...WORDS.removedArticle, ...WORDS.removedAnnotation, ...WORDS.removedTag])).toEqual(
      [],
    );
  });

  it('never rewrites the number or clock of a change', async () => {
    const file = await shared(db, folder);
    const read = 'SELECT device, seq, lamport, wall, person, record, id FROM change';
    const originals = new Set(
      db
        .prepare(read)
        .raw()
        .all()
        .map(row => JSON.stringify(row)),
    );
    const copies = readingOf(file, other => other.prepare(read).raw().all());
    expect(copies.length).toBeGreaterThan(10);
    expect(copies.filter(row => !originals.has(JSON.stringify(row)))).toEqual([]);
  });

  it('leaves no draft behind', () => {
    expect(readdirSync(folder).filter(name => /share.*(draft|tmp|journal)/.test(name))).toEqual([]);
  });
});

it('leaves nothing behind when it is stopped half way', () => {
  const file = join(folder, 'share-stopped.postil');
  const steps = shareSteps(db, defaultShareOptions, { file, migrations });
  for (let i = 0; i < 5; i++) expect(steps.next().done).toBe(false);
  expect(readdirSync(folder).filter(name => name.startsWith('share-stopped'))).toEqual([
    'share-stopped.postil-draft',
  ]);
  steps.return({} as ShareSummary);
  expect(readdirSync(folder).filter(name => name.startsWith('share-stopped'))).toEqual([]);
  // The connection that was read from is free again.
  expect(db.prepare('SELECT count(*) FROM change').pluck().get()).toBeGreaterThan(0);
  workspace.commit('Rename', [{ record: 'workspace', id: 'workspace', fields: { name: 'Still here' } }]);
});

describe('what is left out of a share', () => {
  const cases: readonly (readonly [
    string,
    Partial<ShareOptions>,
    absent: readonly string[],
    present: readonly string[],
  ])[] = [
    ['notes', { notes: false }, WORDS.notes, ['unquotedparagraph', 'sourcefilename']],
    ['source files', { sources: false }, WORDS.sources, [...WORDS.notes, ...WORDS.text]],
    [
      'full text',
      { text: false },
      [...WORDS.text, ...WORDS.sources],
      ['Team Alpha measured the east bank', ...WORDS.notes],
    ],
    [
      'annotations',
      { annotations: false },
      ['passagenoteword', ...WORDS.bob],
      [...WORDS.text, 'Rivers', 'Unused'],
    ],
    ['articles', { documents: [ids.banks] }, WORDS.dams, [...WORDS.text, ...WORDS.bob]],
    ['kinds', { kinds: ['claim'] }, WORDS.bob, ['passagenoteword']],
    ['tags', { tags: [ids.water] }, ['bobspeaker', 'Unused'], ['passagenoteword', 'Rivers', 'Water']],
    ['people', { people: [ada.id] }, WORDS.bob, ['passagenoteword']],
  ];

  for (const [part, options, absent, present] of cases) {
    it(`is nowhere in its bytes: ${part}`, async () => {
      const file = await shared(db, folder, options);
      expect(wordsIn(file, [...absent, ...DELETED])).toEqual([]);
      expect(wordsIn(file, present)).toEqual([...present]);
    });

    it(`leaves a file that a check finds sound: ${part}`, async () => {
      const file = await shared(db, folder, options);
      readingOf(file, other => expect(checkWorkspace(other, { migrations }).problems).toEqual([]));
    });
  }

  it('is marked, so that a later merge knows what nobody saw', async () => {
    const file = await shared(db, folder, { notes: false });
    const cut = readingOf(file, other =>
      other
        .prepare<[], number>(
          `SELECT withheld FROM change JOIN cut USING (device, seq) WHERE record = 'annotation'
           AND id = '${ids.claim}' ORDER BY lamport`,
        )
        .pluck()
        .all(),
    );
    expect(cut).toEqual([1]);
  });
});

describe('a shared file', () => {
  it('is sound, and listed and searched once it was opened', async () => {
    const file = await shared(db, folder);
    const reader = openReadonly(file, { migrations });
    expect(checkWorkspace(reader.db, { migrations }).problems).toEqual([]);
    expect(() => searchWorkspace(reader.db, 'unquotedparagraph', 10)).toThrowError(
      expect.objectContaining({
        code: 'workspace.readOnly',
        message: expect.stringContaining('open it once'),
      }),
    );
    reader.close();
    const opened = openWorkspace(file, { person: ada, migrations });
    expect(searchWorkspace(opened.db, 'unquotedparagraph', 10)).toHaveLength(1);
    expect(searchWorkspace(opened.db, 'passagenoteword', 10)).toHaveLength(1);
    expect(checkWorkspace(opened.db, { migrations }).problems).toEqual([]);
    opened.close();
  });

  it('can be shared on, with what was left out before still left out', async () => {
    const first = await shared(db, folder, { notes: false, documents: [ids.banks] });
    const opened = openWorkspace(first, { person: ada, migrations });
    const second = await shared(opened.db, folder);
    readingOf(second, other => {
      expect(checkWorkspace(other, { migrations }).problems).toEqual([]);
      expect(stateOf(other)).toEqual(stateOf(opened.db));
      const cuts = (of: typeof other) => of.prepare('SELECT * FROM cut ORDER BY device, seq').all();
      expect(cuts(other)).toEqual(expect.arrayContaining(cuts(opened.db)));
    });
    opened.close();
  });

  it('stays listed in the folder under its own name only', () => {
    expect(readdirSync(join(folder)).filter(name => name.startsWith('.'))).toEqual([]);
  });
});
