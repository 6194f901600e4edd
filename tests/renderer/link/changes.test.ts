/** The window's reads follow the workspace by its events alone. */
import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../renderer/link/changes.ts';
import { keys } from '../../../renderer/link/keys.ts';
import { createCache } from '../../../renderer/link/link.tsx';
import { annotation, asAnnotation, asDocument, diff, document, id, state } from './records.ts';

const article = document(10);
const noCounts = { claim: 0, precedent: 0, option: 0 };

/** A cache in which the article and its annotations were read at commit 5. */
function cacheAt5() {
  const cache = createCache();
  cache.setQueryData(keys.workspace, state(5));
  cache.setQueryData(keys.documents, [{ document: article, counts: noCounts }]);
  cache.setQueryData(keys.document(article.id), { document: article, body: { type: 'doc' } });
  cache.setQueryData(keys.annotations(article.id), []);
  return cache;
}

const tagged = (seq: number) =>
  ({
    type: 'changed',
    state: state(seq),
    diff: diff({ added: [asAnnotation(annotation(1, article.id, 3, 'precedent'))] }),
  }) as const;

const isStale = (cache: ReturnType<typeof createCache>, key: readonly string[]) =>
  cache.getQueryState(key)?.isInvalidated ?? null;

describe('a backup', () => {
  it('that was made, or could not be, has the list of backups read again and nothing else', () => {
    for (const event of [
      { type: 'backedUp' },
      { type: 'backupFailed', message: 'The disk is full' },
    ] as const) {
      const cache = cacheAt5();
      cache.setQueryData(keys.backups, []);
      applyEvent(cache, event);
      expect(isStale(cache, keys.backups)).toBe(true);
      expect(isStale(cache, keys.documents)).toBe(false);
      expect(cache.getQueryData(keys.workspace)).toEqual(state(5));
    }
  });
});

it('reads nothing again when it hears how far a long step is', () => {
  const cache = cacheAt5();
  cache.setQueryData(keys.backups, []);
  applyEvent(cache, { type: 'progressed', done: 250, total: 3_000 });
  expect(isStale(cache, keys.backups)).toBe(false);
  expect(isStale(cache, keys.documents)).toBe(false);
  expect(cache.getQueryData(keys.workspace)).toEqual(state(5));
});

describe('a commit', () => {
  it('adds the annotation to its article and to the counts of the library', () => {
    const cache = cacheAt5();
    applyEvent(cache, tagged(6));
    expect(cache.getQueryData(keys.annotations(article.id))).toHaveLength(1);
    expect(cache.getQueryData(keys.documents)).toEqual([
      { document: article, counts: { ...noCounts, precedent: 1 } },
    ]);
    expect(cache.getQueryData(keys.workspace)).toEqual(state(6));
  });

  it('counts nothing twice when the lists were read after it', () => {
    const cache = cacheAt5();
    cache.setQueryData(keys.annotations(article.id), [annotation(1, article.id, 3, 'precedent')]);
    cache.setQueryData(keys.documents, [{ document: article, counts: { ...noCounts, precedent: 1 } }]);
    applyEvent(cache, tagged(6));
    expect(cache.getQueryData(keys.documents)).toEqual([
      { document: article, counts: { ...noCounts, precedent: 1 } },
    ]);
  });

  it('that is known already changes nothing', () => {
    const cache = cacheAt5();
    applyEvent(cache, tagged(5));
    expect(cache.getQueryData(keys.annotations(article.id))).toEqual([]);
  });

  it('after a gap makes everything be read again, without guessing', () => {
    const cache = cacheAt5();
    applyEvent(cache, tagged(8));
    expect(cache.getQueryData(keys.annotations(article.id))).toEqual([]);
    for (const key of [keys.documents, keys.document(article.id), keys.annotations(article.id)]) {
      expect(isStale(cache, key)).toBe(true);
    }
  });

  it('that touched too much to be told makes everything be read again', () => {
    const cache = cacheAt5();
    applyEvent(cache, { type: 'changed', state: state(6), diff: null });
    expect(cache.getQueryData(keys.workspace)).toEqual(state(6));
    expect(isStale(cache, keys.documents)).toBe(true);
    expect(isStale(cache, keys.annotations(article.id))).toBe(true);
  });

  it('on an article whose annotations were never read has the library read again', () => {
    const cache = cacheAt5();
    cache.removeQueries({ queryKey: keys.annotations(article.id) });
    applyEvent(cache, tagged(6));
    expect(isStale(cache, keys.documents)).toBe(true);
  });

  it('that edits an article shows in the library and in the reader, the text staying', () => {
    const cache = cacheAt5();
    const renamed = { ...article, title: 'Another title' };
    const change = diff({ updated: [[asDocument(article), asDocument(renamed)]] });
    applyEvent(cache, { type: 'changed', state: state(6), diff: change });
    expect(cache.getQueryData(keys.documents)).toEqual([{ document: renamed, counts: noCounts }]);
    expect(cache.getQueryData(keys.document(article.id))).toEqual({
      document: renamed,
      body: { type: 'doc' },
    });
    expect(isStale(cache, keys.document(article.id))).toBe(false);
  });

  it('that gives an article another text has both read again together', () => {
    const cache = cacheAt5();
    const corrected = { ...article, content: 'd'.repeat(64) };
    const change = diff({ updated: [[asDocument(article), asDocument(corrected)]] });
    applyEvent(cache, { type: 'changed', state: state(6), diff: change });
    expect(isStale(cache, keys.document(article.id))).toBe(true);
    expect(cache.getQueryData(keys.document(article.id))).toEqual({
      document: article,
      body: { type: 'doc' },
    });
    expect(cache.getQueryData(keys.documents)).toEqual([{ document: corrected, counts: noCounts }]);
  });

  it('that removes an article takes it out of the library and forgets its text', () => {
    const cache = cacheAt5();
    applyEvent(cache, { type: 'changed', state: state(6), diff: diff({ removed: [asDocument(article)] }) });
    expect(cache.getQueryData(keys.documents)).toEqual([]);
    expect(cache.getQueryData(keys.document(article.id))).toBeUndefined();
  });

  it('that brings an article lists it first, with the annotations it came with, once', () => {
    const cache = cacheAt5();
    const arrived = document(20);
    const change = diff({
      added: [asDocument(arrived), asAnnotation(annotation(1, arrived.id, 3, 'option'))],
    });
    const after = [
      { document: arrived, counts: { ...noCounts, option: 1 } },
      { document: article, counts: noCounts },
    ];
    applyEvent(cache, { type: 'changed', state: state(6), diff: change });
    expect(cache.getQueryData(keys.documents)).toEqual(after);
    applyEvent(cache, { type: 'changed', state: state(7), diff: change });
    expect(cache.getQueryData(keys.documents)).toEqual(after);
  });

  it('that meets a read under way has that read start again', async () => {
    const cache = cacheAt5();
    cache.removeQueries({ queryKey: keys.annotations(article.id) });
    let reads = 0;
    const observer = new QueryObserver(cache, {
      queryKey: keys.annotations(article.id),
      queryFn: () => {
        reads++;
        // The first read saw the workspace before the commit and answers after it.
        const answer = reads === 1 ? [] : [annotation(1, article.id, 3, 'precedent')];
        return new Promise(resolve => setTimeout(() => resolve(answer), 20));
      },
    });
    const stop = observer.subscribe(() => {});
    applyEvent(cache, tagged(6));
    await new Promise(resolve => setTimeout(resolve, 120));
    stop();
    expect(cache.getQueryData(keys.annotations(article.id))).toHaveLength(1);
  });
});

describe('another workspace', () => {
  it('makes everything read before void', () => {
    const cache = cacheAt5();
    const other = state(1, { path: '/b.postil' });
    applyEvent(cache, { type: 'opened', state: other });
    expect(cache.getQueryData(keys.workspace)).toEqual(other);
    expect(cache.getQueryData(keys.documents)).toBeUndefined();
    expect(cache.getQueryData(keys.annotations(article.id))).toBeUndefined();
  });

  it('that is closed leaves none', () => {
    const cache = cacheAt5();
    applyEvent(cache, { type: 'closed' });
    expect(cache.getQueryData(keys.workspace)).toBeNull();
    expect(cache.getQueryData(keys.annotations(id(10)))).toBeUndefined();
  });
});
