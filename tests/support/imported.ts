/** Importing in tests: from a fixture, from a string; and looking at what came out. */
import { readFileSync } from 'node:fs';
import { type ImportOptions, importArticle } from '../../electron/core/importers/index.ts';
import { Fault } from '../../shared/contract/fault.ts';
import type { ImportedArticle } from '../../shared/records/imported-article.ts';
import { plainTextOf } from '../../shared/text/plain-text.ts';
import { schema } from '../../shared/text/schema.ts';

/** Imports a file of `tests/fixtures/articles`. */
export function importFixture(name: string): ImportedArticle {
  return importArticle(readFileSync(`tests/fixtures/articles/${name}`), { name });
}

/** Imports a string as a UTF-8 file. */
export function importString(text: string, options: Partial<ImportOptions> = {}): ImportedArticle {
  return importArticle(new TextEncoder().encode(text), { name: 'article.txt', ...options });
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
