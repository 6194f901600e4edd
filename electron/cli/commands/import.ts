/** `postil import`: articles into a workspace, each file on its own, so that one bad file stops no other. */
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { Fault } from '../../../shared/contract/fault.ts';
import type { ReadingOptions } from '../../../shared/contract/imports.ts';
import { DocumentMetadata } from '../../../shared/records/document.ts';
import { Format } from '../../../shared/records/imported-article.ts';
import { commitImport, planImport } from '../../core/handlers/import-article.ts';
import { forkParser, ParserProcess } from '../../core/jobs/parser-process.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';
import { bytesFrom, bytesOf, filesAt, STANDARD_INPUT } from '../article-files.ts';
import { type CliContext, type Outcome, UsageError, writing } from '../context.ts';
import { asJson, oneLine, tabbed } from '../printing.ts';

interface ImportOptions extends Partial<Omit<DocumentMetadata, 'direction'>> {
  readonly format?: Format;
  readonly encoding?: string;
  readonly keepBoth?: true;
  readonly json?: true;
}

/** What became of one file; the shapes that `--json` prints. */
type FileOutcome =
  | { file: string; id: string; title: string; words: number; warnings: string[] }
  | { file: string; error: string };

const METADATA = ['title', 'byline', 'publication', 'published', 'url', 'accessed', 'language'] as const;

export function importCommand(context: CliContext, end: (outcome: Outcome) => void): Command {
  return new Command('import')
    .description('import articles; prints id, title, words and warnings of each')
    .argument('<workspace>', 'the .postil file')
    .argument('<files...>', 'files, folders, or - for standard input')
    .addOption(new Option('--format <format>', 'read as this format').choices(Format.options))
    .option('--encoding <name>', 'read in this character encoding, e.g. windows-1252')
    .option('--title <title>', 'title of the article, instead of the one found in it')
    .option('--byline <byline>', 'who wrote it')
    .option('--publication <name>', 'where it was published')
    .option('--published <date>', 'when: 2025-03-16, 2025-03 or 2025')
    .option('--url <address>', 'its address')
    .option('--accessed <date>', 'when it was looked up')
    .option('--language <tag>', 'its language, e.g. en or ur')
    .option('--keep-both', 'import an article that is here already once more')
    .action(async (path: string, given: string[], options: ImportOptions) => {
      const metadata = metadataOf(options);
      const parser = new ParserProcess(forkParser(context.resources.parser));
      try {
        const outcomes = await writing(context, path, workspace =>
          new Importing(context, workspace, parser, options, metadata).importAll(given),
        );
        if (options.json) await context.out(asJson(outcomes));
        end(outcomes.some(outcome => 'error' in outcome) ? 'refused' : 'done');
      } finally {
        parser.close();
      }
    });
}

/** @throws UsageError for a value its field cannot hold. */
function metadataOf(options: ImportOptions): Partial<DocumentMetadata> {
  const given = Object.fromEntries(
    METADATA.flatMap(name => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
  const parsed = DocumentMetadata.partial().safeParse(given);
  if (parsed.success) return parsed.data as Partial<DocumentMetadata>;
  const [issue] = parsed.error.issues;
  throw new UsageError(`Cannot use --${String(issue?.path[0])}: ${issue?.message ?? 'it is not valid'}`);
}

class Importing {
  readonly #context: CliContext;
  readonly #workspace: Workspace;
  readonly #parser: ParserProcess;
  readonly #options: ImportOptions;
  readonly #metadata: Partial<DocumentMetadata>;

  constructor(
    context: CliContext,
    workspace: Workspace,
    parser: ParserProcess,
    options: ImportOptions,
    metadata: Partial<DocumentMetadata>,
  ) {
    this.#context = context;
    this.#workspace = workspace;
    this.#parser = parser;
    this.#options = options;
    this.#metadata = metadata;
  }

  async importAll(given: readonly string[]): Promise<FileOutcome[]> {
    const outcomes: FileOutcome[] = [];
    for (const path of given) {
      const files = await this.#orRefusal(path, async () => filesAt(path));
      if ('error' in files) {
        outcomes.push(files);
        continue;
      }
      if (this.#options.title !== undefined && given.length + files.length > 2)
        throw new UsageError('Cannot use --title: it names one article, and several files are given');
      for (const file of files) outcomes.push(await this.#orRefusal(file, () => this.#importOne(file)));
    }
    return outcomes;
  }

  /** A refusal is printed, kept as the file's outcome, and stops no other file. */
  async #orRefusal<T>(file: string, act: () => Promise<T>): Promise<T | { file: string; error: string }> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      // The importer knows a file by its name only; the store's faults are about the workspace.
      const isAboutFile = error.code.startsWith('file.') || error.code.startsWith('import.');
      const about = isAboutFile ? file : (error.data.file ?? file);
      const named = new Fault(error.code, error.what, { ...error.data, file: about });
      this.#context.warn(`postil: ${oneLine(named.message)}`);
      return { file, error: named.message };
    }
  }

  async #importOne(file: string): Promise<FileOutcome> {
    const bytes = file === STANDARD_INPUT ? await bytesFrom(this.#context.stdin, file) : bytesOf(file);
    const { format, encoding } = this.#options;
    const reading: ReadingOptions = {
      ...(format === undefined ? {} : { format }),
      ...(encoding === undefined ? {} : { encoding }),
    };
    const name = file === STANDARD_INPUT ? null : basename(file);
    const article = await this.#parser.read({ name, bytes, options: reading });
    const planned = planImport(this.#workspace, article, bytes);
    if (planned.duplicate !== null && !this.#options.keepBoth) {
      const { title, id, by } = planned.duplicate;
      const same = by === 'source' ? 'the same file' : 'the same text';
      const reason = `${same} as “${title}” (${id}); --keep-both imports it all the same`;
      throw new Fault('import.failed', 'The article is in the workspace already', { reason });
    }
    const document = commitImport(this.#workspace, planned, { ...article.metadata, ...this.#metadata });
    const { id, title, words } = document;
    const { warnings } = article.report;
    if (!this.#options.json) await this.#context.out(tabbed([id, title, words, warnings.join('; ')]));
    return { file, id, title, words, warnings };
  }
}
