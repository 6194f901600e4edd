/** `postil annotate`: annotations from files of other programs, and from Postil's own exports. */
import { Command } from 'commander';
import { annotate } from '../../core/handlers/annotate.ts';
import type { AnnotateReport } from '../../core/handlers/annotation-plan.ts';
import { readAnnotationFile } from '../../core/importers/annotations/annotation-file.ts';
import { isProjectFile } from '../../core/importers/refi-qda/sniff.ts';
import { bytesFrom, bytesOf, STANDARD_INPUT } from '../article-files.ts';
import { type CliContext, type Outcome, writing } from '../context.ts';
import { asJson, counted, oneLine } from '../printing.ts';
import { importProjectFile } from '../project-files.ts';

export function annotateCommand(context: CliContext, end: (outcome: Outcome) => void): Command {
  return new Command('annotate')
    .description('add annotations from a file; says how their passages were found')
    .argument('<workspace>', 'the .postil file')
    .argument(
      '<file>',
      'W3C Web Annotations (JSON-LD), an export of Hypothesis (JSON, CSV), a REFI-QDA project or codebook (.qdpx, .qdc); or - for standard input',
    )
    .action(async (path: string, file: string, options: { json?: true }) => {
      const bytes = file === STANDARD_INPUT ? await bytesFrom(context.stdin, file) : bytesOf(file);
      const report = await writing(context, path, async workspace =>
        isProjectFile(bytes)
          ? importProjectFile(context, workspace, bytes, file)
          : annotate(workspace, readAnnotationFile(bytes, file)),
      );
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

/** Tells each annotation that was not taken over, and why. */
function warnOfRefused(context: CliContext, { refused }: AnnotateReport, file: string): void {
  for (const { id, quote, reason } of refused) {
    const which = id ?? (quote === null ? 'an annotation without an id' : `“${quote}”`);
    context.warn(`postil: Cannot take over ${oneLine(which)} (${file}): ${oneLine(reason)}`);
  }
}
