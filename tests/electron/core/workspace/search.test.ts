/** Searching as people type, in the scripts people read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchWorkspace } from '../../../../electron/core/workspace/search.ts';
import type { Workspace } from '../../../../electron/core/workspace/workspace.ts';
import { SearchHit } from '../../../../shared/contract/search.ts';
import { addDocument, addTag, correctText, edit, newStore, tagPassage } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('search');

const hits = (workspace: Workspace, text: string) => searchWorkspace(workspace.db, text, 50);
/** The words marked in the snippets, hit by hit. */
const marked = (workspace: Workspace, text: string) =>
  hits(workspace, text).map(({ snippet, matches }) =>
    matches.map(([start, end]) => snippet.slice(start, end)),
  );

describe('words', () => {
  it('are found by their beginning from three letters on, without case and accents', () => {
    const workspace = newStore(folder);
    addDocument(workspace, ['Économie naïve: the CEASEFIRE held.']);
    expect(marked(workspace, 'cease')).toEqual([['CEASEFIRE']]);
    expect(marked(workspace, 'economie NAIVE')).toEqual([['Économie', 'naïve']]);
    expect(hits(workspace, 'ce')).toEqual([]);
    expect(marked(workspace, 'the')).toEqual([['the']]);
    workspace.close();
  });

  it('must all be in one place; in quotes they must stand side by side and whole', () => {
    const workspace = newStore(folder);
    addDocument(workspace, ['Trade across the river doubled.', 'The river is wide.']);
    expect(hits(workspace, 'trade river')).toHaveLength(1);
    expect(hits(workspace, 'trade wide')).toEqual([]);
    expect(marked(workspace, '"the river"')).toHaveLength(2);
    expect(hits(workspace, '"river the"')).toEqual([]);
    expect(hits(workspace, '"the riv"')).toEqual([]);
    expect(marked(workspace, '"the river')).toHaveLength(2);
    workspace.close();
  });

  it('are found in Urdu, Arabic, Chinese, Japanese, Thai and Hindi', () => {
    const workspace = newStore(folder);
    addDocument(workspace, ['پاکستان کے وزیرِ اعظم نے کہا', 'مُعاهَدة السلام بين البلدين']);
    addDocument(workspace, [
      '中国政府宣布停火协议',
      '首相は停戦を発表した',
      'รัฐบาลประกาศหยุดยิง',
      'शांति समझौता हुआ',
    ]);
    for (const query of ['وزیر اعظم', 'پاکستان', 'پاكستان', 'معاهدة', '政府', '停戦', 'ประกาศ', 'समझौता'])
      expect(hits(workspace, query), query).toHaveLength(1);
    expect(marked(workspace, '政府')).toEqual([['政府']]);
    expect(hits(workspace, 'सम')).toEqual([]);
    workspace.close();
  });

  it('are marked at their place in the article', () => {
    const workspace = newStore(folder);
    const long = `${'Filler words stand here. '.repeat(20)}Then 😀 the gauge was read. ${'More of it. '.repeat(20)}`;
    const document = addDocument(workspace, ['First.', long]);
    const [hit] = hits(workspace, 'gauge');
    const text = `First.\n${long}`;
    expect(text.slice(hit?.start ?? 0, hit?.end ?? 0)).toBe('gauge');
    expect(hit?.document).toBe(document);
    expect(hit?.snippet.length).toBeLessThan(190);
    expect(hit?.snippet).toMatch(/^…[A-Za-z].*😀 the gauge was read.*…$/u);
    expect(marked(workspace, 'gauge')).toEqual([['gauge']]);
    workspace.close();
  });
});

describe('annotations', () => {
  it('are found by quote, note and fields, and lead to their place', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    const id = tagPassage(workspace, document, 'both sides signed a treaty', 'precedent', {
      note: 'Compare the Rhine commission.',
      'precedent.actors': ['Zürich', 'Bern'],
    });
    expect(hits(workspace, 'rhine')).toMatchObject([
      { part: 'annotation', annotation: id, kind: 'precedent' },
    ]);
    expect(marked(workspace, 'zurich')).toEqual([['Zürich']]);
    const [hit] = hits(workspace, 'kind:precedent signed');
    expect(SearchHit.parse(hit)).toEqual(hit);
    expect(hit).toMatchObject({ annotation: id, snippet: 'both sides signed a treaty', title: 'Two banks' });
    expect((hit?.end ?? 0) - (hit?.start ?? 0)).toBe('both sides signed a treaty'.length);
    workspace.close();
  });

  it('follow every edit, removal and undo', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    const id = tagPassage(workspace, document, 'every gauge reading', 'option', { note: 'tolls' });
    const found = () => ['tolls', 'bridges', 'gauge', 'banks'].map(word => hits(workspace, word).length);
    expect(found()).toEqual([1, 0, 2, 3]);
    edit(workspace, 'annotation', id, { note: 'bridges' });
    expect(found()).toEqual([0, 1, 2, 3]);
    edit(workspace, 'annotation', id, { removed: true });
    expect(found()).toEqual([0, 0, 1, 3]);
    workspace.undo();
    expect(found()).toEqual([0, 1, 2, 3]);
    edit(workspace, 'document', document, { title: 'Bridges' });
    expect(found()).toEqual([0, 2, 2, 2]);
    correctText(workspace, document, ['Only this.']);
    expect(found()).toEqual([0, 2, 1, 0]);
    edit(workspace, 'document', document, { removed: true });
    expect(found()).toEqual([0, 0, 0, 0]);
    workspace.undo();
    workspace.undo();
    workspace.undo();
    expect(found()).toEqual([0, 1, 2, 3]);
    workspace.close();
  });
});

describe('filters', () => {
  it('narrow by kind, tag and below, article and person, alone or with words', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    addDocument(workspace, ['Another river.'], { title: 'A dry season' });
    const water = addTag(workspace, 'Water rights');
    const gauges = addTag(workspace, 'Gauges', { parent: water });
    const claim = tagPassage(workspace, document, 'Team Alpha measured', 'claim', {
      [`tag:${gauges}`]: true,
    });
    const option = tagPassage(workspace, document, 'They should publish', 'option', {
      [`tag:${water}`]: true,
    });
    const found = (text: string) => hits(workspace, text).map(hit => hit.annotation ?? hit.document);
    expect(found('kind:claim')).toEqual([claim]);
    expect(found('kind:"policy option"')).toEqual([option]);
    expect(found('KIND:opt publish')).toEqual([option]);
    expect(found('tag:water')).toEqual([option, claim]);
    expect(found('tag:"water rights" kind:claim')).toEqual([claim]);
    expect(found('tag:gauges')).toEqual([claim]);
    expect(found('by:ada measured')).toEqual([claim]);
    expect(found('by:al')).toHaveLength(2);
    expect(hits(workspace, 'doc:dry river')).toHaveLength(1);
    expect(hits(workspace, 'doc:season')).toMatchObject([{ part: 'about', title: 'A dry season' }]);
    for (const nothing of ['kind:verse', 'tag:fire', 'by:bob', 'doc:none river'])
      expect(found(nothing)).toEqual([]);
    edit(workspace, 'tag', water, { removed: true });
    expect(found('tag:water')).toEqual([]);
    workspace.close();
  });
});

describe('names of tags', () => {
  it('lead to their annotations and to those below, after what has the words itself, each once', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    const water = addTag(workspace, 'Câble rights');
    const below = addTag(workspace, 'Tolls', { parent: water });
    const claim = tagPassage(workspace, document, 'Team Alpha measured', 'claim', {
      [`tag:${below}`]: true,
      note: 'cables were cut',
    });
    const option = tagPassage(workspace, document, 'They should publish', 'option', {
      [`tag:${water}`]: true,
    });
    const found = (text: string) => hits(workspace, text).flatMap(hit => hit.annotation ?? []);
    expect(found('cable')).toEqual([claim, option]);
    expect(found('cabl righ')).toEqual([option, claim]);
    expect(found('cable kind:option')).toEqual([option]);
    expect(found('"rights cable"')).toEqual([]);
    edit(workspace, 'tag', water, { name: 'Pylons' });
    expect(found('pylons')).toEqual([option, claim]);
    expect(found('cabl righ')).toEqual([]);
    workspace.close();
  });
});

describe('odd input', () => {
  it('never throws, and every mark lies in its snippet', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    tagPassage(workspace, document, 'In 1960 both sides signed');
    const piece = fc.oneof(
      fc.constantFrom(
        '"',
        "'",
        '*',
        '(',
        ')',
        'AND',
        'OR',
        'NOT',
        'NEAR(',
        '^',
        ':',
        '-',
        'kind:',
        'tag:"',
        '😀',
        '\u0000',
        '\ud83d',
        'river',
        'the',
        'words:',
        '{',
        '}',
        '\\',
        '中',
        'ا',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('', ' '), (pieces, joint) => {
        for (const { snippet, matches } of hits(workspace, pieces.join(joint)))
          for (const [start, end] of matches) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(snippet.length);
          }
      }),
      { numRuns: 300 },
    );
    for (const many of ['the '.repeat(250), 'word '.repeat(200), `"${'a '.repeat(450)}`, 'a b '.repeat(250)])
      expect(hits(workspace, many)).toBeInstanceOf(Array);
    workspace.close();
  });
});
