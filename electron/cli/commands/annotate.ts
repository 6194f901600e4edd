/** `postil annotate`: annotations from a file of W3C Web Annotations. */
import { Command } from 'commander';
import { annotate } from '../../core/handlers/annotate.ts';
import { readWebAnnotations } from '../../core/importers/annotations/web-annotation.ts';
import { bytesFrom, bytesOf, STANDARD_INPUT } from '../article-files.ts';
import { type CliContext, type Outcome, writing } from '../context.ts';
import { asJson, counted, oneLine } from '../printing.ts';

export function annotateCommand(context: CliContext, end: (outcome: Outcome) => void): Command {
  return new Command('annotate')
    .description('add annotations from W3C Web Annotation JSON-LD; says how their passages were found')
    .argument('<workspace>', 'the .postil file')
    .argument('<file>', 'the JSON-LD file, or - for standard input')
    .action(async (path: string, file: string, options: { json?: true }) => {
      const bytes = file === STANDARD_INPUT ? await bytesFrom(context.stdin, file) : bytesOf(file);
      const described = readWebAnnotations(bytes, file);
      const report = await writing(context, path, workspace => annotate(workspace, described));
      const { exact, moved, orphan, refused, added, linked } = report;
      for (const { id, quote, reason } of refused) {
        const which = id ?? (quote === null ? 'an annotation without an id' : `“${quote}”`);
        context.warn(`postil: Cannot take over ${oneLine(which)} (${file}): ${oneLine(reason)}`);
      }
      const counts = `${exact} exact, ${moved} moved, ${orphan} orphan, ${refused.length} refused`;
      const news = `${counted(added, 'annotation')} and ${counted(linked, 'link')} added`;
      await context.out(options.json ? asJson({ exact, moved, orphan, refused }) : `${counts}; ${news}\n`);
      end(refused.length > 0 ? 'refused' : 'done');
    });
}
