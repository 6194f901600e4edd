/** Raw HTML in Markdown: its blocks as on a page, its words within a line, and nothing of its scripts. */
import type { Nodes } from 'mdast';
import type { BlockJson } from './blocks.ts';
import { parseDocument } from './dom.ts';
import { blocksOf } from './html-blocks.ts';
import { tidyPage } from './html-tidy.ts';

/** The blocks of a piece of markup that stands alone. @throws Fault for markup too deep or too much to read. */
export function htmlBlocks(html: string): readonly BlockJson[] {
  // An end tag, or a comment: most pieces are no more.
  if (/^\s*(?:<\/?[a-z][a-z0-9-]*\s*>\s*)*$/iu.test(html)) return [];
  return blocksOf(parseDocument(tidyPage(html, null).html).body);
}

const SILENT = /^<(script|style|template|noscript)(?=[\s>/])/iu;

/** The nodes of a line without those between the tags of a script, which Markdown takes for words. */
export function withoutSilent(nodes: readonly Nodes[]): readonly Nodes[] {
  if (!nodes.some(node => node.type === 'html' && SILENT.test(node.value))) return nodes;
  let silent: string | null = null;
  return nodes.filter(node => {
    if (node.type !== 'html') return silent === null;
    const opened = SILENT.exec(node.value)?.[1]?.toLowerCase();
    const closed = /^<\/([a-z]+)/iu.exec(node.value)?.[1]?.toLowerCase();
    const isOutside = silent === null;
    if (isOutside) silent = opened ?? null;
    else if (closed === silent) silent = null;
    return isOutside && silent === null;
  });
}
