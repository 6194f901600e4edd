/** Markdown (CommonMark with GitHub's tables, strikethrough and footnotes), with front matter. */
import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { type BlockJson, textOf } from './blocks.ts';
import { type Draft, Guesses } from './draft.ts';
import { refusal } from './file-kind.ts';
import { readFrontMatter, splitFrontMatter } from './front-matter.ts';
import { readHead } from './head.ts';
import { splitHeadline } from './headline.ts';
import { definitionsOf, markdownBlocks } from './markdown-blocks.ts';
import { cutTail } from './tail.ts';
import { essence, isProse, unitOf } from './unit.ts';

/** Deepest nesting of quotes and lists read: the tree is walked by recursion. */
const MAX_NESTING = 100;

/** Blocks in which the title is looked for: the site, the section and a picture may stand above it. */
const HEAD_BLOCKS = 4;

/** Reads a Markdown text. @throws Fault `file.malformed` for quotes or lists nested absurdly deep. */
export function readMarkdown(text: string, file: string | null): Draft {
  const guesses = new Guesses();
  const front = splitFrontMatter(text);
  readFrontMatter(front, guesses);
  refuseDeepNesting(front.rest, file);
  const { text: parted, isParted } = partLongRuns(front.rest);
  const tree = fromMarkdown(parted, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const blocks = withoutTitle(tree.children, guesses);
  const head = readHead(blocks.map(unitOf), guesses);
  const body = cutTail(head.units, guesses);
  guesses.settle();
  return {
    metadata: guesses.metadata,
    blocks: body.units.map(unit => unit.block),
    stripped: [...head.stripped, ...body.stripped],
    warnings: isParted ? ['Very long paragraphs were parted'] : [],
    guesses: guesses.sources,
  };
}

/** The blocks without the first top heading, when that is the title. */
function withoutTitle(nodes: readonly RootContent[], guesses: Guesses): readonly BlockJson[] {
  const blocks = markdownBlocks(nodes, definitionsOf(nodes));
  const at = blocks.findIndex(block => block.type === 'heading' && block.attrs?.level === 1);
  const heading = blocks[at];
  if (heading === undefined) return blocks;
  const words = textOf(heading).replace(/\s+/gu, ' ');
  const { title, publication } = splitHeadline(words);
  if (guesses.offer('title', title, 'first heading'))
    guesses.offer('publication', publication, 'first heading');
  const isTitle = essence(guesses.metadata.title ?? '') === essence(title);
  const isAlone = blocks.length === 1;
  // Below a text it heads a section, and stays.
  const isAbove = !blocks.slice(0, at).some(block => block.type === 'heading' || isProse(textOf(block)));
  return isTitle && isAbove && at < HEAD_BLOCKS && !isAlone ? blocks.filter((_, i) => i !== at) : blocks;
}

/** A line that opens hundreds of quotes or lists at once is no text a person wrote. */
function refuseDeepNesting(text: string, file: string | null): void {
  for (const [prefix] of text.matchAll(/^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){20,}/gm)) {
    const openers = prefix.replace(/[\s\d]+/g, '').length;
    if (openers > MAX_NESTING && /[>]/.test(prefix))
      throw refusal('file.malformed', file, 'its quotes are nested too deeply');
    if (openers > MAX_NESTING && /(?:[-*+] ){50}/.test(prefix))
      throw refusal('file.malformed', file, 'its lists are nested too deeply');
  }
}

/** Lines without an empty one between them that are read as one paragraph. */
const MAX_RUN = 1_000;

/**
 * Parts runs of thousands of lines by empty ones: the parser's time grows with the square of a paragraph's
 * length (20,000 short lines took it 26 s), and nobody writes such a paragraph.
 */
function partLongRuns(text: string): { text: string; isParted: boolean } {
  const lines = text.split('\n');
  const parted: string[] = [];
  let run = 0;
  for (const line of lines) {
    run = line.trim() === '' ? 0 : run + 1;
    if (run > MAX_RUN) {
      parted.push('');
      run = 1;
    }
    parted.push(line);
  }
  const isParted = parted.length > lines.length;
  return { text: isParted ? parted.join('\n') : text, isParted };
}
