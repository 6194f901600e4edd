import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../../../electron/core/importers/paragraphs.ts';
import { formOf, importFixture, importString, linesOf } from '../../../support/imported.ts';

const PARAGRAPHS = [
  'The committee met on Tuesday to consider whether the levy on river trade should be raised again this year, and heard from seven witnesses who disagreed about nearly all of it.',
  'Its chair said that the figures published in spring were not to be relied upon, since the ferries had counted carts and not their loads, and asked for a fresh survey.',
  'Nobody from the ministry came. A letter was read instead, which promised an answer before the end of the harvest and nothing more than that.',
];

/** Breaks a paragraph as a mail program does. */
function wrapped(text: string, width: number, first = '', others = ''): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = others + word;
    } else line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

describe('a text wrapped at some width', () => {
  it.each([
    ['with empty lines between paragraphs', '', '', '\n\n'],
    ['with first lines set in and empty lines', '    ', '', '\n\n'],
    ['with first lines set in and no empty lines', '    ', '', '\n'],
    ['with first lines set in by a tab', '\t', '', '\n'],
    ['with a margin', '   ', '   ', '\n\n'],
  ])('has its paragraphs whole: %s', (_, first, others, between) => {
    for (const width of [50, 64, 70, 72, 76, 80, 100]) {
      const text = PARAGRAPHS.map(paragraph => wrapped(paragraph, width, first, others)).join(between);
      expect(linesOf(importString(text, { format: 'text' })), `${width} columns`).toEqual(PARAGRAPHS);
    }
  });

  it('has them whole beside verses, a head and an address longer than a line', () => {
    const long = `https://gazette.example/${'a'.repeat(90)}`;
    const text = `Verses\n\nSource: The Harbour Gazette\nPublished: 3 March 2024\n\n${wrapped(PARAGRAPHS[0] ?? '', 70)}\n\n${long}\n\n${wrapped(PARAGRAPHS[1] ?? '', 70)}\n\nThe ferry goes over at nightfall\nWith nobody paying the toll,\nAnd down in the reeds where the light falls.\n\n${wrapped(PARAGRAPHS[2] ?? '', 70)}`;
    expect(linesOf(importString(text))).toEqual([
      PARAGRAPHS[0],
      long,
      PARAGRAPHS[1],
      'The ferry goes over at nightfall',
      'With nobody paying the toll,',
      'And down in the reeds where the light falls.',
      PARAGRAPHS[2],
    ]);
  });

  it('has Chinese lines joined without a space, and words parted at soft hyphens too', () => {
    const line =
      '委员会周二开会讨论今年是否应再次提高河运税并听取了七名证人的证词他们几乎在所有问题上都意见不一然后散会';
    const text = `${line}\n${line}\n${line}\n${line}\n终于散会`;
    expect(linesOf(importString(text, { format: 'text' }))).toEqual([`${line.repeat(4)}终于散会`]);
    const parted =
      'They asked whether the levy should be raised on all of the river com\u00ad\nmerce, and why the\n\nferries';
    const before = wrapped(PARAGRAPHS.join(' '), 70);
    expect(linesOf(importString(`${before}\n\n${parted}`)).at(-2)).toBe(
      'They asked whether the levy should be raised on all of the river com\u00admerce, and why the',
    );
  });

  it('keeps page ends within paragraphs from parting them', () => {
    const paged = wrapped(PARAGRAPHS[0] ?? '', 70).replace('\n', '\n\f');
    expect(
      linesOf(importString(`${paged}\n\n${wrapped(PARAGRAPHS[1] ?? '', 70)}`, { format: 'text' })),
    ).toEqual(PARAGRAPHS.slice(0, 2));
  });
});

describe('an essay with first lines set in', () => {
  it('has its paragraphs, headings, verses and list items, none joined to another', () => {
    expect(formOf(importFixture('ferry-levy.txt'))).toEqual([
      expect.stringMatching(/^paragraph\("The committee met .* nearly all of it\."\)$/),
      expect.stringMatching(
        /^paragraph\("Its chair .* the landings that are, as she says, well-known to all\."\)$/,
      ),
      'heading 2("1. The ministry")',
      expect.stringMatching(/^paragraph\("Nobody .* the ferrymen sing:"\)$/),
      'paragraph("The ferry goes over at nightfall")',
      'paragraph("With nobody paying the toll,")',
      'paragraph("And down in the reeds where the light falls")',
      'paragraph("The water is counting it whole.")',
      'heading 2("2. What is asked")',
      expect.stringMatching(
        /^paragraph\("- a survey .* the river, to be paid for by those who asked for it"\)$/,
      ),
      'paragraph("- a lower levy")',
      'paragraph("- an answer")',
      expect.stringMatching(/^paragraph\("The committee meets .* nobody needs a ferry\."\)$/),
    ]);
  });
});

describe('quoted mail', () => {
  it('is a quote, and what it quotes a quote in it', () => {
    expect(formOf(importFixture('ferry-letter.txt'))).toEqual([
      expect.stringMatching(/^paragraph\("The committee .* all of it\."\)$/),
      'paragraph("On 2 March 2024, Ben Oar wrote:")',
      expect.stringMatching(
        /^blockquote\(paragraph\("Its chair .* fresh survey\."\), blockquote\(paragraph\("Nobody .* harvest\."\)\)\)$/,
      ),
      'paragraph("I was there, and he did not.")',
    ]);
  });
});

describe('headings', () => {
  it('are underlined lines, not lines above a rule of another length', () => {
    const text =
      'One\n\nWhat was said\n-------------\nWords.\n\nThe end of it\n----------------------------------------\nMore words.';
    expect(formOf(importString(text, { format: 'text' }))).toEqual([
      'heading 3("What was said")',
      'paragraph("Words.")',
      'paragraph("The end of it")',
      'divider',
      'paragraph("More words.")',
    ]);
  });

  it('are not the items of a list with empty lines between', () => {
    const list = '1. First thing\n\n2. Second thing\n\n3. Third thing';
    expect(linesOf(importString(`A list\n\n${list}`))).toHaveLength(3);
    expect(formOf(importString(`A list\n\n${list}`)).join()).not.toContain('heading');
  });
});

describe('any lines', () => {
  it('lose no letter and stay in order', () => {
    const line = fc.stringMatching(/^[ \t]{0,5}(?:[-*] |\d\. )?[a-z]{1,9}(?: [A-Za-z,.]{1,9}){0,14}$/);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant('')), { maxLength: 40 }), lines => {
        const text = lines.join('\n');
        const kept = JSON.stringify(paragraphsOf(text).map(block => block.content));
        const words = [...kept.matchAll(/"text":"([^"]*)"/g)].map(match => match[1]).join('');
        expect(words.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
