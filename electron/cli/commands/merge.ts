/** `postil merge`: takes the work of colleagues in. */
import { Command } from 'commander';
import type { MergeGroup, MergePreview } from '../../../shared/history/merge-preview.ts';
import { type IncomingWorkspace, mergeFiles, previewMerge } from '../../core/handlers/merge-files.ts';
import { forkReader, openForeign } from '../../core/jobs/foreign-workspace.ts';
import type { OpeningKey } from '../../core/jobs/seal.ts';
import { highestLamport } from '../../core/workspace/log.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';
import { backUpFirst, type CliContext, type Outcome, UsageError, writing } from '../context.ts';
import { linesOf } from '../lines.ts';
import { asJson, counted, oneLine } from '../printing.ts';

interface Options {
  readonly preview?: true;
  readonly bringBack?: true;
  readonly passphraseFile?: string;
  readonly identityFile?: string;
  readonly json?: true;
}

export function mergeCommand(context: CliContext, end: (outcome: Outcome) => void): Command {
  return new Command('merge')
    .description("take colleagues' workspaces in; the same one twice changes nothing")
    .argument('<workspace>', 'the .postil file they are merged into')
    .argument('<other...>', 'workspaces: .postil, or sealed .postil.age')
    .option('--preview', 'say what would come in, and change nothing')
    .option('--bring-back', 'bring back what they still have and was removed here, as by undoing a merge')
    .option('--passphrase-file <file>', 'passphrase of sealed files: the first line of a file')
    .option('--identity-file <file>', 'secret keys of age that open sealed files')
    .action(async (path: string, others: string[], options: Options) => {
      const key = keyFrom(options);
      const text = await writing(context, path, workspace =>
        receiving(context, workspace, others, key, files => act(context, workspace, files, options)),
      );
      await context.out(text);
      end('done');
    });
}

async function act(
  context: CliContext,
  workspace: Workspace,
  files: readonly IncomingWorkspace[],
  { preview: isPreview, bringBack, json }: Options,
): Promise<string> {
  const preview = await previewMerge(workspace, files, {});
  if (isPreview) return json ? asJson(preview) : `${inWords(preview)}\n`;
  const before = workspace.state().seq;
  const { documents: articles, annotations } = preview.removedHere;
  const isAnything = !preview.isNothingNew || (bringBack && articles + annotations > 0);
  if (isAnything) backUpFirst(context, workspace, 'merge');
  const { edits, disagreements, commit } = isAnything
    ? await mergeFiles(workspace, files, { sameTags: preview.sameTags, bringBack }, {})
    : { edits: 0, disagreements: 0, commit: { seq: before } };
  if (disagreements > 0)
    context.warn(
      `postil: ${counted(disagreements, 'disagreement')} to settle: open the workspace, “Disagreements…”`,
    );
  if (json) return asJson({ changed: commit.seq !== before, edits, disagreements, ...totals(preview) });
  return `${inWords(preview)}\n`;
}

function totals({ documents, annotations, tags, links }: MergePreview) {
  return { documents, annotations, tags, links };
}

function inWords(preview: MergePreview): string {
  const { documents, annotations } = preview.removedHere;
  const removed =
    documents + annotations === 0
      ? []
      : [
          `removed here\t${counted(documents, 'article')}, ${counted(annotations, 'annotation')}\t--bring-back`,
        ];
  if (preview.isNothingNew) return ['everything is here already', ...removed].join('\n');
  const lines = preview.groups.map(
    group => `${oneLine(group.person.name)}\t${oneLine(group.document?.title ?? '-')}\t${countsOf(group)}`,
  );
  const disputes = preview.disagreements.map(
    ({ field, about, wins, loses }) =>
      `disagreement\t${field} of “${oneLine(about, 60)}”\t${oneLine(wins.by)} counts, ${oneLine(loses.by)} differs`,
  );
  const articles = preview.sameArticles.map(({ name }) => `one article\t${oneLine(name)}\tboth have it`);
  const tags = preview.sameTags.map(({ name }) => `one tag\t${oneLine(name)}\tboth have it`);
  return [...lines, ...disputes, ...articles, ...tags, ...removed].join('\n');
}

function countsOf({ added, changed, removed }: MergeGroup): string {
  return `${added} added, ${changed} changed, ${removed} removed`;
}

/** Opens files one after the other while `use` runs, and gives them up afterwards. @throws Fault */
async function receiving<T>(
  { resources }: CliContext,
  workspace: Workspace,
  others: readonly string[],
  key: OpeningKey | undefined,
  use: (files: readonly IncomingWorkspace[]) => Promise<T>,
): Promise<T> {
  const opened: Awaited<ReturnType<typeof openForeign>>[] = [];
  try {
    for (const other of others)
      opened.push(
        await openForeign(other, {
          migrations: resources.migrations,
          lamport: highestLamport(workspace.db),
          start: forkReader(resources.foreign),
          key,
        }),
      );
    return await use(opened);
  } finally {
    await Promise.all(opened.map(file => file.close()));
  }
}

/** @throws UsageError when both are named, or a file cannot be read. */
function keyFrom({ passphraseFile, identityFile }: Options): OpeningKey | undefined {
  if (passphraseFile !== undefined && identityFile !== undefined)
    throw new UsageError('name a passphrase file or an identity file, not both');
  if (passphraseFile !== undefined) return { passphrase: linesOf(passphraseFile)[0] ?? '' };
  if (identityFile === undefined) return undefined;
  return { identities: linesOf(identityFile).filter(line => line !== '' && !line.startsWith('#')) };
}
