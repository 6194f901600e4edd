/** An article that comes again is recognised: by its file, its words, its address, its title. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newContent, newSource, sha256 } from '../../../../electron/core/workspace/contents.ts';
import { type Arrival, findDuplicate, plainAddress } from '../../../../electron/core/workspace/duplicates.ts';
import type { Workspace } from '../../../../electron/core/workspace/workspace.ts';
import { addDocument, bodyOf, edit, newStore, PARAGRAPHS } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('duplicates');
const source = newSource(new Uint8Array([1, 2, 3]));
const stranger: Arrival = { foldedHash: sha256('other words'), title: 'Another article' };

let workspace: Workspace;
let document: string;
let is: { id: string; title: string };

beforeAll(() => {
  workspace = newStore(folder);
  document = addDocument(workspace, PARAGRAPHS, {
    publication: 'The Valley Herald',
    published: '2025-03-16',
    url: 'https://www.herald.example/opinion/two-banks?id=7&utm_source=mail',
  });
  const put = { record: 'document' as const, id: document, fields: { source: source.hash } };
  workspace.commit('Source', [put], { sources: [source] });
  is = { id: document, title: 'Two banks' };
});
afterAll(() => workspace.close());

const found = (arrival: Partial<Arrival>) => findDuplicate(workspace.db, { ...stranger, ...arrival });

describe('an article that is here already', () => {
  it('is known by its file', () => {
    expect(found({ source: source.hash })).toEqual({ ...is, by: 'source' });
    expect(found({ source: sha256('another file') })).toBeNull();
  });

  it('is known by its words, whatever their typography', () => {
    const retyped = PARAGRAPHS.map(text => text.replaceAll(' ', '\u00a0').replaceAll(';', ' ;'));
    expect(found({ foldedHash: newContent(bodyOf(PARAGRAPHS)).foldedHash })).toEqual({ ...is, by: 'text' });
    const spaced = PARAGRAPHS.map(text => text.replaceAll(' ', '\u00a0'));
    expect(found({ foldedHash: newContent(bodyOf(spaced)).foldedHash })).toEqual({ ...is, by: 'text' });
    expect(found({ foldedHash: newContent(bodyOf(retyped)).foldedHash })).toBeNull();
  });

  it('is looked for only among what is shown', () => {
    edit(workspace, 'document', document, { removed: true });
    expect(found({ source: source.hash })).toBeNull();
    edit(workspace, 'document', document, { removed: false });
  });
});

describe('another version of an article', () => {
  it('is known by its address, however it was reached', () => {
    const by = { ...is, by: 'address' };
    expect(found({ url: 'http://herald.example/opinion/two-banks/?utm_campaign=x&id=7#comments' })).toEqual(
      by,
    );
    expect(found({ url: 'https://herald.example/opinion/two-banks?id=8' })).toBeNull();
    expect(found({ url: 'two-banks.html' })).toBeNull();
  });

  it('is known by title and publication together', () => {
    const by = { ...is, by: 'title' };
    const title = 'TWO  BANKS!';
    expect(found({ title, publication: 'The Valley Herald' })).toEqual(by);
    expect(found({ title, publication: 'The Valley Herald', published: '2025-03' })).toEqual(by);
    expect(found({ title })).toBeNull();
    expect(found({ title, publication: 'The Upstream Post' })).toBeNull();
  });

  it('is not a column that has the same title on another day', () => {
    const column = { title: 'Two banks', publication: 'The Valley Herald', published: '2025-03-23' };
    expect(found(column)).toBeNull();
  });

  it('counts less than the same file or words', () => {
    const url = 'https://herald.example/opinion/two-banks?id=7';
    expect(found({ url, source: source.hash })?.by).toBe('source');
    expect(found({ url, title: 'Two banks', publication: 'The Valley Herald' })?.by).toBe('address');
  });
});

describe('an address', () => {
  it('names the page and nothing else', () => {
    const page = plainAddress('https://www.example.org/a/b/');
    expect(page).not.toBeNull();
    expect(plainAddress('http://example.org/a/b/index.html?fbclid=1')).toBe(page);
    expect(plainAddress('HTTPS://EXAMPLE.org/a/b#top')).toBe(page);
    expect(plainAddress('https://example.org/a/B')).not.toBe(page);
    expect(plainAddress('https://example.org/a/b?x=1&y=2')).toBe(
      plainAddress('https://example.org/a/b?y=2&x=1'),
    );
  });

  it('of a front page, a file or nothing names no article', () => {
    for (const address of ['https://example.org/', 'file:///tmp/a.html', 'https://', ''])
      expect(plainAddress(address)).toBeNull();
  });
});
