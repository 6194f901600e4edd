/** A workspace of everything that is hard to draw: long titles, other scripts, piles of annotations, lost words. */
import { join } from 'node:path';
import { newId } from '../../electron/core/workspace/ids.ts';
import { FOREIGN_CONTENT } from '../../shared/records/anchor.ts';
import { KINDS } from '../../shared/records/kind.ts';
import { importFixture, linesOf } from './imported.ts';
import { type Article, TaggedWorkspace } from './tagged-workspace.ts';

export const LONG_TITLE =
  'Why the joint commission on the lower river, which has met forty-one times in nine years without once publishing a gauge reading, should be given a clerk, a ledger, a telephone and a date by which both governments must have read aloud the same number in the same room before the next drought begins, at last';

/** The sentence under thirty annotations. */
export const CROWDED =
  'The two capitals have been here before, and nobody who was in the room then disputes what was said.';

/** Words that a colleague tagged and that are in no article. */
export const LOST_WORDS = 'a sentence that a later edition left out';

export const LONG_TAG =
  'institutional arrangements for sharing hydrological data between riparian states in the dry season';
const UNBROKEN_TAG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Makes the workspace at `path` and closes it. */
export function makeHardWorkspace(path: string, articles = 200): void {
  const tagged = new TaggedWorkspace(path);
  for (let i = articles; i > 8; i--) {
    tagged.addArticle(`Briefing no. ${i}: notes from the gauge`, ['The clerk read the gauge at six.'], {
      publication: 'Basin Quarterly',
      published: '2024-11',
    });
  }
  addCrowded(tagged);
  addLongTitle(tagged);
  addFixture(tagged, 'دریا کا پیمانہ', 'urdu-column.txt', 'حکومت کو چاہیے کہ دونوں رجسٹر ہر روز شائع کرے', {
    publication: 'روزنامہ وادی',
    language: 'ur',
    direction: 'rtl',
  });
  addFixture(tagged, '桥上的水尺', 'chinese-comment.txt', '两个数字从来没有一起公布过', {
    publication: '河谷日报',
    language: 'zh',
  });
  addLongNote(tagged);
  addLost(tagged);
  tagged.addArticle('Untouched', ['Nobody has tagged anything in this article yet.']);
  tagged.close();
}

function addCrowded(tagged: TaggedWorkspace): void {
  const article = tagged.addArticle(
    'Thirty on one sentence',
    [
      'The lower districts have now gone three summers without a release.',
      `${CROWDED} What they lack is a clerk.`,
      'The last paragraph is as plain as the first.',
    ],
    { publication: 'The Upstream Post', published: '2025-03-11', language: 'en' },
  );
  const words = CROWDED.split(' ');
  for (let i = 0; i < 30; i++) {
    const from = i % 10;
    const quote = words.slice(from, words.length - Math.floor(i / 3)).join(' ');
    tagged.tag(article, KINDS[i % KINDS.length] ?? 'claim', quote);
  }
}

function addLongTitle(tagged: TaggedWorkspace): void {
  const article = tagged.addArticle(LONG_TITLE, ['Short text, long title, and one claim in it.'], {
    byline: 'The editorial board of the quarterly of the institute for the study of shared rivers',
    publication: 'Proceedings of the Standing Conference on the Administration of Shared Rivers and Lakes',
    published: '2025-03-16',
  });
  const tags = [tagged.addTag(LONG_TAG), tagged.addTag(UNBROKEN_TAG), tagged.addTag('trade')];
  tagged.tag(article, 'claim', 'one claim in it', Object.fromEntries(tags.map(tag => [`tag:${tag}`, true])));
}

function addFixture(
  tagged: TaggedWorkspace,
  title: string,
  file: string,
  quote: string,
  metadata: Parameters<TaggedWorkspace['addArticle']>[2],
): Article {
  const article = tagged.addArticle(title, linesOf(importFixture(file)), metadata);
  tagged.tag(article, 'option', quote);
  tagged.tag(article, 'claim', quote.slice(0, Math.floor(quote.length / 2)));
  return article;
}

function addLongNote(tagged: TaggedWorkspace): void {
  const article = tagged.addArticle('A note of five thousand words', ['Few words, much said about them.']);
  const note = Array.from({ length: 5_000 }, (_, i) => (i % 40 === 39 ? 'said.\n\n' : 'word')).join(' ');
  tagged.tag(article, 'precedent', 'much said', { note });
}

/** One annotation on its words and one whose words are nowhere. */
function addLost(tagged: TaggedWorkspace): void {
  const article = tagged.addArticle('A later edition', ['This edition is shorter than the one before.']);
  tagged.tag(article, 'claim', 'shorter than the one before');
  const anchor = {
    content: FOREIGN_CONTENT,
    start: 0,
    end: LOST_WORDS.length,
    quote: LOST_WORDS,
    prefix: '',
    suffix: '',
  };
  const fields = { document: article.id, kind: 'precedent', anchor, keyPassage: false };
  tagged.workspace.commit('Tag', [{ record: 'annotation', id: newId(), fields }]);
}

/** A path for it in a folder. */
export function hardPath(folder: string): string {
  return join(folder, 'hard.postil');
}
