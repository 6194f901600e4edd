/** A workspace that two people have annotated, with what they agree and disagree on. */
import type { Person } from '../../shared/records/person.ts';
import { type Article, analyst, TaggedWorkspace } from './tagged-workspace.ts';

export const colleague: Person = {
  id: '01890a5d-ac96-774b-bcce-b302099a8058',
  name: 'Omar Reed',
  initials: 'OR',
  colour: '#a15c00',
};

export interface TwoCoders {
  readonly tagged: TaggedWorkspace;
  readonly article: Article;
  readonly water: string;
}

/** Both saw a claim alike, called one passage differently, and each marked one alone. */
export function twoCoders(path: string): TwoCoders {
  const tagged = new TaggedWorkspace(path);
  const article = tagged.addArticle('Shared waters', [
    '🌊 The river fell by a third. Upstream gauges are open to all.',
    'In 1960 the two sides signed a treaty. They should share the readings every day.',
    'Nobody has said who would pay for that.',
  ]);
  const water = tagged.addTag('Water');
  tagged.tag(article, 'claim', 'The river fell by a third', { [`tag:${water}`]: true });
  tagged.tag(article, 'precedent', 'In 1960 the two sides signed a treaty');
  tagged.tag(article, 'claim', 'Nobody has said who would pay');
  tagged.workspace.setPerson(colleague);
  tagged.tag(article, 'claim', 'The river fell by a third.', { [`tag:${water}`]: true });
  tagged.tag(article, 'claim', 'the two sides signed a treaty');
  tagged.tag(article, 'option', 'They should share the readings');
  tagged.workspace.setPerson(analyst);
  return { tagged, article, water };
}
