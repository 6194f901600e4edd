/** Importing in tests: from a fixture, from a string; and looking at what came out. */
import { readFileSync } from 'node:fs';
import type { Node } from 'prosemirror-model';
import { refuseForeignFile } from '../../electron/core/importers/file-kind.ts';
import type { ImportOptions } from '../../electron/core/importers/import-options.ts';
import { importArticle } from '../../electron/core/importers/index.ts';
import { importText } from '../../electron/core/importers/text.ts';
import { Fault } from '../../shared/contract/fault.ts';
import type { ImportedArticle } from '../../shared/records/imported-article.ts';
import { plainTextOf } from '../../shared/text/plain-text.ts';
import { schema } from '../../shared/text/schema.ts';

/** Imports a file of `tests/fixtures/articles`. */
export function importFixture(name: string): ImportedArticle {
  return importTextFile(readFileSync(`tests/fixtures/articles/${name}`), { name });
}

/** What `importArticle` does with a file of text, without waiting. */
export function importTextFile(bytes: Uint8Array, options: ImportOptions): ImportedArticle {
  refuseForeignFile(bytes, options.name);
  return importText(bytes, options);
}

/** Imports a string as a UTF-8 file. */
export function importString(text: string, options: Partial<ImportOptions> = {}): ImportedArticle {
  return importTextFile(new TextEncoder().encode(text), { name: 'article.txt', ...options });
}

/** Imports the bytes of a file of any format. */
export function importBytes(bytes: Uint8Array, name: string): Promise<ImportedArticle> {
  return importArticle(bytes, { name });
}

/** The text of each textblock, in order. */
export function linesOf(article: ImportedArticle): string[] {
  const { text, blocks } = plainTextOf(schema.nodeFromJSON(article.body));
  return blocks.map(block => text.slice(block.start, block.end));
}

/** Type of each top block, in order. */
export function shapeOf(article: ImportedArticle): string[] {
  return schema.nodeFromJSON(article.body).children.map(child => child.type.name);
}

/** Each top block in one line, with the level of a heading and the start of a list. */
export function formOf(article: ImportedArticle): string[] {
  return schema.nodeFromJSON(article.body).children.map(formOfNode);
}

function formOfNode(node: Node): string {
  const number = node.attrs.level ?? node.attrs.start;
  const name = number === undefined ? node.type.name : `${node.type.name} ${number}`;
  if (node.isTextblock) return `${name}("${node.textBetween(0, node.content.size, '\n', '\n')}")`;
  return node.childCount === 0 ? name : `${name}(${node.children.map(formOfNode).join(', ')})`;
}

/** The marked stretches of text in order, each with its mark or the address of its link. */
export function marksOf(article: ImportedArticle): string[] {
  const marks: string[] = [];
  schema.nodeFromJSON(article.body).descendants(node => {
    for (const mark of node.marks) marks.push(`${node.text}: ${mark.attrs.href ?? mark.type.name}`);
  });
  return marks;
}

/** Reasons of what was left out, each once. */
export function reasonsOf(article: ImportedArticle): string[] {
  return [...new Set(article.report.stripped.map(part => part.reason))];
}

/** The fault an action throws; fails on any other outcome. */
export function faultOf(action: () => unknown): Fault {
  try {
    action();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The fault a promise is rejected with; fails on any other outcome. */
export async function refusalOf(promise: Promise<unknown>): Promise<Fault> {
  const outcome = await promise.then(
    () => new Error('nothing was refused'),
    (error: unknown) => error,
  );
  if (outcome instanceof Fault) return outcome;
  throw outcome;
}
