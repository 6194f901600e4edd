/** `postil annotate`: annotations from files of other programs, and from Postil's own exports. */
import { Command, Option } from 'commander';
import type { ReturnedFile } from '../../../shared/records/returned-file.ts';
import { annotate } from '../../core/handlers/annotate.ts';
import { applySheet, type Preferred } from '../../core/handlers/annotate-sheet.ts';
import type { AnnotateReport } from '../../core/handlers/annotation-plan.ts';
import { importProject, type ProjectReport } from '../../core/handlers/import-project.ts';
import type { Sheet } from '../../core/importers/sheets/csv-sheet.ts';
import { forkParser, ParserProcess } from '../../core/jobs/parser-process.ts';
import { bytesFrom, bytesOf, STANDARD_INPUT } from '../article-files.ts';
import { type CliContext, type Outcome, writing } from '../context.ts';
import { asJson, counted, oneLine } from '../printing.ts';
import { tellProblems } from '../project-files.ts';

interface Options {
  readonly json?: true;
  readonly prefer: Preferred;
}

export function annotateCommand(context: CliContext, end: (outcome: Outcome) => void): Command {
  return new Command('annotate')
    .description('add annotations from a file; says how their passages were found')
    .argument('<workspace>', 'the .postil file')
    .argument(
      '<file>',
      'W3C Web Annotations (JSON-LD), an export of Hypothesis (JSON, CSV), an edited Evidence sheet (CSV, XLSX), a REFI-QDA project or codebook (.qdpx, .qdc); or - for standard input',
    )
    .addOption(
      new Option('--prefer <side>', 'of an edited sheet: whose values count where both were changed')
        .choices(['here', 'sheet'])
        .default('here'),
    )
    .action(async (path: string, file: string, options: Options) => {
      const bytes = file === STANDARD_INPUT ? await bytesFrom(context.stdin, file) : bytesOf(file);
      const returned = await read(context, bytes, file);
      if (returned.form === 'sheet') {
        end(await updateFromSheet(context, path, { sheet: returned.sheet, file }, options));
        return;
      }
      const report = await writing<AnnotateReport | ProjectReport>(context, path, workspace =>
        returned.form === 'project'
          ? importProject(workspace, returned.project)
          : annotate(workspace, returned.described),
      );
      if ('problems' in report) tellProblems(context, report, file);
      warnOfRefused(context, report, file);
      const { exact, moved, orphan, refused, added, linked } = report;
      const counts = `${exact} exact, ${moved} moved, ${orphan} orphan, ${refused.length} refused`;
      const more =
        'documents' in report
          ? `, ${counted(report.documents.length, 'document')} and ${counted(report.tags, 'tag')}`
          : '';
      const news = `${counted(added, 'annotation')} and ${counted(linked, 'link')}${more} added`;
      await context.out(options.json ? asJson({ exact, moved, orphan, refused }) : `${counts}; ${news}\n`);
      end(refused.length > 0 ? 'refused' : 'done');
    });
}

/** Reads a file in the process that can be killed. @throws Fault */
async function read(context: CliContext, bytes: Uint8Array, file: string): Promise<ReturnedFile> {
  const parser = new ParserProcess(forkParser(context.resources.parser));
  try {
    return await parser.readReturned({ name: file, bytes });
  } finally {
    parser.close();
  }
}

/** Takes an edited *Evidence* sheet back. */
async function updateFromSheet(
  context: CliContext,
  path: string,
  { sheet, file }: { sheet: Sheet; file: string },
  { json, prefer }: Options,
): Promise<Outcome> {
  const report = await writing(context, path, workspace => applySheet(workspace, sheet, prefer));
  const { exact, moved, orphan, refused, updated, conflicts, undated } = report;
  if (undated > 0) {
    const rows = undated === 1 ? '1 row does' : `${undated} rows do`;
    context.warn(
      `postil: ${rows} not say when the annotation was changed last (modified_at), so changes made here since cannot be seen (${file})`,
    );
  }
  for (const { row, column, reason } of refused) {
    const which = column === null ? `row ${row}` : `row ${row}, ${column}`;
    context.warn(`postil: Cannot take over ${which} (${file}): ${oneLine(reason)}`);
  }
  for (const { row, column, here, sheet } of conflicts) {
    const kept = prefer === 'here' ? 'kept' : 'replaced';
    const sides = `here “${oneLine(here, 60)}” (${kept}), in the sheet “${oneLine(sheet, 60)}”`;
    context.warn(`postil: Changed on both sides: row ${row}, ${column} (${file}): ${sides}`);
  }
  const told = `${counted(updated, 'annotation')} updated, ${counted(conflicts.length, 'conflict')}, ${refused.length} refused\n`;
  await context.out(json ? asJson({ exact, moved, orphan, refused, updated, conflicts }) : told);
  const isLeft = refused.length > 0 || (conflicts.length > 0 && prefer === 'here');
  return isLeft ? 'refused' : 'done';
}

/** Tells each annotation that was not taken over, and why. */
function warnOfRefused(context: CliContext, { refused }: AnnotateReport, file: string): void {
  for (const { id, quote, reason } of refused) {
    const which = id ?? (quote === null ? 'an annotation without an id' : `“${quote}”`);
    context.warn(`postil: Cannot take over ${oneLine(which)} (${file}): ${oneLine(reason)}`);
  }
}
