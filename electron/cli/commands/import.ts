/** `postil import`: articles into a workspace, each file on its own, so that one bad file stops no other. */
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { Fault } from '../../../shared/contract/fault.ts';
import type { ReadingOptions } from '../../../shared/contract/imports.ts';
import { DocumentMetadata } from '../../../shared/records/document.ts';
import { Format } from '../../../shared/records/imported-article.ts';
import {
  commitImport,
  commitVersion,
  type PlannedImport,
  planImport,
} from '../../core/handlers/import-article.ts';
import { previewVersion } from '../../core/handlers/preview-version.ts';
import { isProjectFile } from '../../core/importers/refi-qda/sniff.ts';
import { forkParser, ParserProcess } from '../../core/jobs/parser-process.ts';
import { newSource } from '../../core/workspace/contents.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';
import { bytesFrom, bytesOf, filesAt, STANDARD_INPUT } from '../article-files.ts';
import { type CliContext, type Outcome, UsageError, writing } from '../context.ts';
import { documentNamed } from '../naming.ts';
import { asJson, counted, oneLine, tabbed } from '../printing.ts';
import { importProjectFile } from '../project-files.ts';

interface ImportOptions extends Partial<Omit<DocumentMetadata, 'direction'>> {
  readonly format?: Format;
  readonly encoding?: string;
  readonly keepBoth?: true;
  readonly newVersionOf?: string;
  readonly json?: true;
}

/** An article that is in; one of the shapes that `--json` prints. */
interface ArticleOutcome {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly words: number;
  readonly warnings: string[];
  /** Of a new version: what became of the annotations of the article. */
  readonly annotations?: { exact: number; moved: number; changed: number; orphan: number };
}

/** A file that is not; the other shape. */
interface RefusedOutcome {
  readonly file: string;
  readonly error: string;
}

type FileOutcome = ArticleOutcome | RefusedOutcome;

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
    .option('--new-version-of <document>', 'put it in the place of the text this article shows')
    .action(async (path: string, given: string[], options: ImportOptions) => {
      const metadata = metadataOf(options);
      assertVersionAlone(options);
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

/** @throws UsageError for what cannot be meant together with a new version. */
function assertVersionAlone(options: ImportOptions): void {
  if (options.newVersionOf === undefined) return;
  const other = options.keepBoth ? 'keep-both' : METADATA.find(name => options[name] !== undefined);
  if (other === undefined) return;
  const reason = 'what is known about the article stays, and its text is replaced';
  throw new UsageError(`Cannot use --${other} with --new-version-of: ${reason}`);
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
      const single = this.#options.title !== undefined ? 'title' : 'new-version-of';
      const isForOne = this.#options.title !== undefined || this.#options.newVersionOf !== undefined;
      if (isForOne && given.length + files.length > 2)
        throw new UsageError(`Cannot use --${single}: it names one article, and several files are given`);
      for (const file of files) {
        const outcome = await this.#orRefusal(file, () => this.#importOne(file));
        outcomes.push(...('error' in outcome ? [outcome] : outcome));
      }
    }
    return outcomes;
  }

  /** A refusal is printed, kept as the file's outcome, and stops no other file. */
  async #orRefusal<T>(file: string, act: () => Promise<T>): Promise<T | RefusedOutcome> {
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

  async #importOne(file: string): Promise<ArticleOutcome[]> {
    const bytes = file === STANDARD_INPUT ? await bytesFrom(this.#context.stdin, file) : bytesOf(file);
    if (isProjectFile(bytes)) return this.#importProject(file, bytes);
    const { format, encoding } = this.#options;
    const reading: ReadingOptions = {
      ...(format === undefined ? {} : { format }),
      ...(encoding === undefined ? {} : { encoding }),
    };
    const name = file === STANDARD_INPUT ? null : basename(file);
    const article = await this.#parser.read({ name, bytes, options: reading });
    const planned = planImport(this.#workspace, article, newSource(bytes));
    const outcome =
      this.#options.newVersionOf === undefined
        ? this.#keep(file, planned)
        : await this.#replace(file, planned, this.#options.newVersionOf);
    const { id, title, words, warnings } = outcome;
    if (!this.#options.json) await this.#context.out(tabbed([id, title, words, warnings.join('; ')]));
    return [outcome];
  }

  /** Takes in a REFI-QDA project: its documents, and what is said of them. */
  async #importProject(file: string, bytes: Uint8Array): Promise<ArticleOutcome[]> {
    const { json, keepBoth: _keepBoth, ...forArticles } = this.#options;
    const [option] = Object.keys(forArticles);
    if (option !== undefined) {
      const reason = `this is a project of many documents, and --${option.replace(/[A-Z]/g, '-$&').toLowerCase()} is for one article`;
      throw new Fault('import.failed', 'Cannot import', { file, reason });
    }
    const { documents, problems } = await importProjectFile(this.#context, this.#workspace, bytes, file);
    for (const { id, title, words } of documents)
      if (!json) await this.#context.out(tabbed([id, title, words, '']));
    return documents.map((document, i) => ({ file, ...document, warnings: i === 0 ? [...problems] : [] }));
  }

  /** Imports it as an article of its own. @throws Fault `import.failed` when it is here already. */
  #keep(file: string, planned: PlannedImport): ArticleOutcome {
    const { article, duplicate } = planned;
    const isRepeated = duplicate?.by === 'source' || duplicate?.by === 'text';
    if (duplicate && isRepeated && !this.#options.keepBoth) {
      const same = duplicate.by === 'source' ? 'the same file' : 'the same text';
      const ways = '--keep-both imports it all the same';
      throw hereAlready(`${same} as “${duplicate.title}” (${duplicate.id}); ${ways}`);
    }
    const warnings = [...article.report.warnings];
    if (duplicate && !isRepeated && !this.#options.keepBoth) {
      const sign = duplicate.by === 'address' ? 'the same address' : 'the same title and publication';
      warnings.push(
        `It looks like another version of “${duplicate.title}” (${duplicate.id}): ${sign}. --new-version-of imports one as such`,
      );
    }
    const document = commitImport(this.#workspace, planned, { ...article.metadata, ...this.#metadata });
    const { id, title, words } = document;
    return { file, id, title, words, warnings };
  }

  /** Puts it in the place of the text of the article called `name`. */
  async #replace(file: string, planned: PlannedImport, name: string): Promise<ArticleOutcome> {
    const document = documentNamed(this.#workspace.db, this.#workspace.path, name);
    const { content, report } = planned.article;
    const preview = await previewVersion(this.#workspace, document.id, content);
    if (preview.isSameText) throw hereAlready(`“${document.title}” (${document.id}) shows this very text`);
    const { exact, moved, changed, orphan } = preview;
    const { id, title, words } = commitVersion(this.#workspace, planned, document);
    const warnings = [...report.warnings];
    if (changed > 0) warnings.push(`${counted(changed, 'annotation')} on words that have changed`);
    if (orphan > 0) warnings.push(`${counted(orphan, 'annotation')} not found in the new text`);
    return { file, id, title, words, warnings, annotations: { exact, moved, changed, orphan } };
  }
}

function hereAlready(reason: string): Fault {
  return new Fault('import.failed', 'The article is in the workspace already', { reason });
}
