import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { annotate } from '../../../../electron/core/handlers/annotate.ts';
import type { AnnotateReport } from '../../../../electron/core/handlers/annotation-plan.ts';
import { readWebAnnotations } from '../../../../electron/core/importers/annotations/web-annotation.ts';
import { listAnnotations } from '../../../../electron/core/workspace/annotations.ts';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { listLinks } from '../../../../electron/core/workspace/links.ts';
import { listTags } from '../../../../electron/core/workspace/tags.ts';
import type { Annotation } from '../../../../shared/records/annotation.ts';
import { type Article, analyst, migrations, TaggedWorkspace } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('annotate');
let number = 0;
let tagged: TaggedWorkspace;
let rivers: Article;
let borders: Article;

beforeEach(() => {
  tagged = new TaggedWorkspace(join(folder, `${++number}.postil`));
  rivers = tagged.addArticle(
    'Rivers & rules',
    [
      'A 🌊 wave of trade crossed the river.',
      '“Both banks” agreed – at last – to measure it.',
      'Measure it daily.',
    ],
    { url: 'https://www.herald.example/rivers/' },
  );
  borders = tagged.addArticle('Borders', ['The border is quiet. Nobody knows why the border is quiet.']);
  const { workspace } = tagged;
  onTestFinished(() => workspace.close());
});

type Json = Record<string, unknown>;

function run(...items: Json[]): AnnotateReport {
  const bytes = new TextEncoder().encode(JSON.stringify(items));
  return annotate(tagged.workspace, readWebAnnotations(bytes, 'notes.jsonld'));
}

const counts = ({ exact, moved, orphan, refused }: AnnotateReport) => [exact, moved, orphan, refused.length];
const all = (article: Article): Annotation[] => listAnnotations(tagged.workspace.db, article.id);
const quoting = (exact: string, more: Json = {}) => ({ type: 'TextQuoteSelector', exact, ...more });

function annotation(id: string, source: string | null, selector: unknown, more: Json = {}): Json {
  return { id, type: 'Annotation', target: { ...(source === null ? {} : { source }), selector }, ...more };
}

describe('which document', () => {
  it.each([
    ['its id', () => rivers.id],
    ['its id as a URN', () => `urn:uuid:${rivers.id.toUpperCase()}`],
    ['its address, but for the ways one page is written', () => 'http://herald.example/rivers#top'],
    ['its title, but for capitals and spaces', () => ' rivers &  RULES '],
  ])('is told by %s', (_name, source) => {
    expect(counts(run(annotation('urn:x:1', source(), quoting('Measure it daily.'))))).toEqual([1, 0, 0, 0]);
    expect(all(rivers)).toHaveLength(1);
  });

  it('is looked for by the words where the source is unknown, or absent', () => {
    const report = run(
      annotation('urn:x:1', 'https://elsewhere.example/', quoting('Measure it daily.')),
      annotation('urn:x:2', null, quoting('Nobody knows why')),
    );
    expect(counts(report)).toEqual([2, 0, 0, 0]);
    expect([all(rivers).length, all(borders).length]).toEqual([1, 1]);
  });

  it('is looked for by the words among documents of one title', () => {
    tagged.addArticle('Rivers & rules', ['Another article of that name.']);
    expect(counts(run(annotation('urn:x:1', 'Rivers & rules', quoting('Measure it daily.'))))).toEqual([
      1, 0, 0, 0,
    ]);
    expect(all(rivers)).toHaveLength(1);
  });

  it('is refused with the reason when the words stand in none, in several, or more than once', () => {
    tagged.addArticle('Copy', ['Measure it daily.']);
    const { refused } = run(
      annotation('urn:x:1', 'Unknown', quoting('No such words anywhere here')),
      annotation('urn:x:2', 'Unknown', quoting('Measure it daily.')),
      annotation('urn:x:3', 'Unknown', quoting('border is quiet')),
      annotation('urn:x:4', 'Unknown', { type: 'TextPositionSelector', start: 0, end: 4 }),
    );
    expect(refused.map(({ id, reason }) => [id, reason])).toEqual([
      ['urn:x:1', '“Unknown” names no document here, and its words stand in none'],
      ['urn:x:2', expect.stringContaining('stand in 2 of them')],
      ['urn:x:3', expect.stringContaining('more than once in “Borders”')],
      ['urn:x:4', expect.stringContaining('no words to look for')],
    ]);
    expect(all(rivers)).toEqual([]);
  });

  it('is told apart by the words around, where the words themselves stand in several', () => {
    tagged.addArticle('Copy', ['Measure it daily.']);
    const selector = quoting('Measure it daily.', { prefix: 'to measure it.\n', suffix: '' });
    expect(counts(run(annotation('urn:x:1', null, selector)))).toEqual([1, 0, 0, 0]);
    expect(all(rivers)).toHaveLength(1);
  });
});

describe('which passage', () => {
  it('is found by code points, past an emoji', () => {
    const start = [...rivers.text.slice(0, rivers.text.indexOf('trade'))].length;
    run(annotation('urn:x:1', rivers.id, { type: 'TextPositionSelector', start, end: start + 5 }));
    expect(all(rivers)[0]?.anchor).toMatchObject({ quote: 'trade', prefix: 'A 🌊 wave of ' });
  });

  it('is the repeat that the position points at', () => {
    const start = borders.text.lastIndexOf('border is quiet');
    const selector = [quoting('border is quiet'), { type: 'TextPositionSelector', start, end: start + 15 }];
    expect(counts(run(annotation('urn:x:1', borders.id, selector)))).toEqual([1, 0, 0, 0]);
    expect(all(borders)[0]?.position).toEqual({ status: 'exact', start, end: start + 15 });
  });

  it('is a part of a passage when one refines the other', () => {
    const selector = {
      ...quoting('Nobody knows why the border is quiet.'),
      refinedBy: quoting('border is quiet'),
    };
    expect(counts(run(annotation('urn:x:1', borders.id, selector)))).toEqual([1, 0, 0, 0]);
    expect(all(borders)[0]?.position.start).toBe(borders.text.lastIndexOf('border'));
  });

  it('counts as moved when the words stand elsewhere or in other typography, and keeps the words of the text', () => {
    const report = run(
      annotation('urn:x:1', rivers.id, [
        quoting('Measure it daily.'),
        { type: 'TextPositionSelector', start: 0, end: 17 },
      ]),
      annotation('urn:x:2', rivers.id, quoting('"Both banks" agreed - at last')),
    );
    expect(counts(report)).toEqual([0, 2, 0, 0]);
    expect(all(rivers).map(({ anchor }) => anchor.quote)).toEqual([
      '“Both banks” agreed – at last',
      'Measure it daily.',
    ]);
  });

  it('stays as an orphan with its words when they are not in the text of its document', () => {
    const selector = quoting('a sentence that was cut', {
      prefix: 'before '.repeat(9),
      suffix: ' after'.repeat(9),
    });
    expect(counts(run(annotation('urn:x:1', rivers.id, selector)))).toEqual([0, 0, 1, 0]);
    expect(all(rivers)[0]).toMatchObject({
      anchor: { quote: 'a sentence that was cut' },
      position: { status: 'orphan', start: null, end: null },
    });
    expect(checkWorkspace(tagged.workspace.db, { migrations }).problems).toEqual([]);
  });

  it('is an orphan rather than a guess among repeats', () => {
    expect(counts(run(annotation('urn:x:1', borders.id, quoting('border is quiet'))))).toEqual([0, 0, 1, 0]);
  });
});

describe('what is taken over', () => {
  const rich = () =>
    annotation('urn:x:1', rivers.id, quoting('Measure it daily.'), {
      body: [
        { type: 'TextualBody', purpose: 'classifying', value: 'option' },
        { type: 'TextualBody', purpose: 'tagging', value: 'water' },
        { type: 'TextualBody', purpose: 'tagging', value: 'Gauges' },
        { type: 'TextualBody', purpose: 'commenting', value: 'Who pays?' },
      ],
      'postil:fields': { proposed_by: 'The author', instruments: ['institutional'] },
      'postil:confidence': 3,
      'postil:keyPassage': true,
    });

  it('is everything said, with tags found by name or made', () => {
    const water = tagged.addTag('Water');
    run(rich());
    const tags = listTags(tagged.workspace.db);
    expect(tags.map(({ tag, annotations }) => [tag.name, annotations])).toEqual([
      ['Gauges', 1],
      ['Water', 1],
    ]);
    expect(all(rivers)[0]).toMatchObject({
      kind: 'option',
      note: 'Who pays?',
      confidence: 3,
      keyPassage: true,
      'option.proposedBy': 'The author',
      'option.instruments': ['institutional'],
      createdBy: analyst.id,
    });
    expect(all(rivers)[0]?.tags).toContain(water);
  });

  it('is a claim when no kind is named', () => {
    run(annotation('urn:x:1', rivers.id, quoting('Measure it daily.')));
    expect(all(rivers)[0]?.kind).toBe('claim');
  });

  it('is one step: one undo takes all of it back', () => {
    run(rich(), annotation('urn:x:2', borders.id, quoting('Nobody knows why')));
    expect(tagged.workspace.undo()?.label).toBe('Add 2 annotations');
    expect([...all(rivers), ...all(borders), ...listTags(tagged.workspace.db)]).toEqual([]);
  });

  it('links annotations of the file with each other and with those that are here', () => {
    const here = tagged.tag(borders, 'claim', 'Nobody knows why');
    const report = run(
      rich(),
      {
        id: 'urn:x:8',
        type: 'Annotation',
        motivation: 'linking',
        body: `urn:uuid:${here}`,
        target: 'urn:x:1',
        'postil:linkType': 'argues-for',
      },
      { id: 'urn:x:9', type: 'Annotation', motivation: 'linking', body: 'urn:x:1', target: 'urn:x:77' },
      { id: 'urn:x:10', type: 'Annotation', motivation: 'linking', body: 'urn:x:1', target: 'urn:x:1' },
    );
    expect(listLinks(tagged.workspace.db)).toMatchObject([
      { from: here, to: all(rivers)[0]?.id, type: 'argues-for' },
    ]);
    expect(report.refused.map(({ id }) => id)).toEqual(['urn:x:9', 'urn:x:10']);
  });
});

describe('the same file again', () => {
  const file = () => [
    annotation('urn:x:1', rivers.id, quoting('Measure it daily.'), { bodyValue: 'One.' }),
    annotation('urn:x:2', rivers.id, quoting('Measure it daily.'), { bodyValue: 'Two.' }),
    { type: 'Annotation', target: { source: borders.id, selector: quoting('Nobody knows why') } },
    annotation('urn:x:3', borders.id, quoting('words that are not there')),
    { id: 'urn:x:4', type: 'Annotation', motivation: 'linking', body: 'urn:x:1', target: 'urn:x:2' },
  ];

  it('changes nothing and answers the same', () => {
    const once = run(...file());
    const { seq } = tagged.workspace.state();
    const again = run(...file());
    expect(counts(again)).toEqual(counts(once));
    expect([again.added, again.linked]).toEqual([0, 0]);
    expect(tagged.workspace.state().seq).toBe(seq);
    expect([all(rivers).length, all(borders).length]).toEqual([2, 2]);
  });

  it('brings back what was undone or removed', () => {
    run(...file());
    const before = [...all(rivers), ...all(borders)].map(({ id }) => id);
    tagged.workspace.undo();
    run(...file());
    expect([...all(rivers), ...all(borders)].map(({ id }) => id)).toEqual(before);
    expect(listLinks(tagged.workspace.db)).toHaveLength(1);
    expect(checkWorkspace(tagged.workspace.db, { migrations }).problems).toEqual([]);
  });

  it('leaves what the analyst made of it meanwhile', () => {
    run(...file());
    const id = all(rivers)[0]?.id ?? '';
    tagged.workspace.commit('Edit note', [{ record: 'annotation', id, fields: { note: 'Mine now.' } }]);
    run(...file());
    expect(all(rivers).find(other => other.id === id)?.note).toBe('Mine now.');
  });

  it('does not double what was tagged by hand, unless it says more', () => {
    tagged.tag(rivers, 'claim', 'Measure it daily.');
    run(annotation('urn:x:1', rivers.id, quoting('Measure it daily.')));
    expect(all(rivers)).toHaveLength(1);
    run(annotation('urn:x:2', rivers.id, quoting('Measure it daily.'), { bodyValue: 'But how?' }));
    run(
      annotation('urn:x:3', rivers.id, quoting('Measure it daily.'), { creator: { name: 'Somebody else' } }),
    );
    expect(all(rivers)).toHaveLength(3);
  });

  it('tells two annotations with one id apart by refusing the second', () => {
    const one = annotation('urn:x:1', rivers.id, quoting('Measure it daily.'));
    expect(run(one, one).refused).toMatchObject([
      { id: 'urn:x:1', reason: expect.stringContaining('same id') },
    ]);
  });
});
