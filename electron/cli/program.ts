/** The `postil` command: its commands put together, and what its ends mean as exit codes. */
import { Command, CommanderError } from 'commander';
import { Fault } from '../../shared/contract/fault.ts';
import { agreementCommand } from './commands/agreement.ts';
import { annotateCommand } from './commands/annotate.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { listCommand } from './commands/list.ts';
import { mergeCommand } from './commands/merge.ts';
import { newCommand } from './commands/new.ts';
import { openCommand } from './commands/open.ts';
import { searchCommand } from './commands/search.ts';
import { shareCommand } from './commands/share.ts';
import { BrokenPipe, type CliContext, type Outcome, UsageError } from './context.ts';

/** 0 done, 1 refused or failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command line. @param args Without the names of the program. */
export async function run(args: readonly string[], version: string, context: CliContext): Promise<ExitCode> {
  let outcome: Outcome = 'done';
  const printer = new Printer(context);
  const program = assemble(version, context, printer, result => {
    outcome = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    await printer.finish();
    return outcome === 'done' ? 0 : 1;
  } catch (error) {
    await printer.finish();
    return exitCodeOf(error, context);
  }
}

/** Standard output for those who cannot wait for it: keeps the order, and forgets about a broken pipe. */
class Printer {
  readonly #context: CliContext;
  #last: Promise<void> = Promise.resolve();
  #failure: unknown;

  constructor(context: CliContext) {
    this.#context = context;
  }

  print(text: string): void {
    this.#last = this.#last
      .then(() => this.#context.out(text))
      .catch((error: unknown) => {
        this.#failure = error;
      });
  }

  /** Waits until all is written. @throws what went wrong, unless it was a broken pipe. */
  async finish(): Promise<void> {
    await this.#last;
    if (this.#failure !== undefined && !(this.#failure instanceof BrokenPipe)) throw this.#failure;
  }
}

function assemble(
  version: string,
  context: CliContext,
  printer: Printer,
  end: (outcome: Outcome) => void,
): Command {
  const { resources, root, warn } = context;
  const print = (line: string): void => printer.print(`${line}\n`);
  const commands = [
    newCommand(context),
    importCommand(context, end),
    annotateCommand(context, end),
    listCommand(context),
    searchCommand(context),
    exportCommand(context),
    shareCommand(context),
    agreementCommand(context, end),
    mergeCommand(context, end),
    checkCommand(context, end),
    backupCommand(context),
    restoreCommand(context),
    openCommand({ resources, root, print, warn }),
  ];
  const program = new Command('postil')
    .description('Read for evidence: tag claims, precedents and policy options, and take them away.')
    .version(version);
  for (const command of commands) program.addCommand(command.option('--json', 'write the answer as JSON'));
  for (const command of [program, ...commands]) {
    command.exitOverride().configureOutput({
      writeOut: text => printer.print(text),
      writeErr: text => warn(text.trimEnd().replace(/^error: /, 'postil: ')),
    });
  }
  return program;
}

function exitCodeOf(error: unknown, context: CliContext): ExitCode {
  if (error instanceof BrokenPipe) return 0;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    context.warn(`postil: ${error.message}`);
    return 2;
  }
  if (error instanceof Fault) context.warn(`postil: ${error.message}`);
  else
    context.warn(
      `postil: This is a mistake in Postil: ${error instanceof Error ? error.stack : String(error)}`,
    );
  return 1;
}
