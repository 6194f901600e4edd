/** A workspace with all that the interchange formats have to carry: astral characters, several people, links. */
import { newId } from '../../electron/core/workspace/ids.ts';
import type { Values } from '../../shared/history/change.ts';
import { type Article, analyst, TaggedWorkspace } from './tagged-workspace.ts';

export interface Exchange {
  readonly tagged: TaggedWorkspace;
  readonly rivers: Article;
  readonly borders: Article;
  /** Ids of annotations. */
  readonly ids: { readonly claim: string; readonly precedent: string; readonly option: string };
}

export const RIVERS = [
  '# A 🌊 of trade',
  'A 🌊 wave of trade crossed the river in 1960.',
  '“Both banks” agreed – at last – to measure it daily.',
  'They should publish every reading; =1+1 is no reading.',
];
export const BORDERS = [
  'The border is quiet. Nobody knows why the border is quiet.',
  'دونوں کنارے خاموش ہیں۔',
];

export const tomas = {
  id: '01890a5d-ac96-774b-bcce-b302099a8099',
  name: 'Tomás <Arden> & Co',
  initials: 'TA',
  colour: '#0e7490',
};

/** The two articles alone, as another computer has them: with ids of its own. */
export function addArticles(tagged: TaggedWorkspace): Pick<Exchange, 'rivers' | 'borders'> {
  const metadata = {
    url: 'https://herald.example/rivers?a=1&b=2',
    byline: 'Ilse Marwick',
    publication: 'The Valley Herald',
    published: '2025-03',
    accessed: '2025-04-01',
    language: 'en',
  };
  return {
    rivers: tagged.addArticle('Rivers & <rules>', RIVERS, metadata),
    borders: tagged.addArticle('Borders', BORDERS),
  };
}

export function exchangeWorkspace(path: string): Exchange {
  const tagged = new TaggedWorkspace(path);
  const { rivers, borders } = addArticles(tagged);
  const water = tagged.addTag('Water');
  const level = tagged.addTag('Level', water);
  const elsewhere = tagged.addTag('Level', tagged.addTag('Noise'));
  const carrying = (...tags: string[]): Values => Object.fromEntries(tags.map(tag => [`tag:${tag}`, true]));
  const claim = tagged.tag(rivers, 'claim', '“Both banks” agreed – at last', {
    'claim.speaker': 'Ilse; Marwick',
    'claim.type': 'causal',
    'claim.stance': 'reports',
    note: 'Line one.\n\n=cmd and <b>mark-up</b> & 🌊',
    confidence: 4,
    keyPassage: true,
    ...carrying(level, water),
  });
  tagged.workspace.setPerson(tomas);
  const precedent = tagged.tag(rivers, 'precedent', 'wave of trade crossed the river in 1960', {
    'precedent.event': 'The crossing',
    'precedent.when': '1960/1965~',
    'precedent.actors': ['Team Beta', 'Team Alpha'],
    'precedent.fit': 'partial',
    ...carrying(elsewhere),
  });
  tagged.workspace.setPerson(analyst);
  const option = tagged.tag(rivers, 'option', 'They should publish every reading', {
    'option.instruments': ['legal', 'diplomatic'],
    'option.stance': 'advocates',
    'option.horizon': 'short',
  });
  const quiet = tagged.tag(borders, 'claim', 'border is quiet', {}, 30);
  tagged.tag(borders, 'claim', 'دونوں کنارے', { note: 'اردو' });
  tagged.link(precedent, claim, 'precedent-for');
  tagged.link(quiet, claim, 'contradicts');
  return { tagged, rivers, borders, ids: { claim, precedent, option } };
}

/** Adds an annotation whose words the text does not hold. @returns its id. */
export function addOrphan({ tagged, borders }: Pick<Exchange, 'tagged' | 'borders'>): string {
  const id = newId();
  const anchor = {
    content: 'elsewhere',
    start: 99,
    end: 120,
    quote: 'words of another text',
    prefix: '',
    suffix: '',
  };
  const fields = { document: borders.id, kind: 'claim', anchor, keyPassage: false };
  tagged.workspace.commit('Tag', [{ record: 'annotation', id, fields }]);
  return id;
}
