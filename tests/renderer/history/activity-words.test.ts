import { expect, it } from 'vitest';
import { activityWords } from '../../../renderer/history/activity-words.ts';
import type { ActivityLine } from '../../../shared/contract/history.ts';

const line = (over: Partial<ActivityLine>): ActivityLine => ({
  device: 'A'.repeat(22),
  seq: 1,
  by: 'ada',
  at: 0,
  record: 'annotation',
  act: 'made',
  count: 1,
  fields: [],
  put: [],
  taken: [],
  about: null,
  inArticle: 'Two banks',
  place: null,
  ...over,
});

it.each<[string, Partial<ActivityLine>]>([
  ['tagged 3 passages in “Two banks”', { count: 3 }],
  [
    'edited note, key passage of “Team Alpha” in “Two banks”',
    { act: 'edited', about: 'Team Alpha', fields: ['note', 'keyPassage'] },
  ],
  [
    'edited 2 passages in “Two banks”',
    { act: 'edited', count: 2, fields: ['note', 'kind', 'confidence', 'keyPassage'] },
  ],
  ['moved “Team Alpha” in “Two banks”', { act: 'edited', about: 'Team Alpha', fields: ['anchor'] }],
  ['put “Water” on 1,200 passages in “Two banks”', { act: 'tagged', count: 1_200, put: ['Water'] }],
  ['took “Water” off “x” in “Two banks”', { act: 'tagged', about: 'x', taken: ['Water'] }],
  [
    'put “Peace” on “x” and took “Water” off in “Two banks”',
    { act: 'tagged', about: 'x', put: ['Peace'], taken: ['Water'] },
  ],
  ['deleted “x” in “Two banks”', { act: 'removed', about: 'x' }],
  ['imported 4 articles', { record: 'document', count: 4, inArticle: null }],
  [
    'edited text of “Two banks”',
    { record: 'document', act: 'edited', fields: ['content'], about: 'Two banks', inArticle: null },
  ],
  ['made the tag “Water”', { record: 'tag', about: 'Water', inArticle: null }],
  ['made 2 links', { record: 'link', count: 2, inArticle: null }],
])('an act reads “%s”', (words, over) => {
  expect(activityWords(line(over))).toBe(words);
});
