import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import {
  countDocuments,
  documentTallies,
  evidenceExtent,
  tagsCarried,
} from '../../../../electron/core/workspace/evidence-tally.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { treatyWorkspace } from '../../../support/treaty-workspace.ts';

const treaty = treatyWorkspace(join(temporaryFolder('tally'), 'treaty.postil'));
const { tagged, river, border, plain, tags } = treaty;
const { db } = tagged.workspace;
afterAll(() => tagged.close());

it('counts each tag itself, not those below it, and what has none', () => {
  expect(tagsCarried(db, {})).toEqual({
    counts: new Map([
      [tags.water, 2],
      [tags.gauges, 1],
      [tags.borders, 1],
    ]),
    untagged: 1,
  });
  expect(tagsCarried(db, { documents: [border] })).toEqual({
    counts: new Map([[tags.borders, 1]]),
    untagged: 0,
  });
});

it('counts article by article, those with nothing among them', () => {
  const tallies = [...documentTallies(db, {})];
  expect(countDocuments(db, {})).toBe(tallies.length);
  expect(
    tallies.map(({ document, annotations, kinds, untagged }) => [
      document.title,
      annotations,
      kinds,
      untagged,
    ]),
  ).toEqual([
    ['Rivers 🌊 & <rules>', 3, { claim: 2, option: 1 }, 1],
    ['سرحدیں', 1, { precedent: 1 }, 0],
    ['Nothing tagged', 0, {}, 0],
  ]);
  expect(Object.keys(tallies[0]?.document ?? {})).not.toContain('content');
});

it('counts what a filter lets through', () => {
  const [first, ...others] = documentTallies(db, { documents: [river], annotations: [plain] });
  expect(others).toEqual([]);
  expect(first).toMatchObject({ annotations: 1, kinds: { claim: 1 }, tags: new Map(), untagged: 1 });
});

it('says how far the evidence reaches and how fresh it is', () => {
  expect(evidenceExtent(db, {})).toEqual({
    annotations: 4,
    articles: 2,
    asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  });
  expect(evidenceExtent(db, { kinds: [] })).toEqual({ annotations: 0, articles: 0, asOf: null });
});
