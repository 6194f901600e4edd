/** The form of what is known about an article. */
import { describe, expect, it } from 'vitest';
import { formOf, isSound, metadataOf, patchOf, problemOf } from '../../../renderer/library/metadata.ts';
import { document } from '../link/records.ts';

const article = document(1, { byline: 'A. Author', published: '2025-03-16', url: 'https://example.org/a' });
const form = formOf(article);

describe('the details of an article', () => {
  it('come back from the form as they went in', () => {
    const { title, byline, published, url, direction } = article;
    expect(metadataOf(form)).toEqual({ title, byline, published, url, direction });
    expect(patchOf(article, form)).toEqual({});
  });

  it('send only what changed, and clear what was emptied', () => {
    expect(patchOf(article, { ...form, byline: ' ', title: ' New title ', direction: 'rtl' })).toEqual({
      byline: null,
      title: 'New title',
      direction: 'rtl',
    });
  });

  it.each(['2025-03-16', '2025-03', '2025', '2024-02-29', ''])('take %j as a date', published => {
    expect(problemOf({ ...form, published }, 'published')).toBeNull();
  });

  it.each(['March 2025', '16/03/2025', '2025-13', '2025-02-31', '2025-00-10'])(
    'refuse %j as a date',
    published => {
      expect(problemOf({ ...form, published }, 'published')).not.toBeNull();
      expect(isSound({ ...form, published })).toBe(false);
    },
  );

  it('need a title and a language that exists', () => {
    expect(problemOf({ ...form, title: '  ' }, 'title')).not.toBeNull();
    expect(problemOf({ ...form, language: 'pt-BR' }, 'language')).toBeNull();
    expect(problemOf({ ...form, language: 'not a language' }, 'language')).not.toBeNull();
  });
});
