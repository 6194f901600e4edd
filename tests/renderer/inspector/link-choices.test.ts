import { expect, it } from 'vitest';
import { linkChoices } from '../../../renderer/inspector/link-choices.ts';
import type { SearchHit } from '../../../shared/contract/search.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';

const annotation = (id: string, quote: string) =>
  ({ id, kind: 'claim', anchor: { quote } }) as unknown as Annotation;
const hit = (id: string | null, snippet: string) =>
  ({ annotation: id, kind: id && 'precedent', snippet, title: 'Another article' }) as unknown as SearchHit;
const ids = (...choices: Parameters<typeof linkChoices>) => linkChoices(...choices).map(({ id }) => id);

const here = [
  annotation('me', 'the river'),
  annotation('a', 'the treaty of 1960'),
  annotation('b', 'gauges'),
];

it('offers the other annotations of the article before anything is typed, and never the one itself', () => {
  expect(ids(['me'], '', here, [])).toEqual(['a', 'b']);
});

it('offers those that fit what is typed, those of other articles after them, each once', () => {
  const hits = [hit('a', 'treaty'), hit('x', 'the treaty of Almaty'), hit(null, 'treaty in the text')];
  expect(ids(['me'], 'treaty', here, hits)).toEqual(['a', 'x']);
  expect(linkChoices(['me'], 'treaty', here, hits)[1]?.note).toBe('Precedent, Another article');
});

it('keeps half of the lines for other articles when its own would fill the list', () => {
  const many = Array.from({ length: 80 }, (_, i) => annotation(`own${i}`, 'river'));
  const hits = Array.from({ length: 40 }, (_, i) => hit(`other${i}`, 'river'));
  const offered = ids(['me'], 'river', many, hits);
  expect(offered.filter(id => id.startsWith('other'))).toHaveLength(15);
  expect(offered).toHaveLength(30);
});
