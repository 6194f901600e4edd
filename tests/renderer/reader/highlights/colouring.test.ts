/** Highlights in the colours of people: which properties a mark names, and what it says to screen readers. */
import { DecorationSet } from 'prosemirror-view';
import { expect, it } from 'vitest';
import {
  type Colouring,
  colouringOf,
  colourProperties,
} from '../../../../renderer/reader/highlights/colouring.ts';
import { decorateBlock } from '../../../../renderer/reader/highlights/decorations.ts';
import type { Span } from '../../../../renderer/reader/highlights/span-table.ts';
import type { Kind } from '../../../../shared/records/kind.ts';
import { plainTextOf } from '../../../../shared/text/plain-text.ts';
import { annotationAt, docOf } from '../annotations.ts';

const people = [
  { id: 'ada', name: 'Ada Lindqvist', initials: 'AL', colour: '#3355aa' },
  { id: 'bob', name: 'Bob Reyes', initials: 'BR', colour: '#b45309' },
];

function span(id: string, kind: Kind, by: string, start: number, end: number): Span {
  return { id, kind, start, end, annotation: { ...annotationAt(id, kind, start, end), createdBy: by } };
}

/** What the marks over “One two three.” carry. */
function marks(colouring: Colouring | null, ...spans: Span[]): { style?: string; description?: string }[] {
  const doc = docOf('One two three.');
  const [block] = plainTextOf(doc).blocks;
  if (!block) throw new Error('There is no paragraph.');
  const set = DecorationSet.create(doc, decorateBlock(block, spans, null, colouring));
  return set.find().map(found => {
    const { attrs } = (found as unknown as { type: { attrs: Record<string, string> } }).type;
    return {
      ...(attrs.style === undefined ? {} : { style: attrs.style }),
      ...(attrs['aria-description'] === undefined ? {} : { description: attrs['aria-description'] }),
    };
  });
}

it('a mark in the colours of kinds has no style of its own', () => {
  expect(marks(null, span('a', 'claim', 'ada', 0, 3))).toEqual([{ description: 'Claim' }]);
});

it('a mark of one person names their wash and line, whatever the kind', () => {
  const colouring = colouringOf(people);
  for (const [kind, label] of [
    ['claim', 'Claim'],
    ['option', 'Policy option'],
  ] as const)
    expect(marks(colouring, span('a', kind, 'bob', 0, 3))).toEqual([
      {
        style: '--by0:var(--person-1);--wash:linear-gradient(var(--person-1-wash) 0 100%)',
        description: `${label}, by Bob Reyes`,
      },
    ]);
});

it('where passages overlap each line is its maker’s, and the washes run into one another', () => {
  const found = marks(colouringOf(people), span('a', 'claim', 'bob', 0, 7), span('b', 'claim', 'ada', 4, 13));
  const { style = '', description } = found[1] ?? {};
  expect(style).toContain('--by0:var(--person-1);');
  expect(style).toContain('--by1:var(--person-0);');
  expect(style).toContain('--wash:linear-gradient(var(--person-0-wash) 25%,var(--person-1-wash) 75%)');
  expect(description).toBe('Claim, by Ada Lindqvist, Bob Reyes');
});

it('somebody who is not named here has a colour of their own, and it is set', () => {
  const [found] = marks(colouringOf(people), span('a', 'claim', 'eve', 0, 3));
  expect(found?.description).toBe('Claim, by someone');
  const [, name = ''] = /--by0:var\((--[\w-]+)\)/.exec(found?.style ?? '') ?? [];
  expect(Object.keys(colourProperties(people))).toContain(name);
  expect(Object.keys(colourProperties(people))).toContain(`${name}-wash`);
});

it('the colours of a person are pairs for light and dark', () => {
  expect(colourProperties(people)['--person-0']).toMatch(/^light-dark\(#\w{6}, #\w{6}\)$/);
});
