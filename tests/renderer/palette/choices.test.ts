import { expect, it } from 'vitest';
import { commandChoices, placeChoices } from '../../../renderer/palette/choices.ts';
import type { DocumentSummary } from '../../../shared/contract/documents.ts';
import { plainTextOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';

const words = (text: string) => [{ type: 'text', text }];
const plain = plainTextOf(
  schema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'paragraph', attrs: { page: 'iv' }, content: words('The lower districts wait.') },
      { type: 'heading', attrs: { page: '2' }, content: words('A table both sides can read') },
      { type: 'paragraph', attrs: { page: '2' }, content: words('Publish the readings.') },
    ],
  }),
);
const article = (id: string, title: string) =>
  ({ document: { id, title, publication: 'The Gauge' } }) as unknown as DocumentSummary;
const articles = [article('a', 'Sharing a shrinking river'), article('b', 'The price of salt')];
const command = (id: string, label: string) => ({ id, label, run: () => {} });
const commands = [command('import', 'Import…'), command('export', 'Export…'), command('keys', 'Keys')];

it('lists every command in its own order before anything is typed, and those that fit after', () => {
  expect(commandChoices(commands, '').map(({ label }) => label)).toEqual(['Import…', 'Export…', 'Keys']);
  expect(commandChoices(commands, 'exp').map(({ label }) => label)).toEqual(['Export…']);
});

it('goes to a paragraph by its number and to a page by its printed name', () => {
  expect(placeChoices(plain, [], '3')[0]).toMatchObject({
    note: 'Paragraph 3',
    label: 'Publish the readings.',
  });
  expect(placeChoices(plain, [], 'page iv')[0]).toMatchObject({
    note: 'Page iv',
    action: { target: { type: 'words', start: 0 } },
  });
  expect(placeChoices(plain, [], '2').map(({ note }) => note)).toEqual(['Page 2', 'Paragraph 2']);
  expect(placeChoices(plain, [], '99')).toEqual([]);
});

it('goes to headings of the open article and to articles, by some of their letters', () => {
  expect(placeChoices(plain, articles, 'table').map(({ note }) => note)).toEqual(['Heading']);
  expect(placeChoices(plain, articles, 'salt')[0]).toMatchObject({
    label: 'The price of salt',
    action: { target: { type: 'article', document: 'b' } },
  });
  expect(placeChoices(null, articles, '').map(({ label }) => label)).toEqual([
    'Sharing a shrinking river',
    'The price of salt',
  ]);
});
