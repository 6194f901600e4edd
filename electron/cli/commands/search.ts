/** `postil search`: full text over articles, quotes and notes. */
import { Command, InvalidArgumentError } from 'commander';
import type { SearchHit } from '../../../shared/contract/search.ts';
import { CodePointIndex } from '../../../shared/text/code-points.ts';
import type { ReadableDb } from '../../core/workspace/db.ts';
import { searchWorkspace } from '../../core/workspace/search.ts';
import { codePointsIn } from '../code-points.ts';
import { type CliContext, reading } from '../context.ts';
import { asJson, tabbed } from '../printing.ts';

interface SearchOptions {
  readonly limit: number;
  readonly json?: true;
}

export function searchCommand(context: CliContext): Command {
  return new Command('search')
    .description('search articles, quotes and notes; prints title, kind, passage and ids')
    .argument('<workspace>', 'the .postil file')
    .argument('<query...>', 'words, "phrases", kind: tag: doc: by:')
    .option('--limit <number>', 'most hits to print', parseLimit, 50)
    .action(async (path: string, query: string[], options: SearchOptions) => {
      await reading(context, path, async db => {
        const hits = searchWorkspace(db, query.join(' '), options.limit);
        if (options.json) await context.out(asJson(inCodePoints(db, hits)));
        else await context.out(hits.map(lineOf).join(''));
      });
    });
}

function lineOf({ title, part, kind, snippet, document, annotation }: SearchHit): string {
  return tabbed([title, kind ?? part, snippet, document, annotation]);
}

/** The hits with every offset in code points, the unit of all that Postil hands to other programs. */
function inCodePoints(db: ReadableDb, hits: readonly SearchHit[]): SearchHit[] {
  const codePoints = codePointsIn(db);
  return hits.map(hit => {
    const inSnippet = new CodePointIndex(hit.snippet);
    const convert = (unit: number | null): number | null =>
      unit === null ? null : codePoints(hit.document, unit);
    return {
      ...hit,
      start: convert(hit.start),
      end: convert(hit.end),
      matches: hit.matches.map(([start, end]) => [
        inSnippet.toCodePoints(start),
        inSnippet.toCodePoints(end),
      ]),
    };
  });
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100_000) return limit;
  throw new InvalidArgumentError('A limit is a whole number from 1.');
}
