/** A Markdown tree (mdast) to blocks of an article. */
import type { Definition, Nodes, Parent, PhrasingContent, RootContent, Table } from 'mdast';
import {
  type BlockJson,
  blockquote,
  divider,
  type InlinePart,
  linkAddress,
  list,
  MAX_BLOCK_DEPTH,
  type MarkJson,
  preformatted,
  textblock,
} from './blocks.ts';

import { htmlBlocks, withoutSilent } from './markdown-html.ts';

/** Addresses of reference links, by their label in the form the parser gives. */
export type Definitions = ReadonlyMap<string, string>;

/** The definitions of a tree: `[label]: https://…`, wherever they stand. */
export function definitionsOf(nodes: readonly RootContent[]): Definitions {
  const definitions = nodes.filter((node): node is Definition => node.type === 'definition');
  return new Map(definitions.map(definition => [definition.identifier, definition.url]));
}

/** The blocks of a list of nodes. */
export function markdownBlocks(
  nodes: readonly RootContent[],
  definitions: Definitions,
  depth = 0,
): BlockJson[] {
  const blocks: BlockJson[] = [];
  for (const node of nodes) blocks.push(...blockOf(node, definitions, depth));
  return blocks;
}

function blockOf(node: RootContent, definitions: Definitions, depth: number): readonly BlockJson[] {
  const inside = (parent: Parent) => markdownBlocks(parent.children as RootContent[], definitions, depth + 1);
  switch (node.type) {
    case 'heading':
      return some(textblock('heading', partsOf(node.children, [], definitions), { level: node.depth }));
    case 'paragraph':
      return paragraphOf(node.children, definitions);
    case 'blockquote':
      return depth >= MAX_BLOCK_DEPTH ? inside(node) : some(blockquote(inside(node)));
    case 'list':
      if (depth >= MAX_BLOCK_DEPTH) return node.children.flatMap(inside);
      return some(list(node.ordered === true, node.children.map(inside), node.start ?? 1));
    case 'code':
      return some(preformatted(node.value));
    case 'html':
      return htmlBlocks(node.value);
    case 'thematicBreak':
      return [divider];
    case 'table':
      return rowsOf(node, definitions);
    case 'footnoteDefinition':
      return inside(node);
    default:
      return [];
  }
}

function some(block: BlockJson | null): readonly BlockJson[] {
  return block === null ? [] : [block];
}

/** A paragraph; one that is nothing but an image is a figure. */
function paragraphOf(children: readonly PhrasingContent[], definitions: Definitions): readonly BlockJson[] {
  const [first] = children;
  const isLink = first?.type === 'link' || first?.type === 'linkReference';
  const [only, ...others] = isLink && children.length === 1 ? first.children : children;
  if (others.length === 0 && (only?.type === 'image' || only?.type === 'imageReference')) {
    return some(textblock('figure', [{ text: only.alt ?? '', marks: [] }]));
  }
  return some(textblock('paragraph', partsOf(children, [], definitions)));
}

/** A table is a paragraph a row, cells joined by ` | `. */
function rowsOf(table: Table, definitions: Definitions): readonly BlockJson[] {
  return table.children.flatMap(row => {
    const parts = row.children.flatMap((cell, i): InlinePart[] => {
      const own = partsOf(cell.children, [], definitions);
      return i === 0 ? own : [{ text: ' | ', marks: [] }, ...own];
    });
    const isEmpty = row.children.every(cell => cell.children.length === 0);
    return isEmpty ? [] : some(textblock('paragraph', parts));
  });
}

function partsOf(
  nodes: readonly Nodes[],
  marks: readonly MarkJson[],
  definitions: Definitions,
): InlinePart[] {
  return withoutSilent(nodes).flatMap(node => partOf(node, marks, definitions));
}

function partOf(node: Nodes, marks: readonly MarkJson[], definitions: Definitions): InlinePart[] {
  const within = (mark?: MarkJson) =>
    'children' in node ? partsOf(node.children, mark ? [...marks, mark] : marks, definitions) : [];
  switch (node.type) {
    case 'text':
      return [{ text: node.value, marks }];
    case 'emphasis':
      return within({ type: 'emphasis' });
    case 'strong':
      return within({ type: 'strong' });
    case 'inlineCode':
      return [{ text: node.value, marks: [...marks, { type: 'code' }] }];
    case 'break':
      return ['break'];
    case 'link':
      return within(linkMark(node.url));
    case 'linkReference':
      return within(linkMark(definitions.get(node.identifier) ?? ''));
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? ['break'] : [];
    case 'footnoteReference':
      return [{ text: node.label ?? node.identifier, marks: [...marks, { type: 'superscript' }] }];
    default:
      return within();
  }
}

function linkMark(address: string): MarkJson | undefined {
  const href = linkAddress(address);
  return href === null ? undefined : { type: 'link', attrs: { href } };
}
