import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { evidenceRows } from '../../../../electron/core/workspace/evidence.ts';
import { evidenceGroups, groupedEvidence } from '../../../../electron/core/workspace/evidence-groups.ts';
import type { EvidenceFilter } from '../../../../shared/records/evidence-filter.ts';
import type { Grouping } from '../../../../shared/records/export-options.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { treatyWorkspace } from '../../../support/treaty-workspace.ts';

const treaty = treatyWorkspace(join(temporaryFolder('groups'), 'treaty.postil'));
const { tagged, hostile, plain, option, precedent, river, border, tags } = treaty;
const { db } = tagged.workspace;
afterAll(() => tagged.close());

function grouped(by: Grouping, filter: EvidenceFilter = {}): [key: string, annotation: string][] {
  const groups = evidenceGroups(db, filter, by);
  const found = [...groupedEvidence(db, filter, by, groups)];
  for (const { key, count } of groups)
    expect(found.filter(({ group }) => group.key === key)).toHaveLength(count);
  return found.map(({ group, row }) => [group.key, row.annotation]);
}

describe('groups', () => {
  it('of kinds come in the order of the kinds', () => {
    expect(grouped('kind')).toEqual([
      ['claim', plain],
      ['claim', hostile],
      ['precedent', precedent],
      ['option', option],
    ]);
  });

  it('of articles come in the order of the library', () => {
    expect(grouped('document')).toEqual([
      [river, plain],
      [river, hostile],
      [river, option],
      [border, precedent],
    ]);
  });

  it('of tags come in the order of the codebook, a passage under each of its tags, those without last', () => {
    expect(grouped('tag')).toEqual([
      [tags.borders, precedent],
      [tags.water, hostile],
      [tags.water, option],
      [tags.gauges, hostile],
      ['', plain],
    ]);
  });

  it('of speakers take who speaks by kind, by name, those without last', () => {
    expect(grouped('speaker')).toEqual([
      ['@minister', hostile],
      ['The author', option],
      ['The author', precedent],
      ['', plain],
    ]);
  });

  it('hold what the filter lets through, and leave out groups without any', () => {
    expect(grouped('kind', { documents: [border] })).toEqual([['precedent', precedent]]);
    expect(grouped('tag', { tags: [tags.water] }).map(([key]) => key)).toEqual([
      tags.water,
      tags.water,
      tags.gauges,
    ]);
    expect(grouped('speaker', { kinds: [] })).toEqual([]);
  });

  it('forget a tag that was removed', () => {
    const later = tagged.addTag('Zones');
    tagged.workspace.commit('Tag', [{ record: 'annotation', id: plain, fields: { [`tag:${later}`]: true } }]);
    expect(grouped('tag').at(-1)).toEqual([later, plain]);
    tagged.remove('tag', later);
    expect(grouped('tag').at(-1)).toEqual(['', plain]);
  });
});

it('gives the very rows that the table has', () => {
  const rows = new Map(Array.from(evidenceRows(db, {}), row => [row.annotation, row]));
  const groups = evidenceGroups(db, {}, 'speaker');
  for (const { row } of groupedEvidence(db, {}, 'speaker', groups))
    expect(row).toEqual(rows.get(row.annotation));
});
