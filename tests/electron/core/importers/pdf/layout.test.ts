import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../../electron/core/importers/index.ts';
import type { ImportedArticle } from '../../../../../shared/records/imported-article.ts';
import { linesOf, shapeOf } from '../../../../support/imported.ts';
import { block, type PdfOptions, type PlacedText, writePdf } from '../../../../support/pdf-writer.ts';

const FIRST =
  'The clerk reads the gauge at six and writes one number in the ledger, as her predecessors did for forty years before her, and on the far bank another clerk does the same with a stick that was cut to another length.';
const SECOND =
  'Nobody compares the two numbers in public, though both ministries have asked for them, and the newspapers print whatever figure they are given until the first rain makes the question idle for another year.';
const THIRD =
  'The commission met for the last time in spring, when the water was high, and put off every decision that could be put off until the autumn, when the water would be low and the tempers would be short.';

function read(
  pages: readonly (readonly PlacedText[] | string)[],
  options?: PdfOptions,
): Promise<ImportedArticle> {
  return importArticle(writePdf(pages, options), { name: 'paper.pdf' });
}

/** Blocks of one width, one under the other, a line apart. */
function stacked(texts: readonly string[], x: number, top: number, letters: number, size = 10): PlacedText[] {
  let y = top;
  return texts.flatMap(text => {
    const lines = block(text, { x, y, letters, size, leading: 1.2 * size });
    y = (lines.at(-1)?.y ?? y) - 2.4 * size;
    return lines;
  });
}

describe('the pages of a PDF', () => {
  it('are named as the file names them, and a paragraph has the page it begins on', async () => {
    const lines = block(`${FIRST} ${SECOND}`, { x: 72, y: 790, letters: 60 });
    const lower = lines.slice(0, 4).map((line, i) => ({ ...line, y: 140 - 12 * i }));
    const upper = lines.slice(4).map((line, i) => ({ ...line, y: 790 - 12 * i }));
    const article = await read([[...block(THIRD, { x: 72, y: 700, letters: 60 }), ...lower], upper], {
      catalog: '/PageLabels << /Nums [0 << /S /r /St 9 >> 1 << /S /D /St 217 >>] >>',
    });
    expect(linesOf(article)).toEqual([THIRD, `${FIRST} ${SECOND}`]);
    expect(JSON.stringify(article.body).match(/"page":"[^"]*"/g)).toEqual(['"page":"ix"', '"page":"ix"']);
  });

  it('are counted from 1 where the file has no names for them', async () => {
    const article = await read([stacked([FIRST], 72, 700, 60), stacked([SECOND], 72, 700, 60)]);
    expect(JSON.stringify(article.body).match(/"page":"[^"]*"/g)).toEqual(['"page":"1"', '"page":"2"']);
  });

  it('are read upright when they are turned', async () => {
    const turned = stacked([FIRST, SECOND], 100, 700, 60).map(({ text, x, y }) => ({
      text,
      x: 840 - y,
      y: x,
      angle: 90,
    }));
    expect(linesOf(await read([turned]))).toEqual([FIRST, SECOND]);
    expect(linesOf(await read([stacked([FIRST], 72, 700, 60)], { page: '/Rotate 90' }))).toEqual([FIRST]);
  });
});

describe('what belongs to the paper', () => {
  const edges = (i: number): PlacedText[] => [
    { text: 'Journal of Measured Rivers', x: 72, y: 805, size: 8 },
    { text: `– ${i + 37} –`, x: 280, y: 30, size: 8 },
  ];
  const pages = [FIRST, SECOND, THIRD].map((text, i) => [...edges(i), ...stacked([text], 72, 740, 60)]);

  it('is left out and listed once: running heads, numbers of pages', async () => {
    const article = await read(pages);
    expect(linesOf(article)).toEqual([FIRST, SECOND, THIRD]);
    expect(article.report.stripped).toEqual([
      { reason: 'running head of 3 pages', text: 'Journal of Measured Rivers' },
      { reason: 'page numbers', text: '– 37 –, – 38 –, – 39 –' },
    ]);
  });

  it.each([
    ['Page 3 of 12', 'Page 4 of 12'],
    ['iv', 'v'],
    ['[7]', '[8]'],
  ])('is left out when it reads %s', async (...numbers) => {
    const article = await read(
      [FIRST, SECOND].map((text, i) => [
        { text: numbers[i] ?? '', x: 290, y: 30, size: 9 },
        ...stacked([text], 72, 740, 60),
      ]),
    );
    expect(linesOf(article)).toEqual([FIRST, SECOND]);
  });

  it('is told from a number that is part of the text', async () => {
    const article = await read([stacked([FIRST, '1975', SECOND], 72, 740, 60)]);
    expect(linesOf(article)).toEqual([FIRST, '1975', SECOND]);
  });

  it('is told from words of the text that stand in one place of two pages', async () => {
    const pages = [FIRST, SECOND, THIRD, FIRST, SECOND].map((text, i) => {
      const words = text.split(' ');
      const own = [...words.slice(3 * i + 1), ...words.slice(0, 3 * i + 1)].join(' ');
      const lines = stacked([own], 72, 740 - 40 * i, 50);
      const last = { text: `so see the ledger, p. ${i + 11}.`, x: 72, y: 100 };
      // Two of the pages end in the same words, a line below the others.
      return i % 2 === 0
        ? lines
        : [...lines.map((line, at) => ({ ...line, y: 100 + 12 * (lines.length - at) })), last];
    });
    const article = await read(pages);
    expect(article.report.stripped).toEqual([]);
    expect(
      linesOf(article)
        .join(' ')
        .match(/so see the ledger, p\. 1[24]\./g),
    ).toHaveLength(2);
  });

  it('is told from headings whose numbers happen to count with the pages', async () => {
    const heading = (i: number) => ({
      text: ['Harran 1', 'Sedd 2', 'Orun 3'][i] ?? '',
      x: 72,
      y: 780,
      size: 16,
      font: 'bold' as const,
    });
    const article = await read(
      [FIRST, SECOND, THIRD].map((text, i) => [
        ...(i === 0 ? [{ text: 'What the Two Clerks Knew', x: 72, y: 810, size: 22 }] : []),
        heading(i),
        ...stacked([text], 72, 740, 60),
      ]),
    );
    expect(article.report.stripped).toEqual([]);
    expect(linesOf(article)).toEqual(['Harran 1', FIRST, 'Sedd 2', SECOND, 'Orun 3', THIRD]);
  });

  it('includes turned text in the margin', async () => {
    const note = { text: 'Downloaded by a reader on a Sunday', x: 30, y: 300, angle: 90 };
    const article = await read([[note, ...stacked([FIRST, SECOND], 72, 740, 60)]]);
    expect(linesOf(article)).toEqual([FIRST, SECOND]);
    expect(article.report.stripped.map(part => part.text)).toEqual([note.text]);
  });
});

describe('the order of reading', () => {
  it('goes down one column and then the next, under a heading over both', async () => {
    const heading = { text: 'The water and the number', x: 72, y: 780, size: 18, font: 'bold' as const };
    const left = stacked([FIRST, SECOND], 72, 740, 33);
    const right = stacked([THIRD, FIRST.replace('clerk', 'guard')], 320, 740, 33);
    const mixed = [...left, ...right].sort((a, b) => b.y - a.y);
    const article = await read([[heading, ...mixed]]);
    expect(linesOf(article)).toEqual([FIRST, SECOND, THIRD, FIRST.replace('clerk', 'guard')]);
    expect(article.metadata.title).toBe('The water and the number');
  });

  it('joins a paragraph over the end of a column, and over a picture with its caption', async () => {
    const lines = block(`${FIRST} ${SECOND}`, { x: 72, y: 740, letters: 33 });
    const [half, rest] = [lines.slice(0, 8), lines.slice(8)];
    const caption = { text: 'Figure 1. Two ledgers', x: 320, y: 740, size: 8 };
    const labels = ['0', '50', '100'].map((text, i) => ({ text, x: 320, y: 720 - 10 * i, size: 7 }));
    const moved = rest.map((line, i) => ({ ...line, x: 320, y: 660 - 12 * i }));
    const article = await read([[...half, caption, ...labels, ...moved]]);
    expect(linesOf(article)).toEqual([`${FIRST} ${SECOND}`, 'Figure 1. Two ledgers']);
    expect(shapeOf(article)).toEqual(['paragraph', 'figure']);
    expect(article.report.stripped).toContainEqual({ reason: 'words in a picture', text: '0 50 100' });
  });

  it('reads a table row by row', async () => {
    const rows = ['Harran', 'Sedd', 'Orun', 'Vale'].map((name, i) => [name, `${i + 3}2`, `${i + 5}7`]);
    const cells = rows.flatMap((row, i) =>
      row.map((text, j) => ({ text, x: 72 + 120 * j, y: 600 - 14 * i })),
    );
    const article = await read([[...stacked([FIRST], 72, 740, 60), ...cells]]);
    expect(linesOf(article)).toEqual([FIRST, ...rows.map(row => row.join(' | '))]);
  });
});

describe('notes', () => {
  it('stand at the end of the article and not in the sentence that runs to the next page', async () => {
    const lines = block(`${FIRST} ${SECOND}`, { x: 72, y: 200, letters: 60 });
    const [half, rest] = [lines.slice(0, 4), lines.slice(4)];
    const note = block('1 See the ledger of the upper station for the years of the drought.', {
      x: 72,
      y: 90,
      letters: 80,
      size: 7,
      leading: 9,
    });
    const article = await read([
      [...stacked([THIRD], 72, 740, 60), ...half, ...note],
      rest.map((line, i) => ({ ...line, y: 740 - 12 * i })),
    ]);
    expect(linesOf(article)).toEqual([
      THIRD,
      `${FIRST} ${SECOND}`,
      '1 See the ledger of the upper station for the years of the drought.',
    ]);
    expect(shapeOf(article)).toEqual(['paragraph', 'paragraph', 'divider', 'paragraph']);
  });
});

describe('how a text is set', () => {
  it('tells no paragraphs by where lines begin when they are level at their ends only', async () => {
    const atEnd = (lines: PlacedText[]) => lines.map(line => ({ ...line, x: 520 - 6 * line.text.length }));
    const texts = stacked([FIRST, SECOND, THIRD], 72, 740, 44);
    expect(linesOf(await read([atEnd(texts)]))).toEqual([FIRST, SECOND, THIRD]);
  });

  it('tells headings, items and quotes', async () => {
    const item = (text: string, y: number) => block(`• ${text}`, { x: 84, y, letters: 58 });
    const article = await read([
      [
        { text: 'The record', x: 72, y: 780, size: 14, font: 'bold' },
        ...stacked([FIRST, SECOND], 72, 755, 70),
        { text: 'The remedy', x: 72, y: 640, size: 14, font: 'bold' },
        ...stacked([THIRD], 72, 615, 70),
        ...item('Publish both ledgers.', 540),
        ...item('Let an observer sign.', 522),
        ...stacked([FIRST.replace('The clerk', 'A clerk')], 110, 490, 50),
        ...stacked([SECOND.replace('Nobody', 'No one')], 72, 400, 70),
      ],
    ]);
    expect(shapeOf(article)).toEqual([
      'paragraph',
      'paragraph',
      'heading',
      'paragraph',
      'bulletList',
      'blockquote',
      'paragraph',
    ]);
  });

  it('does not part the letters of a heading in spaced-out type', async () => {
    const spaced = 'BT /bold 12 Tf 6 Tc 72 780 Td (RIVER BORDERS) Tj ET 0 Tc';
    const text = stacked([FIRST], 72, 740, 60)
      .map(({ text, x, y }) => `BT /regular 10 Tf ${x} ${y} Td (${text}) Tj ET`)
      .join('\n');
    expect((await read([`${spaced}\n${text}`])).metadata.title).toBe('RIVER BORDERS');
  });

  it('reads words that are set apart without a space between them', async () => {
    const words = FIRST.split(' ').slice(0, 12);
    const shown = words.map(word => `(${word})`).join(' -500 ');
    const article = await read([`BT /regular 10 Tf 40 700 Td [${shown}] TJ ET`]);
    expect(linesOf(article)).toEqual([words.join(' ')]);
  });

  it('reads once what is drawn twice to look bold', async () => {
    const lines = stacked([FIRST], 72, 740, 60);
    const article = await read([[...lines, ...lines.map(line => ({ ...line, x: line.x + 0.3 }))]]);
    expect(linesOf(article)).toEqual([FIRST]);
  });
});
