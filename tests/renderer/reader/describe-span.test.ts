import { expect, it } from 'vitest';
import { describeUnder, labelOf, type SpanNames } from '../../../renderer/reader/describe-span.ts';
import type { Span } from '../../../renderer/reader/highlights/span-table.ts';
import type { Kind } from '../../../shared/records/kind.ts';
import { annotationAt } from './annotations.ts';

const names: SpanNames = { tags: ids => ids.map(id => `tag ${id}`), maker: () => null };

function span(number: number, kind: Kind, about: Partial<Span['annotation']> = {}): Span {
  const made = { ...annotationAt(String(number), kind, 0, 10), ...about };
  return { id: made.id, kind, start: 0, end: 10, annotation: made };
}

it('one annotation is named with its words, its tags and whether it has a note', () => {
  const one = span(1, 'claim', { tags: ['a', 'b'], note: 'held since' });
  expect(describeUnder([one], names)).toBe(
    `Claim: ${one.annotation.anchor.quote}. Tags: tag a, tag b. Has a note.`,
  );
  expect(labelOf(one, names)).toBe(`Claim · tag a, tag b · ${one.annotation.anchor.quote}`);
});

it('where several people work, it is said who made it', () => {
  const one = span(1, 'claim', { tags: ['a'] });
  const told: SpanNames = { ...names, maker: () => ({ name: 'Ada Lindqvist', initials: 'AL' }) };
  const { quote } = one.annotation.anchor;
  expect(describeUnder([one], told)).toBe(`Claim: ${quote}. By Ada Lindqvist. Tags: tag a.`);
  expect(labelOf(one, told)).toBe(`Claim · AL · tag a · ${quote}`);
});

it('of several it is said how many they are, and the first three are named', () => {
  const kinds: Kind[] = ['claim', 'precedent', 'option', 'claim', 'claim'];
  const words = describeUnder(
    kinds.map((kind, i) => span(i + 1, kind)),
    names,
  );
  expect(words).toMatch(/^5 annotations\. Claim: .*Precedent: .*Policy option: .*And 2 more\.$/);
});
