/** Workspaces of a size people may reach: articles of about 1,000 words, each with up to 500 annotations. */

import { newId } from '../../electron/core/workspace/ids.ts';
import type { Edit, Values } from '../../shared/history/change.ts';
import { KINDS } from '../../shared/records/kind.ts';
import { describeSelection } from '../../shared/text/anchors.ts';
import { type Article, TaggedWorkspace } from '../support/tagged-workspace.ts';

const SENTENCE =
  'The two governments have kept the ceasefire, and trade across the river has doubled since. ';
const PARAGRAPHS = 17;
const PER_ARTICLE = 500;
const QUOTE_LENGTH = 150;

/**
 * Makes a workspace at `path` with so many annotations. The caller closes it.
 * @param first Number of its first article, so that two workspaces can have different ones.
 */
export function filledWorkspace(
  path: string,
  annotations: number,
  first = 0,
): { tagged: TaggedWorkspace; last: Article } {
  const tagged = new TaggedWorkspace(path);
  const tags = ['water', 'trade', 'ceasefire', 'borders', 'treaties'].map(name => tagged.addTag(name));
  let article = addArticle(tagged, first);
  for (let done = 0; done < annotations; ) {
    const count = Math.min(PER_ARTICLE, annotations - done);
    const edits = Array.from({ length: count }, (_, i) => annotationEdit(article, tags, done + i));
    tagged.workspace.commit('Tag many', edits);
    done += count;
    if (done < annotations) article = addArticle(tagged, first + done);
  }
  return { tagged, last: article };
}

function addArticle(tagged: TaggedWorkspace, n: number): Article {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, i) => `${n}.${i} ${SENTENCE.repeat(4).trim()}`);
  return tagged.addArticle(`Article ${n}`, paragraphs, {
    byline: 'Mira Sand',
    publication: 'The Valley Herald',
    published: '2025-03-16',
    url: `https://herald.example/${n}`,
    language: 'en',
  });
}

/** One annotation as analysts leave them: some fields, a tag or two, often a note. */
export function annotationEdit(article: Article, tags: readonly string[], n: number): Edit {
  const start = (n * 37) % (article.text.length - QUOTE_LENGTH);
  const anchor = describeSelection(article.content, article.text, start, start + QUOTE_LENGTH);
  const kind = KINDS[n % KINDS.length] ?? 'claim';
  const tag = (i: number): Values => (tags.length === 0 ? {} : { [`tag:${tags[i % tags.length]}`]: true });
  const own: Record<typeof kind, Values> = {
    claim: { 'claim.speaker': 'The author', 'claim.type': 'causal', 'claim.certainty': 'likely' },
    precedent: {
      'precedent.event': 'Helsinki Final Act',
      'precedent.when': '1975-08-01',
      'precedent.actors': ['CSCE'],
    },
    option: { 'option.addressee': 'Both governments', 'option.instruments': ['diplomatic', 'legal'] },
  };
  const fields = {
    document: article.id,
    kind,
    anchor: { ...anchor },
    keyPassage: n % 7 === 0,
    ...own[kind],
    ...tag(n),
    ...(n % 3 === 0 ? tag(n + 1) : {}),
    ...(n % 2 === 0 ? { note: `Compare with the customs yearbook, page ${n}.` } : {}),
  };
  return { record: 'annotation', id: newId(), fields };
}
