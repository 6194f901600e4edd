import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { countEvidence, evidenceRows } from '../../../../electron/core/workspace/evidence.ts';
import type { EvidenceFilter } from '../../../../shared/records/evidence-filter.ts';
import { type Article, analyst, TaggedWorkspace } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('evidence-filter');
let tagged: TaggedWorkspace;
let article: Article;
let claim: string;
let precedent: string;
let option: string;

beforeAll(() => {
  tagged = new TaggedWorkspace(join(folder, 'filter.postil'));
  article = tagged.addArticle('Gauges', ['Flow fell by a third.', 'In 1960 they signed.', 'Publish daily.']);
  const water = tagged.addTag('water');
  claim = tagged.tag(article, 'claim', 'Flow fell', {
    'claim.speaker': 'The Ministry',
    'claim.type': 'factual',
    confidence: 4,
    [`tag:${water}`]: true,
  });
  precedent = tagged.tag(article, 'precedent', 'In 1960', {
    'precedent.actors': ['India', 'Pakistan'],
    keyPassage: true,
    note: 'See the café annex',
  });
  option = tagged.tag(article, 'option', 'Publish', {
    'option.instruments': ['legal', 'other'],
    confidence: 2,
  });
  return () => tagged.close();
});

function found(filter: EvidenceFilter): string[] {
  const ids = Array.from(evidenceRows(tagged.workspace.db, filter), row => row.annotation);
  expect(countEvidence(tagged.workspace.db, filter)).toBe(ids.length);
  return ids;
}

describe('a filter', () => {
  it('narrows by what a field is, also by one of several values', () => {
    expect(found({ fields: [{ field: 'claim.type', is: ['factual', 'causal'] }] })).toEqual([claim]);
    expect(found({ fields: [{ field: 'claim.type', is: ['causal'] }] })).toEqual([]);
    expect(found({ fields: [{ field: 'option.instruments', is: ['legal'] }] })).toEqual([option]);
    expect(found({ fields: [{ field: 'precedent.actors', is: ['Pakistan'] }] })).toEqual([precedent]);
  });

  it('narrows by words in a field, whatever their capitals', () => {
    expect(found({ fields: [{ field: 'claim.speaker', has: 'MINIS' }] })).toEqual([claim]);
    expect(found({ fields: [{ field: 'claim.speaker', has: '%' }] })).toEqual([]);
  });

  it('finds what is still to be filled, only among annotations of the field’s kind', () => {
    expect(found({ fields: [{ field: 'claim.verdict', isEmpty: true }] })).toEqual([claim]);
    expect(found({ fields: [{ field: 'claim.speaker', isEmpty: true }] })).toEqual([]);
    expect(found({ fields: [{ field: 'claim.speaker', isEmpty: false }] })).toEqual([claim]);
  });

  it('narrows by several fields at once', () => {
    const words = { field: 'claim.speaker', has: 'ministry' } as const;
    expect(found({ fields: [{ field: 'claim.type', is: ['factual'] }, words] })).toEqual([claim]);
    expect(found({ fields: [{ field: 'claim.type', is: ['causal'] }, words] })).toEqual([]);
  });

  it('narrows by tagged or not, key passage, confidence, person, status and time', () => {
    expect(found({ isUntagged: true })).toEqual([precedent, option]);
    expect(found({ isUntagged: false })).toEqual([claim]);
    expect(found({ keyPassage: true })).toEqual([precedent]);
    expect(found({ keyPassage: false })).toEqual([claim, option]);
    expect(found({ leastConfidence: 3 })).toEqual([claim]);
    expect(found({ people: [analyst.id] })).toHaveLength(3);
    expect(found({ people: [] })).toEqual([]);
    expect(found({ statuses: ['orphan', 'moved'] })).toEqual([]);
    expect(found({ statuses: ['exact'] })).toHaveLength(3);
    expect(found({ createdFrom: 0, createdBefore: Date.now() + 60_000 })).toHaveLength(3);
    expect(found({ createdBefore: 0 })).toEqual([]);
    expect(found({ annotations: [option, claim] })).toEqual([claim, option]);
  });

  it('searches quote, note and fields as the search box does, without accents and with its filters', () => {
    expect(found({ text: 'cafe' })).toEqual([precedent]);
    expect(found({ text: 'minist' })).toEqual([claim]);
    expect(found({ text: 'kind:option' })).toEqual([option]);
    expect(found({ text: 'tag:water flow' })).toEqual([claim]);
    expect(found({ text: 'tag:nowhere' })).toEqual([]);
    expect(found({ text: '"' })).toHaveLength(3);
  });
});

it('takes what is typed for a value, never for SQL', () => {
  const { workspace } = tagged;
  onTestFinished(() => expect(countEvidence(workspace.db, {})).toBe(3));
  expect(found({ fields: [{ field: 'claim.speaker', has: "') OR 1 --" }] })).toEqual([]);
  expect(found({ text: `' OR 1=1 --` })).toEqual([]);
});
