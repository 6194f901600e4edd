/** `postil check`: whether a workspace is sound. */
import { Command } from 'commander';
import { checkWorkspace } from '../../core/workspace/check.ts';
import { type CliContext, type Outcome, reading } from '../context.ts';
import { asJson, counted, oneLine } from '../printing.ts';

export function checkCommand(context: CliContext, end: (outcome: Outcome) => void): Command {
  return new Command('check')
    .description('look for damage: integrity, every passage, the log of changes against the tables')
    .argument('<workspace>', 'the .postil file')
    .action(async (path: string, options: { json?: true }) => {
      const { migrations } = context.resources;
      const report = await reading(context, path, db => checkWorkspace(db, { migrations }));
      const { documents, annotations, changes, anchors, problems } = report;
      for (const problem of problems)
        context.warn(`postil: The workspace is damaged (${path}): ${oneLine(problem)}`);
      const found = problems.length === 0 ? 'no problem' : counted(problems.length, 'problem');
      const passages = `${anchors.exact} exact, ${anchors.moved} moved, ${anchors.orphan} orphan`;
      const held = `${counted(documents, 'document')}, ${counted(annotations, 'annotation')} (${passages}), ${counted(changes, 'change')}`;
      await context.out(options.json ? asJson(report) : `${found}: ${held}\n`);
      end(problems.length === 0 ? 'done' : 'refused');
    });
}
