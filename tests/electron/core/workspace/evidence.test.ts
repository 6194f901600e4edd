import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { newContent } from '../../../../electron/core/workspace/contents.ts';
import { countEvidence, evidenceRows } from '../../../../electron/core/workspace/evidence.ts';
import type { EvidenceRow } from '../../../../shared/records/evidence.ts';
import type { EvidenceFilter } from '../../../../shared/records/evidence-filter.ts';
import { type Article, analyst, TaggedWorkspace } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('evidence');
let number = 0;
let tagged: TaggedWorkspace;
let first: Article;
let second: Article;

beforeEach(() => {
  tagged = new TaggedWorkspace(join(folder, `${++number}.postil`));
  first = tagged.addArticle(
    'Rivers 🌊 and rules',
    [
      'The 🌊 river rose.',
      '# Two banks',
      'Both 👩‍👩‍👧 banks agreed.',
      '# The gauge',
      'Publish the gauge daily.',
    ],
    { byline: 'A. Writer', url: 'https://herald.example/rivers', published: '2025-03' },
  );
  second = tagged.addArticle('Borders', ['Borders are quiet. Borders are quiet.'], {}, 'A12');
  const { workspace } = tagged;
  onTestFinished(() => workspace.close());
});

const rows = (filter: EvidenceFilter = {}): EvidenceRow[] => [...evidenceRows(tagged.workspace.db, filter)];

describe('where a row stands', () => {
  it('counts code points, so that another program finds the same words', () => {
    tagged.tag(first, 'claim', 'banks agreed.');
    const [row] = rows();
    const points = [...first.text];
    expect(points.slice(row?.start ?? 0, row?.end ?? 0).join('')).toBe('banks agreed.');
    expect(row?.start).toBeLessThan(first.text.indexOf('banks agreed.'));
  });

  it('names heading, paragraph and page', () => {
    tagged.tag(first, 'claim', 'The 🌊 river');
    tagged.tag(first, 'claim', 'Two banks');
    tagged.tag(first, 'option', 'Publish');
    tagged.tag(second, 'claim', 'quiet');
    expect(rows().map(row => [row.heading, row.paragraph, row.page])).toEqual([
      [null, 1, null],
      ['Two banks', 2, null],
      ['The gauge', 5, null],
      [null, 1, 'A12'],
    ]);
  });

  it('leaves the place of an orphan empty, keeps its words, and lists it last', () => {
    const orphan = tagged.tag(first, 'claim', 'The 🌊 river');
    tagged.tag(first, 'option', 'Publish the gauge daily.');
    const corrected = newContent({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Publish the gauge daily.' }] }],
    });
    tagged.workspace.commit(
      'Correct text',
      [{ record: 'document', id: first.id, fields: { content: corrected.hash } }],
      {
        contents: [corrected],
      },
    );
    const last = rows().at(-1);
    expect(rows()[0]).toMatchObject({ status: 'moved', start: 0, end: 24 });
    expect(last).toMatchObject({
      annotation: orphan,
      quote: 'The 🌊 river',
      status: 'orphan',
      start: null,
      end: null,
      paragraph: null,
      heading: null,
    });
  });

  it('gives the hash of the very text the offsets count in', () => {
    tagged.tag(second, 'claim', 'Borders');
    expect(rows()[0]?.document.textHash).toBe(createHash('sha256').update(second.text).digest('hex'));
  });
});

describe('the order of rows', () => {
  it('is that of import, then of the text, whatever the order of tagging', () => {
    tagged.tag(second, 'claim', 'are quiet', {}, 15);
    tagged.tag(second, 'claim', 'Borders');
    tagged.tag(first, 'option', 'Publish');
    expect(rows().map(row => [row.document.title, row.quote])).toEqual([
      ['Rivers 🌊 and rules', 'Publish'],
      ['Borders', 'Borders'],
      ['Borders', 'are quiet'],
    ]);
  });
});

describe('what a row says', () => {
  it('carries the fields of its kind, and not those of a kind it was before', () => {
    const id = tagged.tag(first, 'claim', 'Publish', {
      'claim.speaker': 'Author',
      'claim.stance': 'reports',
    });
    tagged.workspace.commit('Change kind', [
      {
        record: 'annotation',
        id,
        fields: { kind: 'option', 'option.instruments': ['legal', 'other'], 'option.stance': 'advocates' },
      },
    ]);
    expect(rows()[0]?.fields).toEqual({
      'option.instruments': ['legal', 'other'],
      'option.stance': 'advocates',
    });
  });

  it('names tags and coder, and gives the links that start there', () => {
    const water = tagged.addTag('water');
    const gauges = tagged.addTag('gauges');
    const claim = tagged.tag(first, 'claim', 'Both', { [`tag:${water}`]: true, [`tag:${gauges}`]: true });
    const option = tagged.tag(first, 'option', 'Publish', { note: 'Who?', confidence: 2, keyPassage: true });
    tagged.link(claim, option, 'argues-for');
    const [one, other] = rows();
    expect(one).toMatchObject({
      tags: ['gauges', 'water'],
      links: [{ type: 'argues-for', to: option }],
      coder: analyst.name,
      note: null,
      confidence: null,
      keyPassage: false,
    });
    expect(other).toMatchObject({ links: [], note: 'Who?', confidence: 2, keyPassage: true });
    expect(one?.document).toMatchObject({ byline: 'A. Writer', published: '2025-03', publication: null });
  });

  it('leaves out removed annotations, documents, tags and links', () => {
    const tag = tagged.addTag('water');
    const kept = tagged.tag(first, 'claim', 'Both', { [`tag:${tag}`]: true });
    const removed = tagged.tag(first, 'claim', 'Publish');
    const elsewhere = tagged.tag(second, 'claim', 'Borders');
    tagged.link(kept, removed, 'rivals');
    tagged.link(kept, elsewhere, 'rivals');
    tagged.remove('annotation', removed);
    tagged.remove('document', second.id);
    tagged.remove('tag', tag);
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toMatchObject({ annotation: kept, tags: [], links: [] });
    expect(countEvidence(tagged.workspace.db, {})).toBe(1);
  });
});

describe('filters', () => {
  it('narrow by kind, document, and tag with the tags below it, and the count agrees', () => {
    const water = tagged.addTag('water');
    const gauges = tagged.addTag('gauges', water);
    const deep = tagged.addTag('daily gauges', gauges);
    const claim = tagged.tag(first, 'claim', 'Both', { [`tag:${water}`]: true });
    const option = tagged.tag(first, 'option', 'Publish', { [`tag:${deep}`]: true, [`tag:${gauges}`]: true });
    const border = tagged.tag(second, 'claim', 'Borders');
    const cases: [EvidenceFilter, string[]][] = [
      [{}, [claim, option, border]],
      [{ kinds: ['claim'] }, [claim, border]],
      [{ kinds: [] }, []],
      [{ documents: [second.id] }, [border]],
      [{ documents: [] }, []],
      [{ tags: [water] }, [claim, option]],
      [{ tags: [gauges] }, [option]],
      [{ tags: [water], kinds: ['claim'], documents: [first.id] }, [claim]],
    ];
    for (const [filter, expected] of cases) {
      expect(rows(filter).map(row => row.annotation)).toEqual(expected);
      expect(countEvidence(tagged.workspace.db, filter)).toBe(expected.length);
    }
  });

  it('survive a circle of tags, as two merged edits can make', () => {
    const one = tagged.addTag('one');
    const two = tagged.addTag('two', one);
    tagged.workspace.db.prepare('UPDATE tag SET parent = ? WHERE id = ?').run(two, one);
    const id = tagged.tag(first, 'claim', 'Both', { [`tag:${two}`]: true });
    expect(rows({ tags: [one] }).map(row => row.annotation)).toEqual([id]);
  });
});

it('lets a reader stop early and the workspace be written again', () => {
  tagged.tag(first, 'claim', 'Both');
  tagged.tag(first, 'claim', 'Publish');
  for (const _ of evidenceRows(tagged.workspace.db, {})) break;
  expect(() => tagged.tag(second, 'claim', 'Borders')).not.toThrow();
});
