import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { countLinks, linkReader, linkRows } from '../../../../electron/core/workspace/evidence-links.ts';
import type { EvidenceFilter } from '../../../../shared/records/evidence-filter.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { HOSTILE_QUOTE, treatyWorkspace } from '../../../support/treaty-workspace.ts';

const folder = temporaryFolder('links');
let number = 0;

function start() {
  const treaty = treatyWorkspace(join(folder, `${++number}.postil`));
  onTestFinished(() => treaty.tagged.close());
  const { db } = treaty.tagged.workspace;
  const types = (filter: EvidenceFilter = {}) => {
    const rows = [...linkRows(db, filter)];
    expect(countLinks(db, filter)).toBe(rows.length);
    return rows.map(row => row.type);
  };
  return { ...treaty, db, types };
}

it('gives links with both ends in the filter, whatever narrows it', () => {
  const { types, river, hostile, option, tags } = start();
  expect(types()).toEqual(['argues-for', 'supports']);
  expect(types({ documents: [river] })).toEqual(['argues-for']);
  expect(types({ kinds: ['claim', 'precedent'] })).toEqual(['supports']);
  expect(types({ tags: [tags.water], isUntagged: false })).toEqual(['argues-for']);
  expect(types({ annotations: [hostile, option], text: 'gauge' })).toEqual([]);
});

it('leaves out removed links, and those whose end or its article is removed', () => {
  const { tagged, types, border, option } = start();
  tagged.remove('annotation', option);
  expect(types()).toEqual(['supports']);
  tagged.remove('document', border);
  expect(types()).toEqual([]);
});

it('shows an annotation its links from either end', () => {
  const { db, hostile, plain, option } = start();
  const linksOf = linkReader(db);
  expect(linksOf(hostile)).toEqual([
    {
      type: 'argues-for',
      isOutgoing: true,
      quote: 'Publish the gauge daily.',
      documentTitle: 'Rivers 🌊 & <rules>',
    },
    {
      type: 'supports',
      isOutgoing: false,
      quote: 'پاکستان نے کہا: "امن، ابھی"\nBorders',
      documentTitle: 'سرحدیں',
    },
  ]);
  expect(linksOf(option)).toMatchObject([{ type: 'argues-for', isOutgoing: false, quote: HOSTILE_QUOTE }]);
  expect(linksOf(plain)).toEqual([]);
});
