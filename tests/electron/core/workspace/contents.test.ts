/** Texts and files are named by what they are. */
import { describe, expect, it } from 'vitest';
import {
  foldedHash,
  getContent,
  getSource,
  newContent,
  newSource,
  packSource,
  sha256,
} from '../../../../electron/core/workspace/contents.ts';
import { getDocument } from '../../../../electron/core/workspace/documents.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import { addDocument, bodyOf, newStore } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('contents');

describe('a text', () => {
  it('has one name however its JSON was written', () => {
    const one = newContent({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hi' }] }],
    });
    const two = newContent({
      content: [{ attrs: { page: null }, content: [{ text: 'Hi', type: 'text' }], type: 'paragraph' }],
      type: 'doc',
    });
    expect(two).toEqual(one);
    expect(one).toMatchObject({ text: 'Hi', words: 1, textHash: sha256('Hi') });
    expect(one.hash).toBe(sha256(one.body));
  });

  it('is stored once and read back as it was', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace, ['A 😀 and 中国.', '']);
    addDocument(workspace, ['A 😀 and 中国.', '']);
    const { hash } = newContent(bodyOf(['A 😀 and 中国.', '']));
    expect(getDocument(workspace.db, document)?.content).toBe(hash);
    expect(getContent(workspace.db, hash)).toMatchObject({ text: 'A 😀 and 中国.\n', body: { type: 'doc' } });
    expect(workspace.db.prepare('SELECT count(*) FROM content').pluck().get()).toBe(1);
    expect(getContent(workspace.db, 'f'.repeat(64))).toBeUndefined();
    workspace.close();
  });

  it('has one folded name whatever its typography and its paragraphs', () => {
    const plain = foldedHash('"It\'s done", he said - twice...\nAnd left.');
    expect(foldedHash('“It’s done”, he said – twice…\n\n\u00a0And\u00ad left.')).toBe(plain);
    expect(foldedHash('“It’s done”, he said – twice… And left.')).toBe(plain);
    expect(foldedHash('“It’s done”, she said – twice… And left.')).not.toBe(plain);
    const { text, foldedHash: kept } = newContent(bodyOf(['One', '', 'two']));
    expect(kept).toBe(foldedHash(text));
    expect(kept).toBe(sha256('One two'));
  });

  it('that does not fit the schema is refused', () => {
    expect(() => newContent({ type: 'doc', content: [{ type: 'script' }] })).toThrowError(RangeError);
    expect(() => newContent({ type: 'doc', content: [] })).toThrowError(RangeError);
  });

  it('with half a surrogate pair is the same in memory and in the file', () => {
    const workspace = newStore(folder);
    const content = newContent(bodyOf(['half \ud83d pair']));
    expect(content.text).toBe('half \ufffd pair');
    const fields = { title: 'T', content: content.hash };
    workspace.commit('Import', [{ record: 'document', id: newId(), fields }], { contents: [content] });
    expect(sha256(getContent(workspace.db, content.hash)?.text ?? '')).toBe(content.textHash);
    workspace.close();
  });
});

describe('a source file', () => {
  it('is packed beside the main thread into the same bytes', async () => {
    const bytes = new TextEncoder().encode('The river rose again that spring. '.repeat(1_000));
    expect(await packSource(bytes)).toEqual(newSource(bytes));
  });

  it('comes back byte for byte', () => {
    const workspace = newStore(folder);
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256);
    const source = newSource(bytes);
    const document = addDocument(workspace);
    const put = { record: 'document' as const, id: document, fields: { source: source.hash } };
    expect(() => workspace.commit('Source', [put])).toThrowError('there is no source file');
    workspace.commit('Source', [put], { sources: [source] });
    expect(source.bytes.length).toBeLessThan(bytes.length / 10);
    expect(Buffer.from(getSource(workspace.db, source.hash) ?? []).equals(bytes)).toBe(true);
    workspace.close();
  });
});
