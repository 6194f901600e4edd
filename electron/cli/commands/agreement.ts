/** `postil agreement`: how far people agree in what they marked. */
import { Command, Option } from 'commander';
import type { Agreement } from '../../../shared/contract/agreement.ts';
import { type AgreementQuery, AgreementUnit } from '../../../shared/records/agreement.ts';
import { exportAgreement } from '../../core/jobs/export-agreement.ts';
import { agreementOf } from '../../core/workspace/agreement.ts';
import type { ReadableDb } from '../../core/workspace/db.ts';
import { codePointsIn } from '../code-points.ts';
import { type CliContext, type Outcome, reading, UsageError } from '../context.ts';
import { documentNamed, personNamed } from '../naming.ts';
import { asJson, counted, tabbed } from '../printing.ts';

interface Options {
  readonly person?: string[];
  readonly document?: string[];
  readonly unit: AgreementUnit;
  readonly by: AgreementQuery['of'];
  readonly to?: string;
  readonly json?: true;
}

const HEADER = ['', 'observed', 'kappa', 'alpha', 'alpha-u', 'units', ''];
/** Digits after the point on a line; files and JSON have more. */
const DIGITS = 3;

export function agreementCommand(context: CliContext, end: (outcome: Outcome) => void): Command {
  return new Command('agreement')
    .description('say how far people agree: observed agreement, kappa, alpha and alpha-u')
    .argument('<workspace>', 'the .postil file')
    .option('--person <person>', 'only these people: name, initials or id; repeated, at least two', addTo)
    .option('--document <document>', 'only this document: its id, address or title; may be repeated', addTo)
    .addOption(
      new Option('--unit <unit>', 'what is compared: passages that overlap, or every character')
        .choices(AgreementUnit.options)
        .default('overlap'),
    )
    .addOption(new Option('--by <what>', 'agreeing on what').choices(['kind', 'tag']).default('kind'))
    .option('--to <file>', 'write the figures to this file as CSV')
    .action(async (path: string, options: Options) => {
      if (options.person?.length === 1)
        throw new UsageError('--person names one of those compared; name two');
      await reading(context, path, async db => {
        const found = agreementOf(db, queryOf(db, path, options));
        if (found.rows.length === 0) {
          context.warn(`postil: There is nothing to compare (${path}): ${whyNothing(found)}`);
          return end('refused');
        }
        await answer(db, found, options, context);
      });
    });
}

async function answer(
  db: ReadableDb,
  found: Agreement,
  { to, json }: Options,
  context: CliContext,
): Promise<void> {
  if (to !== undefined) {
    const rows = await exportAgreement(found, to);
    await context.out(json ? asJson({ path: to, rows }) : `${counted(rows, 'row')}\t${to}\n`);
  } else if (json) await context.out(asJson(inCodePoints(db, found)));
  else await context.out(linesOf(found));
}

function queryOf(db: ReadableDb, file: string, { person, document, unit, by }: Options): AgreementQuery {
  return {
    unit,
    of: by,
    ...(person === undefined ? {} : { people: person.map(name => personNamed(db, file, name).id) }),
    ...(document === undefined ? {} : { documents: document.map(name => documentNamed(db, file, name).id) }),
  };
}

function whyNothing({ compared, people }: Agreement): string {
  if (people.length < 2) return `${counted(people.length, 'person has', 'people have')} annotated`;
  if (compared.length < 2) return 'fewer than two of the people named have annotated';
  return 'no document was annotated by two of them';
}

function linesOf({ rows, disputed }: Agreement): string {
  const lines = rows.map(({ label, observed, kappa, alpha, alphaU, units, reason }) =>
    tabbed([label, ...[observed, kappa, alpha, alphaU].map(shown), units, reason]),
  );
  return [tabbed(HEADER), ...lines, `${counted(disputed, 'disagreement')}\n`].join('');
}

function shown(figure: number | null): string {
  return figure === null ? '-' : figure.toFixed(DIGITS);
}

/** The answer with every offset in code points, the unit of all that Postil hands to other programs. */
function inCodePoints(db: ReadableDb, found: Agreement): Agreement {
  const codePoints = codePointsIn(db);
  return {
    ...found,
    disputes: found.disputes.map(dispute => ({
      ...dispute,
      start: codePoints(dispute.document, dispute.start),
      end: codePoints(dispute.document, dispute.end),
    })),
  };
}

function addTo(name: string, names: string[] = []): string[] {
  return [...names, name];
}
