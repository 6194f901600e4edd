/** What was done in a workspace, by whom, told line by line and page by page. */
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../electron/core/workspace/activity.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import { newestChanges } from '../../../../electron/core/workspace/newest-changes.ts';
import type { Workspace } from '../../../../electron/core/workspace/workspace.ts';
import { type ActivityLine, type ActivityQuery, Deed } from '../../../../shared/contract/history.ts';
import { bela, handTo, mergeFrom } from '../../../support/merging.ts';
import { startSession, type TestSession } from '../../../support/session.ts';
import { addDocument, addTag, edit, newStore, tagPassage } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('activity');
const everything: ActivityQuery = { cursor: null, person: null, document: null, deed: null, limit: 200 };

let test: TestSession;
let workspace: Workspace;
let document: string;

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: join(test.folder, 'basin.postil') });
  workspace = test.session.workspace;
  document = addDocument(workspace);
});
afterEach(() => test.end());

const ask = (query: Partial<ActivityQuery> = {}) => test.client.history.activity({ ...everything, ...query });
const told = ({ record, act, count, about, inArticle, put, taken, fields }: ActivityLine) => ({
  what: `${act} ${count} ${record}`,
  about,
  inArticle,
  tags: [...put.map(name => `+${name}`), ...taken.map(name => `-${name}`)],
  fields,
});

describe('history.activity', () => {
  it('joins what follows in one go into one line, the latest first', async () => {
    const first = tagPassage(workspace, document, 'Team Alpha');
    tagPassage(workspace, document, 'Team Beta');
    tagPassage(workspace, document, 'In 1960');
    edit(workspace, 'annotation', first, { note: 'n' });
    const { lines, next } = await ask();
    expect(next).toBeNull();
    expect(lines.map(told).map(({ what }) => what)).toEqual([
      'edited 1 annotation',
      'made 3 annotation',
      'made 1 document',
      'made 1 workspace',
    ]);
    expect(lines[0] && told(lines[0])).toMatchObject({
      about: 'Team Alpha',
      inArticle: 'Two banks',
      fields: ['note'],
    });
    expect(lines[0]?.place).toEqual({ document, annotation: first });
    expect(lines[1]?.about).toBeNull();
    expect(lines[2]?.place).toEqual({ document, annotation: null });
  });

  it('names the tags that were put in and taken out, and a tag that got another name', async () => {
    const [water, peace] = [addTag(workspace, 'Water'), addTag(workspace, 'Peace')];
    const passage = tagPassage(workspace, document, 'Team Alpha');
    edit(workspace, 'annotation', passage, { [`tag:${water}`]: true });
    edit(workspace, 'annotation', passage, { [`tag:${peace}`]: true, [`tag:${water}`]: false });
    edit(workspace, 'tag', peace, { name: 'Lasting peace' });
    const [renamed, tagged] = (await ask()).lines;
    expect(renamed && told(renamed)).toMatchObject({ what: 'edited 1 tag', about: 'Lasting peace' });
    expect(tagged && told(tagged)).toMatchObject({
      what: 'tagged 1 annotation',
      tags: ['+Lasting peace', '-Water'],
    });
  });

  it('tells of removals and leads to what is still here', async () => {
    const passage = tagPassage(workspace, document, 'Team Alpha');
    edit(workspace, 'annotation', passage, { removed: true });
    const [gone] = (await ask()).lines;
    expect([gone?.act, gone?.about, gone?.place]).toEqual(['removed', 'Team Alpha', null]);
    workspace.undo();
    const [back] = (await ask()).lines;
    expect([back?.act, back?.place]).toEqual(['restored', { document, annotation: passage }]);
  });

  it('narrows to one article and what is tagged in it', async () => {
    const other = addDocument(workspace, ['Nothing but this.'], { title: 'Other' });
    tagPassage(workspace, document, 'Team Alpha');
    tagPassage(workspace, other, 'Nothing');
    const { lines } = await ask({ document: other });
    expect(lines.map(({ record, about }) => [record, about])).toEqual([
      ['annotation', 'Nothing'],
      ['document', 'Other'],
    ]);
  });

  it('narrows to what was done', async () => {
    const [first, second] = [tagPassage(workspace, document, 'Team Alpha'), newId()];
    const other = tagPassage(workspace, document, 'Team Beta');
    const water = addTag(workspace, 'Water');
    edit(workspace, 'annotation', first, { note: 'Says "document": and "removed":true' });
    edit(workspace, 'annotation', first, { [`tag:${water}`]: true });
    edit(workspace, 'link', second, { from: first, to: other, type: 'supports' });
    edit(workspace, 'annotation', other, { removed: true });
    workspace.undo();
    edit(workspace, 'document', document, { title: 'Three banks' });
    const answers = await Promise.all(
      Deed.options.map(
        async deed => [deed, (await ask({ deed })).lines.map(line => told(line).what)] as const,
      ),
    );
    expect(Object.fromEntries(answers)).toEqual({
      tagged: ['made 2 annotation'],
      imported: ['made 1 document'],
      linked: ['made 1 link'],
      sorted: ['tagged 1 annotation'],
      edited: ['edited 1 document', 'edited 1 annotation'],
      removed: ['removed 1 annotation'],
      restored: ['restored 1 annotation'],
    });
  });

  it('tells of an earlier version of a deleted passage that it was brought back', async () => {
    const passage = tagPassage(workspace, document, 'Team Alpha');
    edit(workspace, 'annotation', passage, { note: 'n' });
    edit(workspace, 'annotation', passage, { removed: true });
    const made = (await test.client.history.of({ record: 'annotation', id: passage })).at(-1);
    expect(made).toBeDefined();
    await test.client.history.restore({
      annotation: passage,
      device: made?.device ?? '',
      seq: made?.seq ?? 0,
    });
    const [line] = (await ask()).lines;
    expect([line?.act, line?.fields]).toEqual(['restored', ['note', 'removed']]);
  });

  it('refuses a cursor that is none', async () => {
    await expect(ask({ cursor: { nobody: 1 } })).rejects.toThrow();
  });
});

describe('the activity of two people', () => {
  function both(): Workspace {
    const a = newStore(folder);
    const article = addDocument(a);
    const b = handTo(bela, a);
    for (const quote of ['Team Alpha', 'Team Beta', 'In 1960']) {
      const mine = tagPassage(a, article, quote);
      edit(a, 'annotation', mine, { confidence: 3 });
      const theirs = tagPassage(b, article, quote, 'precedent');
      edit(b, 'annotation', theirs, { note: 'n' });
    }
    mergeFrom(a, b);
    b.close();
    return a;
  }

  it('is told in the order that decides which value counts, each change once, whatever the pages', () => {
    const a = both();
    const order = a.db
      .prepare<[], { device: string; seq: number }>(
        "SELECT device, seq FROM change WHERE record <> 'person' ORDER BY lamport DESC, device DESC",
      )
      .all();
    const newest = newestChanges(a.db, everything);
    expect([...newest].map(({ device, seq }) => ({ device, seq }))).toEqual(order);
    const whole = readActivity(a.db, everything).lines;
    expect(whole.length).toBeGreaterThan(6);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), limits => {
        const lines: ActivityLine[] = [];
        let cursor: ActivityQuery['cursor'] = null;
        for (let page = 0; ; page++) {
          const limit = limits[page % limits.length] ?? 1;
          const answer = readActivity(a.db, { ...everything, cursor, limit });
          lines.push(...answer.lines);
          cursor = answer.next;
          if (cursor === null) break;
        }
        expect(lines).toEqual(whole);
      }),
      { numRuns: 30 },
    );
    a.close();
  });

  it('narrows to one person', () => {
    const a = both();
    const { lines } = readActivity(a.db, { ...everything, person: bela.id });
    expect(new Set(lines.map(({ by }) => by))).toEqual(new Set([bela.id]));
    expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    a.close();
  });
});
