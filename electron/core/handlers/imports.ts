/** Bringing articles in: staged in pieces, read by the parser process, shown, then imported. */
import { Fault } from '../../../shared/contract/fault.ts';
import type {
  Duplicate,
  ImportOutcome,
  ImportPreview,
  ImportProgress,
  ReadingOptions,
} from '../../../shared/contract/imports.ts';
import { writeAtomically } from '../exporters/atomic-file.ts';
import { isReturnedFile } from '../importers/returned-file.ts';
import type { CheckedArticle } from '../jobs/check-article.ts';
import { hashFile, packSource } from '../workspace/contents.ts';
import { getDocument } from '../workspace/documents.ts';
import { findBySource } from '../workspace/duplicates.ts';
import { calls, guarded } from './calls.ts';
import { findAhead } from './find-ahead.ts';
import { found } from './found.ts';
import { commitImport, commitVersion, type PlannedImport, planImport } from './import-article.ts';
import { previewVersion } from './preview-version.ts';
import type { Session } from './session.ts';

const { imports } = calls;
/** Blocks of the text shown in a preview. */
const EXCERPT_BLOCKS = 4;

export const importHandlers = {
  stage: imports.stage.handler(({ context, input }) => ({
    staged: context.session.staged.stage(input.name, input.size),
  })),
  append: imports.append.handler(async ({ context, input }) => {
    context.session.staged.append(input.staged, new Uint8Array(await input.piece.arrayBuffer()));
  }),
  paste: imports.paste.handler(({ context, input }) => stagePasted(context.session, input.text, input.html)),
  preview: imports.preview.handler(({ context, input, signal }) =>
    preview(context.session, input.staged, input.options ?? {}, signal),
  ),
  confirm: imports.confirm.handler(async ({ context, input, signal }) => {
    const { session } = context;
    const planned = await plan(session, input.staged, undefined, signal);
    const document = commitImport(session.workspace, planned, input.metadata);
    session.staged.discard(input.staged);
    return document;
  }),
  previewVersion: imports.previewVersion.handler(async ({ context, input, signal }) => {
    const { article } = await plan(context.session, input.staged, undefined, signal);
    await findAhead(context.session, input.document, article.content, signal);
    return previewVersion(context.session.workspace, input.document, article.content);
  }),
  confirmVersion: imports.confirmVersion.handler(async ({ context, input, signal }) => {
    const { session } = context;
    const planned = await plan(session, input.staged, undefined, signal);
    await findAhead(session, input.document, planned.article.content, signal);
    const before = found(getDocument(session.workspace.db, input.document), 'This article');
    const document = commitVersion(session.workspace, planned, before);
    session.staged.discard(input.staged);
    return document;
  }),
  discard: imports.discard.handler(({ context, input }) => {
    for (const staged of input.staged) context.session.staged.discard(staged);
  }),
  saveReport: imports.saveReport.handler(async ({ input }) => {
    await writeAtomically(input.to, async sink => sink.write(input.text));
  }),
  batch: imports.batch.handler(({ context, input, signal }) =>
    guarded(context.session, importBatch(context.session, input.staged, signal)),
  ),
};

function stagePasted(session: Session, text: string, html: string | undefined): { staged: string } {
  // The plain text is what the analyst saw; HTML is taken only for the structure it adds.
  const bytes = new TextEncoder().encode(html ? `<!doctype html><meta charset="utf-8"><body>${html}` : text);
  if (text.trim() === '' && !html) {
    throw new Fault('file.empty', 'Cannot import', {
      file: 'the clipboard',
      reason: 'there is no text in it',
    });
  }
  const staged = session.staged.stage(html ? 'Pasted text.html' : 'Pasted text.txt', bytes.byteLength, false);
  session.staged.get(staged).pieces.push(bytes);
  session.staged.get(staged).received = bytes.byteLength;
  return { staged };
}

/** Reads a staged file (again, when the options changed) and plans its import. */
async function plan(
  session: Session,
  staged: string,
  options: ReadingOptions | undefined,
  signal: AbortSignal | undefined,
): Promise<PlannedImport> {
  const file = session.staged.get(staged);
  const bytes = session.staged.bytes(staged);
  const known = options === undefined ? file.article : null;
  const [article, source] = await Promise.all([
    known ?? read(session, file, bytes, options, signal),
    file.isFile ? (file.source ?? packSource(bytes)) : null,
  ]);
  file.article = article;
  file.source = source;
  return planImport(session.workspace, article, source);
}

async function read(
  session: Session,
  file: { name: string; isFile: boolean },
  bytes: Uint8Array,
  options: ReadingOptions | undefined,
  signal: AbortSignal | undefined,
): Promise<CheckedArticle> {
  // What checks the article starts while it is being read.
  session.worker.warm();
  const chosen = Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== undefined));
  const article = await session.parser.read({ name: file.name, bytes, options: chosen }, signal);
  return file.isFile ? article : { ...article, report: { ...article.report, file: null } };
}

async function preview(
  session: Session,
  staged: string,
  options: ReadingOptions,
  signal: AbortSignal | undefined,
): Promise<ImportPreview> {
  const { article, duplicate } = await plan(session, staged, options, signal);
  const { content } = article;
  const excerpt = content.text
    .split('\n')
    .filter(block => block.trim() !== '')
    .slice(0, EXCERPT_BLOCKS);
  return {
    staged,
    metadata: article.metadata,
    report: article.report,
    words: content.words,
    excerpt,
    duplicate,
  };
}

async function* importBatch(
  session: Session,
  staged: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportProgress> {
  let done = 0;
  for (const id of staged) {
    if (signal?.aborted) break;
    const outcome = await importOne(session, id, signal);
    session.staged.discard(id);
    done++;
    yield { done, total: staged.length, outcome };
  }
  for (const id of staged.slice(done)) session.staged.discard(id);
}

async function importOne(
  session: Session,
  staged: string,
  unheard: AbortSignal | undefined,
): Promise<ImportOutcome> {
  const { name: file, gone } = session.staged.get(staged);
  const signal = unheard ? AbortSignal.any([unheard, gone.signal]) : gone.signal;
  const assertWanted = () => {
    if (signal.aborted)
      throw new Fault('job.cancelled', 'Cannot import', { file, reason: 'it was cancelled' });
  };
  try {
    refuseAnnotations(session.staged.bytes(staged), file);
    const same = await findSameFile(session, staged);
    if (same) return { outcome: 'duplicate', file, ...same };
    assertWanted();
    const planned = await plan(session, staged, undefined, signal);
    const { duplicate } = planned;
    if (duplicate?.by === 'source' || duplicate?.by === 'text')
      return { outcome: 'duplicate', file, ...duplicate };
    // Nobody would hear of an article that came in after the last word of the report.
    assertWanted();
    const document = commitImport(session.workspace, planned, planned.article.metadata);
    const { id, title } = document;
    return {
      outcome: 'imported',
      file,
      id,
      title,
      words: document.words,
      warnings: planned.article.report.warnings,
      like: duplicate,
    };
  } catch (error) {
    // One bad file must not stop the others; a full disk or a closed workspace stops all.
    if (error instanceof Fault && !STOPS_ALL.has(error.code))
      return { outcome: 'refused', file, error: error.message };
    throw error;
  }
}

/** @throws Fault `file.unsupported` for a file of annotations, which is shown before it changes anything. */
function refuseAnnotations(bytes: Uint8Array, file: string): void {
  if (!isReturnedFile(bytes)) return;
  const reason = 'it holds annotations and is no article: bring it in on its own';
  throw new Fault('file.unsupported', 'Cannot import', { file, reason });
}

/** The document that came from this very file: known without reading it, which makes importing a folder again quick. */
async function findSameFile(session: Session, staged: string): Promise<Duplicate | null> {
  if (!session.staged.get(staged).isFile) return null;
  return findBySource(session.workspace.db, await hashFile(session.staged.bytes(staged)));
}

const STOPS_ALL: ReadonlySet<string> = new Set([
  'disk.full',
  'disk.failed',
  'workspace.none',
  'job.cancelled',
]);
