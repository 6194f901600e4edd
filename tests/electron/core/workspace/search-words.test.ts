/** The words of a text as search sees them. */
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { connectMemory } from '../../../../electron/core/workspace/connection.ts';
import { migrate, readMigrations } from '../../../../electron/core/workspace/migrate.ts';
import { indexedWords, searchWords } from '../../../../electron/core/workspace/search-words.ts';
import { migrations } from '../../../support/store.ts';

const db = connectMemory();
migrate(db, readMigrations(migrations));
db.exec('CREATE VIRTUAL TABLE temp.tokens USING fts5vocab(main, search, instance)');
afterAll(() => db.close());

const wordsOf = (text: string) => searchWords(text).map(({ word }) => word);

/** What the index finds in what it is given, read back from an index of the same kind. */
function tokensOf(words: string): string[] {
  db.exec('DELETE FROM search');
  db.prepare('INSERT INTO search (rowid, words) VALUES (1, ?)').run(words);
  return db.prepare<[], string>('SELECT term FROM tokens ORDER BY "offset"').pluck().all();
}

const isSame = (text: string) =>
  JSON.stringify(tokensOf(indexedWords(text))) === JSON.stringify(wordsOf(text));

const CUTS = ['\n', '\t', '\0', ' ', '-', "'", '_', '\u00ad', '\u200d', '\u0301'];
const anyText = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }) },
    { weight: 2, arbitrary: fc.constantFrom(...CUTS) },
    { weight: 1, arbitrary: fc.constantFrom('é', 'İ', 'ﬁ', '水', 'ك', '９') },
  ),
});

it('are the same in the index as in a query, whatever the script of the text', () => {
  fc.assert(fc.property(anyText, isSame));
});

it('are the same in the index as in a query for a text of nothing but ASCII', () => {
  const anyAscii = fc.string({ unit: 'binary-ascii', maxLength: 200 });
  fc.assert(fc.property(anyAscii, isSame));
});

it('are folded and stand where they are in the text', () => {
  expect(searchWords("Don't CÔTÉ\nx")).toEqual([
    { word: 'don', start: 0, end: 3 },
    { word: 't', start: 4, end: 5 },
    { word: 'cote', start: 6, end: 10 },
    { word: 'x', start: 11, end: 12 },
  ]);
});
