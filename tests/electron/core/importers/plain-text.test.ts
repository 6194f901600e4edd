import { describe, expect, it } from 'vitest';
import { importFixture, importString, linesOf, reasonsOf, shapeOf } from '../../../support/imported.ts';

const PROSE =
  'For three decades the two capitals have managed their rivalry by silence, and silence has failed them. The talks of 1999 collapsed within months, and the ceasefire that followed was kept because both armies were tired.';
const MORE =
  'A better policy would begin with the water, which has outlived four wars, and it would share the data that both sides already collect. Readers may leave a comment on this, but the case is strong, and the related stories tell the same.';

describe('text saved from a web page', () => {
  const article = importFixture('river-gauge.txt');

  it('has its headline, without the site, as title', () => {
    expect(article.metadata.title).toBe('The gauge on the bridge');
    expect(article.report.guesses.title).toBe('first line');
    expect(linesOf(article)).not.toContain('The gauge on the bridge');
  });

  it('takes publication and date from the last line, and the author from under the headline', () => {
    expect(article.metadata).toMatchObject({
      byline: 'Mira Sand',
      publication: 'The Valley Herald',
      published: '2025-03-16',
      language: 'en',
      direction: 'ltr',
    });
    expect(article.report.guesses).toMatchObject({ published: 'last line', byline: 'head of the text' });
  });

  it('keeps every paragraph of the article, one that mentions comments too', () => {
    const lines = linesOf(article);
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^EVERY morning/);
    expect(lines[1]).toMatch(/leave a comment/);
    expect(lines.at(-1)).toBe('mira.sand@valleyherald.example');
  });

  it('says what it left out and why', () => {
    expect(reasonsOf(article)).toEqual([
      'name of the publication',
      'page button or label',
      'byline',
      'publication line',
      'comment form',
      'related stories',
    ]);
    expect(article.report.stripped.map(part => part.text)).toContain('Leave a Reply');
  });
});

describe('lines and paragraphs', () => {
  it('joins hard-wrapped lines and keeps rules as dividers', () => {
    const article = importFixture('wrapped-memo.txt');
    expect(article.metadata).toMatchObject({
      title: 'Memorandum on the northern ceasefire',
      byline: 'Tomas Arden and Lena Vogt',
      published: '2025-03-16',
    });
    expect(shapeOf(article)).toEqual(['paragraph', 'paragraph', 'divider', 'paragraph']);
    expect(linesOf(article)[0]).toContain('longer than any of its four predecessors, and it has');
  });

  it('takes each line as a paragraph where no line is empty', () => {
    const article = importString(`A river runs - and runs\n${PROSE}\n${MORE}`);
    expect(article.metadata.title).toBe('A river runs - and runs');
    expect(linesOf(article)).toEqual([PROSE, MORE]);
  });

  it('does not join lines that were ended on purpose', () => {
    const verse =
      'The river came down early,\nthe clerk wrote nothing,\nthe far clerk wrote twelve.\n\nThen the rain.';
    expect(linesOf(importString(`A poem\n\n${verse}`))).toEqual([
      'The river came down early,',
      'the clerk wrote nothing,',
      'the far clerk wrote twelve.',
      'Then the rain.',
    ]);
  });

  it('keeps the words of a text in decomposed letters as they came', () => {
    const words = 'Cafe\u0301 nai\u0308ve, and no-break\u00a0space.';
    expect(linesOf(importString(`A title\n\n${words}`))).toEqual([words]);
  });
});

describe('the title', () => {
  it('is the name of the file where the text begins with prose', () => {
    const article = importString(`${PROSE}\n\n${MORE}`, { name: '/home/mira/my_notes on rivers.txt' });
    expect(article.metadata.title).toBe('my notes on rivers');
    expect(article.report).toMatchObject({ file: 'my_notes on rivers.txt', guesses: { title: 'file name' } });
    expect(linesOf(article)).toEqual([PROSE, MORE]);
  });

  it('is the first words of pasted prose', () => {
    const article = importString(`${PROSE}\n\n${MORE}`, { name: null });
    expect(article.metadata.title).toBe(
      'For three decades the two capitals have managed their rivalry by silence, and…',
    );
    expect(article.report).toMatchObject({ file: null, guesses: { title: 'first words' } });
  });

  it('does not swallow a first sentence', () => {
    expect(linesOf(importString('Trade across the river has doubled.\n\nNobody noticed.'))).toHaveLength(2);
  });

  it('stays in the body of a text that has nothing else', () => {
    expect(linesOf(importString('Only one line'))).toEqual(['Only one line']);
  });

  it('is left out of the body when it is repeated under the page title', () => {
    const article = importString(
      `The long drought – Opinion – Basin Times\n\nThe Long Drought\n\nBy JANE DOE\n\n${PROSE}`,
    );
    expect(article.metadata).toMatchObject({
      title: 'The long drought',
      publication: 'Basin Times',
      byline: 'JANE DOE',
    });
    expect(linesOf(article)).toEqual([PROSE]);
  });
});

describe('the head', () => {
  it.each([
    ['Jane Doe', 'Jane Doe', undefined],
    ['JANE DOE', 'JANE DOE', undefined],
    ['By Jane van der Berg', 'Jane van der Berg', undefined],
    ['Jane Doe | Updated March 17, 2025', 'Jane Doe', '2025-03-17'],
    ['Jane Doe Published March 17, 2025 Updated March 18, 2025 08:55am', 'Jane Doe', '2025-03-17'],
    ['By Jane Doe and John Roe • 17 March 2025', 'Jane Doe and John Roe', '2025-03-17'],
  ])('reads “%s” under the headline', (line, byline, published) => {
    const { metadata } = importString(`A headline of some length\n\n${line}\n\n${PROSE}\n\n${MORE}`);
    expect(metadata.byline).toBe(byline);
    expect(metadata.published).toBe(published);
  });

  it('keeps a standfirst between headline and byline', () => {
    const standfirst = 'Why a gauge on a bridge tells more than a summit, and who does not want to read it';
    const article = importString(`A gauge\n\n${standfirst}\n\nBy Jane Doe\n\n${PROSE}`);
    expect(linesOf(article)).toEqual([standfirst, PROSE]);
    expect(article.metadata.byline).toBe('Jane Doe');
  });

  it('reads labelled lines', () => {
    const head =
      'Title: A gauge\nAuthor: Jane Doe\nSource: Basin Times\nDate: 3 May 2024\nURL: https://basin.example/a';
    const article = importString(`${head}\n\n${PROSE}`);
    expect(article.metadata).toMatchObject({
      title: 'A gauge',
      byline: 'Jane Doe',
      publication: 'Basin Times',
      published: '2024-05-03',
      url: 'https://basin.example/a',
    });
    expect(linesOf(article)).toEqual([PROSE]);
  });

  it.each([
    'By the time the war ended the river had moved, and nobody had drawn a new map of it.',
    'By 1960 both sides were tired of counting.',
  ])('does not take the sentence “%s” for a byline', sentence => {
    const article = importString(`A headline\n\n${sentence}\n\n${PROSE}`);
    expect(article.metadata.byline).toBeUndefined();
    expect(linesOf(article)).toEqual([sentence, PROSE]);
  });
});

describe('the tail', () => {
  it.each([
    ['Leave a Reply', 'comment form'],
    ['Share this:', 'share bar'],
    ['Related Articles', 'related stories'],
    ['12 Comments', 'comments'],
    ['Comments (3)', 'comments'],
    ['Sign up for our newsletter', 'newsletter box'],
    ['We use cookies to improve your visit', 'cookie notice'],
    ['Tags: water, treaties', 'tag list'],
    ['© 2025 Basin Times', 'copyright line'],
    ['Artículos relacionados', 'related stories'],
    ['相关阅读', 'related stories'],
    ['جواب دیں', 'comment form'],
  ])('is cut from “%s”', (line, reason) => {
    const article = importString(
      `A headline\n\n${PROSE}\n\n${MORE}\n\n${line}\n\nAnother headline\n\nOne more`,
    );
    expect(linesOf(article)).toEqual([PROSE, MORE]);
    expect(reasonsOf(article)).toEqual([reason]);
    expect(article.report.stripped).toHaveLength(3);
  });

  it('takes readers’ comments with it, however long', () => {
    const comments = `Rafi says:\n\n${MORE}\n\nReply\n\nNadia 2 hours ago\n\n${MORE}\n\nReply`;
    const article = importString(`A headline\n\n${PROSE}\n\nComments\n\n${comments}`);
    expect(linesOf(article)).toEqual([PROSE]);
  });

  it('is not cut where the article goes on', () => {
    const text = `A headline\n\n${PROSE}\n\nComments\n\n${MORE}\n\nRelated\n\n${PROSE}`;
    expect(linesOf(importString(text))).toEqual([PROSE, 'Comments', MORE, 'Related', PROSE]);
  });

  it('lets an advertisement and a link to another story go from between paragraphs', () => {
    const article = importString(
      `A headline\n\n${PROSE}\n\nAdvertisement\n\n${MORE}\n\nRead more: The drought nobody planned for\n\n${PROSE}`,
    );
    expect(linesOf(article)).toEqual([PROSE, MORE, PROSE]);
    expect(reasonsOf(article)).toEqual(['advertisement', 'link to another story']);
  });

  it('keeps paragraphs that only mention such things', () => {
    const lines = [
      'Share this: that is what the ministers told each other in 1960, and they shared the river, the data and the blame in equal parts.',
      'Related to this is the question of who reads the gauge, which no treaty has ever answered in a way that both banks accept.',
      'Comments on the draft were few, and the few that came were kind, which is how one knows that nobody had read it.',
      'Subscribe to the view that rivers divide and you will find maps to prove it; subscribe to the other and you will find treaties.',
    ];
    expect(linesOf(importString(['A headline', PROSE, ...lines, MORE].join('\n\n')))).toEqual([
      PROSE,
      ...lines,
      MORE,
    ]);
  });

  it.each([
    ['Published in Dawn, March 16th, 2025', 'Dawn', '2025-03-16'],
    ['Published in The Basin Times on 16 March 2025.', 'The Basin Times', '2025-03-16'],
    ['(This article was first published in Basin Notes, April 2024)', 'Basin Notes', '2024-04'],
    ['The article originally appeared in the Daily Gauge, 2025-03-16', 'the Daily Gauge', '2025-03-16'],
    ['Published on March 16, 2025', undefined, '2025-03-16'],
    ['Published: 16.03.2025', undefined, '2025-03-16'],
  ])('yields date and publication from “%s”', (line, publication, published) => {
    const article = importString(`A headline\n\n${PROSE}\n\n${MORE}\n\n${line}`);
    expect(article.metadata.publication).toBe(publication);
    expect(article.metadata.published).toBe(published);
    expect(linesOf(article)).toEqual([PROSE, MORE]);
  });

  it('does not take a sentence about a publication for the line that names it', () => {
    const sentence =
      'Published in 1960, on 19 September 1960 to be exact, the treaty had twelve articles and eight annexes.';
    expect(linesOf(importString(`A headline\n\n${PROSE}\n\n${sentence}`))).toEqual([PROSE, sentence]);
  });
});

describe('other languages', () => {
  it('reads an Urdu column from right to left, with its author and date', () => {
    const article = importFixture('urdu-column.txt');
    expect(article.metadata).toEqual({
      title: 'دریا کا پیمانہ',
      publication: 'روزنامہ وادی',
      byline: 'مریم ریاض',
      published: '2025-03-16',
      language: 'ur',
      direction: 'rtl',
    });
    expect(linesOf(article)).toHaveLength(2);
  });

  it('reads a Chinese comment', () => {
    const article = importFixture('chinese-comment.txt');
    expect(article.metadata).toEqual({
      title: '桥上的水尺',
      publication: '河谷日报',
      byline: '林岚',
      published: '2025-03-16',
      language: 'zh',
      direction: 'ltr',
    });
    expect(linesOf(article)).toHaveLength(2);
  });
});
