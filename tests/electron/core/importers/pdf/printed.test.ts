import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../../support/imported.ts';
import { importPdf } from '../../../../support/pdf-files.ts';
import { BRIEFING, briefingText, RIGHT_TO_LEFT } from '../../../../support/pdf-texts.ts';

describe('a printed briefing', () => {
  it.each(['briefing.pdf', 'two-columns.pdf', 'three-columns.pdf'])(
    '%s keeps every paragraph, word for word and in order',
    async name => {
      const article = await importPdf(name);
      const headings = BRIEFING.sections.map(section => section.heading as string);
      expect(linesOf(article).filter(line => !headings.includes(line))).toEqual(briefingText());
    },
  );
});

describe('right to left', () => {
  it.each(['urdu', 'arabic', 'hebrew'] as const)('%s comes out in the order it is read', async key => {
    const article = await importPdf(`${key}.pdf`);
    expect(linesOf(article)).toEqual(RIGHT_TO_LEFT[key].paragraphs);
    expect(article.metadata).toMatchObject({
      title: RIGHT_TO_LEFT[key].title,
      byline: RIGHT_TO_LEFT[key].byline,
    });
  });
});
