/** `postil backup` and `postil restore`: a whole, checked copy of a workspace, and the way back. */
import { Command } from 'commander';
import { copyWorkspace } from '../../core/workspace/backups/restore.ts';
import type { CliContext } from '../context.ts';
import { asJson, counted, oneLine } from '../printing.ts';

interface CopyOptions {
  readonly to: string;
  readonly json?: true;
}

export function backupCommand(context: CliContext): Command {
  return new Command('backup')
    .description('copy a workspace whole to a new file, also while it is open, and check the copy')
    .argument('<workspace>', 'the .postil file')
    .requiredOption('--to <file>', 'the file to make; one that is there is never replaced')
    .action((workspace: string, options: CopyOptions) =>
      copy(context, workspace, options, 'Cannot back up the workspace'),
    );
}

export function restoreCommand(context: CliContext): Command {
  return new Command('restore')
    .description('check a backup, all of it, and make a workspace of it')
    .argument('<backup>', 'a file that “postil backup” or the app made')
    .requiredOption('--to <workspace>', 'the .postil file to make; one that is there is never replaced')
    .action((backup: string, options: CopyOptions) =>
      copy(context, backup, options, 'Cannot restore the backup'),
    );
}

async function copy(context: CliContext, from: string, options: CopyOptions, what: string): Promise<void> {
  const { migrations } = context.resources;
  const { path, documents, annotations, changes } = copyWorkspace({ from, to: options.to, migrations, what });
  const held = [
    counted(documents, 'document'),
    counted(annotations, 'annotation'),
    counted(changes, 'change'),
  ].join(', ');
  await context.out(
    options.json ? asJson({ path, documents, annotations, changes }) : `${oneLine(path)}: ${held}\n`,
  );
}
