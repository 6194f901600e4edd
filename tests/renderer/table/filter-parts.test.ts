import { describe, expect, it } from 'vitest';
import {
  dayOf,
  isOpen,
  partsOf,
  startOfDay,
  withCondition,
  without,
} from '../../../renderer/table/filter-parts.ts';
import type { EvidenceFilter } from '../../../shared/records/evidence-filter.ts';

const names = {
  tag: (id: string) => (id === 'gone' ? undefined : `tag ${id}`),
  person: (id: string) => `person ${id}`,
  document: (id: string) => `article ${id}`,
};
const words = (filter: EvidenceFilter) => partsOf(filter, names).map(part => part.words);

describe('a filter in words', () => {
  it('has a chip for each thing it narrows by', () => {
    expect(
      words({
        kinds: ['claim', 'option'],
        tags: ['1', 'gone', '3', '4'],
        keyPassage: false,
        leastConfidence: 3,
        fields: [
          { field: 'claim.verdict', is: ['contested'] },
          { field: 'claim.stance', isEmpty: true },
          { field: 'precedent.event', has: 'treaty' },
        ],
      }),
    ).toEqual([
      'Kind: Claim or Policy option',
      'Tag: tag 1, a removed tag or 2 more',
      'Key passage: no',
      'Confidence: at least 3',
      'Verdict: Contested',
      'Stance (claim): not set',
      'Event: has “treaty”',
    ]);
  });

  it('says the days of a span as they were chosen', () => {
    const filter = { createdFrom: startOfDay('2026-03-01'), createdBefore: startOfDay('2026-03-31', 1) };
    expect(words(filter)).toEqual(['Date made: from 2026-03-01 until 2026-03-31']);
    expect(dayOf(startOfDay('2024-02-29'))).toBe('2024-02-29');
    expect(startOfDay('2024-02')).toBeNaN();
  });

  it('says nothing of what does not narrow', () => {
    expect(words({})).toEqual([]);
    expect(isOpen({})).toBe(true);
    expect(isOpen({ text: '' })).toBe(true);
    expect(isOpen({ text: 'river' })).toBe(false);
    expect(isOpen({ keyPassage: false })).toBe(false);
  });
});

describe('a filter without one of its parts', () => {
  const filter: EvidenceFilter = {
    tags: ['1'],
    createdFrom: 1,
    createdBefore: 2,
    fields: [
      { field: 'claim.verdict', is: ['refuted'] },
      { field: 'claim.type', is: ['causal'] },
    ],
  };

  it('keeps the others', () => {
    expect(without(filter, 'created')).toEqual({ tags: ['1'], fields: filter.fields });
    expect(without(filter, 'claim.verdict').fields).toEqual([{ field: 'claim.type', is: ['causal'] }]);
    expect(without({ isUntagged: true }, 'tags')).toEqual({});
  });

  it('of its last field has no list of fields', () => {
    expect(without({ fields: [{ field: 'claim.type', isEmpty: true }] }, 'claim.type')).toEqual({});
  });

  it('takes another condition of the field in its place', () => {
    const { fields } = withCondition(filter, { field: 'claim.verdict', isEmpty: true });
    expect(fields).toEqual([
      { field: 'claim.type', is: ['causal'] },
      { field: 'claim.verdict', isEmpty: true },
    ]);
  });
});
