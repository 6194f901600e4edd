/** Taking a colleague's workspace in, and settling what is in dispute afterwards. */
import { basename } from 'node:path';
import type {
  MergeFile,
  MergeProgress,
  PreviewProgress,
  ReceivedWorkspace,
} from '../../../shared/contract/merges.ts';
import type { Edit, Values } from '../../../shared/history/change.ts';
import type { Disagreement } from '../../../shared/history/merge-preview.ts';
import { type ForeignWorkspace, openForeign } from '../jobs/foreign-workspace.ts';
import type { OpeningKey } from '../jobs/seal.ts';
import { highestLamport } from '../workspace/log.ts';
import { disagreements } from '../workspace/read-disagreements.ts';
import { calls, guarded } from './calls.ts';
import { asFile } from './foreign-files.ts';
import { found } from './found.ts';
import { inTurn } from './long-work.ts';
import { type MergeChoices, mergeFiles, previewMerge } from './merge-files.ts';
import type { Session } from './session.ts';

const { merges } = calls;

export const mergeHandlers = {
  receive: merges.receive.handler(({ context, input, signal }) =>
    receive(context.session, input.file, input.secret, signal),
  ),
  preview: merges.preview.handler(({ context, input, signal }) =>
    guarded(context.session, preview(context.session, input.ids, signal)),
  ),
  run: merges.run.handler(({ context, input, signal }) =>
    guarded(context.session, run(context.session, input, signal)),
  ),
  discard: merges.discard.handler(({ context, input }) => context.session.foreign.discard(input.ids)),
  disagreements: merges.disagreements.handler(({ context }) =>
    withNames(context.session, disagreements(context.session.workspace.db)),
  ),
  settle: merges.settle.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { record, id, field, take } = input;
    const dispute = disagreements(workspace.db, { record, id }).find(
      one => one.field === field && one.device === input.device && one.seq === input.seq,
    );
    const { value } = found(dispute, 'This disagreement')[take];
    const fields: Values = { [field]: value };
    const edit: Edit = { record, id, fields, isChosen: true };
    workspace.commit('Settle a disagreement', [edit]);
  }),
};

async function receive(
  session: Session,
  file: MergeFile,
  secret: string | undefined,
  signal: AbortSignal | undefined,
): Promise<ReceivedWorkspace> {
  const open = (path: string) => openReceived(session, path, secret, signal);
  const workspace =
    'path' in file
      ? await open(file.path)
      : await asFile(session.staged.get(file.staged).name, session.staged.bytes(file.staged), open);
  if ('staged' in file) session.staged.discard(file.staged);
  const { figures, name, path } = workspace;
  return {
    id: session.foreign.keep(workspace),
    name,
    file: basename(path),
    documents: figures.documents,
    annotations: figures.annotations,
    people: figures.people.map(person => person.name),
  };
}

function openReceived(
  session: Session,
  path: string,
  secret: string | undefined,
  signal: AbortSignal | undefined,
): Promise<ForeignWorkspace> {
  return openForeign(path, {
    migrations: session.resources.migrations,
    lamport: highestLamport(session.workspace.db),
    start: session.startReader,
    key: secret === undefined ? undefined : keyOf(secret),
    signal,
  });
}

function keyOf(secret: string): OpeningKey {
  return /^AGE-SECRET-KEY-/i.test(secret.trim()) ? { identities: [secret.trim()] } : { passphrase: secret };
}

/** Looks at what a merge would do while passing on how far it is. */
async function* preview(
  { workspace, foreign }: Session,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<PreviewProgress> {
  const files = ids.map(id => foreign.get(id));
  const told = yield* withProgress(onProgress => previewMerge(workspace, files, { signal, onProgress }));
  yield { type: 'finished', preview: told };
}

/** Merges while passing on how far it is; a listener who leaves stops it. */
async function* run(
  session: Session,
  { ids, ...choices }: MergeChoices & { readonly ids: readonly string[] },
  signal: AbortSignal | undefined,
): AsyncGenerator<MergeProgress> {
  const files = ids.map(id => session.foreign.get(id));
  await session.backups.backUp(session.workspace, 'merge');
  const {
    commit,
    edits,
    disagreements: open,
    isStopped,
  } = yield* withProgress(onProgress =>
    inTurn(session, () => mergeFiles(session.workspace, files, choices, { signal, onProgress })),
  );
  await session.foreign.discard(ids);
  const label = edits === 0 ? null : commit.label;
  yield { type: 'finished', label, edits, disagreements: open, isStopped };
}

interface Step {
  readonly type: 'progress';
  readonly done: number;
  readonly total: number;
}

/** Passes on how far some work is, and answers what it did. @throws what the work throws, after its last step. */
async function* withProgress<T>(
  work: (onProgress: (done: number, total: number) => void) => Promise<T>,
): AsyncGenerator<Step, T> {
  const steps = new Progress();
  const done = work((count, total) => steps.tell({ type: 'progress', done: count, total })).finally(() =>
    steps.end(),
  );
  // What it throws is thrown below, after the last step was passed on.
  done.catch(() => undefined);
  yield* steps;
  return await done;
}

/** The latest step for who asks: those nobody waited for are passed over. */
class Progress {
  #latest: Step | null = null;
  #isEnded = false;
  #wake = Promise.withResolvers<void>();

  tell(step: Step): void {
    this.#latest = step;
    this.#wake.resolve();
  }

  end(): void {
    this.#isEnded = true;
    this.#wake.resolve();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Step> {
    for (;;) {
      await this.#wake.promise;
      this.#wake = Promise.withResolvers<void>();
      if (this.#latest !== null) yield this.#latest;
      this.#latest = null;
      if (this.#isEnded) return;
    }
  }
}

function withNames(session: Session, all: readonly Disagreement[]): Disagreement[] {
  const names = session.workspace.db
    .prepare<[string], string>('SELECT name FROM person WHERE id = ?')
    .pluck();
  const named = (side: Disagreement['wins']) => ({ ...side, by: names.get(side.by) ?? side.by });
  return all.map(one => ({ ...one, wins: named(one.wins), loses: named(one.loses) }));
}
