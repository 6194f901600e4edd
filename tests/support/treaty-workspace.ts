/** A small workspace with everything an export must carry: tags in levels, links, hostile words, two directions. */
import { TaggedWorkspace } from './tagged-workspace.ts';

export interface TreatyWorkspace {
  readonly tagged: TaggedWorkspace;
  readonly river: string;
  readonly border: string;
  /** Ids of annotations: the claim with a hostile quote, the untagged claim, the option, the precedent. */
  readonly hostile: string;
  readonly plain: string;
  readonly option: string;
  readonly precedent: string;
  readonly tags: { readonly water: string; readonly gauges: string; readonly borders: string };
}

export const HOSTILE_QUOTE = '=1+1 is *not* a [sum](http://evil.example) <b>';

/** The caller closes `tagged`. */
export function treatyWorkspace(path: string): TreatyWorkspace {
  const tagged = new TaggedWorkspace(path);
  const river = tagged.addArticle(
    'Rivers 🌊 & <rules>',
    ['The 🌊 river rose.', '# Two banks', 'Both banks agreed.', HOSTILE_QUOTE, 'Publish the gauge daily.'],
    {
      byline: 'A. Writer',
      publication: 'The Herald',
      published: '2025-03-16',
      url: 'https://herald.example/rivers?a=1&b=2',
      accessed: '2025-04',
      language: 'en',
    },
  );
  const border = tagged.addArticle(
    'سرحدیں',
    ['پاکستان نے کہا: "امن، ابھی"', 'Borders are quiet.'],
    { published: '1850-01-01', language: 'ur' },
    'A12',
  );
  tagged.addArticle('Nothing tagged', ['Silence.'], { published: '2024' });
  const water = tagged.addTag('Water');
  const gauges = tagged.addTag('=Gauges', tagged.addTag('Treaty law', water));
  const borders = tagged.addTag('Borders');
  const hostile = tagged.tag(river, 'claim', HOSTILE_QUOTE, {
    [`tag:${water}`]: true,
    [`tag:${gauges}`]: true,
    'claim.speaker': '@minister',
    'claim.type': 'causal',
    note: 'Two lines:\n- the second',
    confidence: 3,
    keyPassage: true,
  });
  const plain = tagged.tag(river, 'claim', 'Both banks agreed.');
  const option = tagged.tag(river, 'option', 'Publish the gauge daily.', {
    [`tag:${water}`]: true,
    'option.instruments': ['legal', 'other'],
    'option.proposedBy': 'The author',
  });
  const precedent = tagged.tag(border, 'precedent', 'پاکستان نے کہا: "امن، ابھی"\nBorders', {
    [`tag:${borders}`]: true,
    'precedent.when': '1960-09-19',
    'precedent.actors': ['A; B', 'C'],
    'precedent.invokedBy': 'The author',
  });
  tagged.link(hostile, option, 'argues-for');
  tagged.link(precedent, hostile, 'supports');
  const tags = { water, gauges, borders };
  return { tagged, river: river.id, border: border.id, hostile, plain, option, precedent, tags };
}
