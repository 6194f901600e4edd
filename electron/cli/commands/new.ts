/** `postil new`: an empty workspace. */
import { Command } from 'commander';
import { type CliContext, creating } from '../context.ts';
import { asJson, oneLine } from '../printing.ts';

export function newCommand(context: CliContext): Command {
  return new Command('new')
    .description('make a new, empty workspace')
    .argument('<workspace>', 'the .postil file to make')
    .option('--name <name>', 'name of the workspace (default: that of the file)')
    .action(async (path: string, options: { name?: string; json?: true }) => {
      const { name } = creating(context, path, options.name, workspace => workspace.state());
      await context.out(options.json ? asJson({ path, name }) : `${oneLine(path)}\t${oneLine(name)}\n`);
    });
}
