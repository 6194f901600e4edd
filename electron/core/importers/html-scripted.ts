/**
 * Pages that draw their article with a script, which is never run here: its words all the same, where the page
 * gives them for machines as `articleBody` of JSON-LD.
 */
import { type BlockJson, textOf } from './blocks.ts';
import { parseDocument } from './dom.ts';
import { strippedPart } from './draft.ts';
import type { Main } from './html-article.ts';
import { blocksOf } from './html-blocks.ts';
import { decodeTwice } from './html-meta-tags.ts';
import { tidyPage } from './html-tidy.ts';
import { readJsonLd } from './json-ld.ts';
import { paragraphsOf } from './paragraphs.ts';

/** Text of a page up to which it may be a frame that scripts fill, in UTF-16 units. */
const FRAME = 600;
/** How many times as long the text for machines must be to be believed the article. */
const LONGER = 2;

const TAKEN =
  'The page shows its text only by running a script; it was taken from what the page tells machines';

/** What was found, or the article for machines where the page itself hardly holds any. */
export function orScripted(main: Main, jsonLd: readonly string[], file: string | null): Main {
  const length = lengthOf(main.blocks);
  if (length > FRAME) return main;
  const body = readJsonLd(jsonLd)?.body ?? '';
  if (body.length <= length * LONGER) return main;
  const blocks = /<(?:p|br|div)\b/i.test(body)
    ? blocksOf(parseDocument(tidyPage(body, file).html).body)
    : paragraphsOf(decodeTwice(body));
  if (lengthOf(blocks) <= length * LONGER) return main;
  const frame = main.blocks.map(textOf).join(' · ');
  return {
    blocks,
    text: null,
    stripped: [...main.stripped, ...(frame === '' ? [] : [strippedPart('outside the article', frame)])],
    warnings: [TAKEN],
  };
}

function lengthOf(blocks: readonly BlockJson[]): number {
  return blocks.reduce((sum, block) => sum + textOf(block).length, 0);
}
