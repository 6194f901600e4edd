/** `postil export`: the evidence as a file, or on standard output. */
import { Command, InvalidArgumentError, Option } from 'commander';
import type { EvidenceFilter } from '../../../shared/records/evidence-filter.ts';
import {
  DELIMITERS,
  defaultExportOptions,
  type ExportOptions,
  Format,
  formats,
  Grouping,
  LINE_ENDS,
  Preset,
  unitOf,
} from '../../../shared/records/export-options.ts';
import { KINDS, type Kind, kindFields } from '../../../shared/records/kind.ts';
import { MATRIX_FIELDS, type MatrixShape } from '../../../shared/records/table-query.ts';
import { exportFile, writeExport } from '../../core/jobs/export-file.ts';
import type { ReadableDb } from '../../core/workspace/db.ts';
import { type CliContext, reading, UsageError } from '../context.ts';
import { documentNamed, personNamed, tagNamed } from '../naming.ts';
import { asJson, counted, oneLine } from '../printing.ts';

interface Options {
  readonly format: Format;
  readonly preset: Preset;
  readonly kind?: Kind[];
  readonly tag?: string;
  readonly document?: string[];
  readonly person?: string[];
  readonly to: string;
  readonly bom: boolean;
  readonly rawCells?: true;
  readonly delimiter: keyof typeof DELIMITERS;
  readonly lineEnd: keyof typeof LINE_ENDS;
  readonly matrixCells: ExportOptions['matrixCells'];
  readonly matrixRows: string;
  readonly matrixColumns: string;
  readonly groupBy: Grouping;
  readonly json?: true;
}

const STANDARD_OUTPUT = '-';

/** What a matrix can count, by the names that columns of tables have. */
const matrixRows = new Map<string, MatrixShape['rows']>([
  ['document', 'document'],
  ['person', 'person'],
  ['speaker', 'claim.speaker'],
]);
const matrixColumns = new Map<string, MatrixShape['columns']>([
  ['tags', 'tags'],
  ['kind', 'kind'],
  ...MATRIX_FIELDS.flatMap(field =>
    kindFields.filter(({ name }) => name === field).map(({ field: { column } }) => [column, field] as const),
  ),
]);

export function exportCommand(context: CliContext): Command {
  const command = new Command('export')
    .description('export the evidence')
    .argument('<workspace>', 'the .postil file')
    .addOption(new Option('--format <format>', 'format of the file').choices(Format.options).default('csv'))
    .addOption(new Option('--preset <preset>', 'which table').choices(Preset.options).default('evidence'))
    .addOption(new Option('--kind <kind>', 'only this kind; may be repeated').argParser(addKind))
    .option('--tag <tag>', 'only annotations with this tag or one below it')
    .option('--document <document>', 'only this document: its id, address or title; may be repeated', addTo)
    .option('--person <person>', 'only what this person made: name, initials or id; may be repeated', addTo)
    .option('--to <file>', 'file to write, or - for standard output', STANDARD_OUTPUT)
    .addOption(
      new Option('--delimiter <name>', 'what stands between the cells of CSV')
        .choices(Object.keys(DELIMITERS))
        .default('comma'),
    )
    .addOption(
      new Option('--line-end <name>', 'how lines of CSV end').choices(Object.keys(LINE_ENDS)).default('crlf'),
    )
    .option('--no-bom', 'leave out the byte-order mark, which Excel needs and other programs do not')
    .option('--raw-cells', 'leave cells that a spreadsheet would run as formulas as they are')
    .addOption(
      new Option('--matrix-cells <what>', 'what a cell of the matrix says')
        .choices(['count', 'presence'])
        .default('count'),
    )
    .addOption(
      new Option('--matrix-rows <what>', 'what has a row of the matrix')
        .choices([...matrixRows.keys()])
        .default('document'),
    )
    .addOption(
      new Option('--matrix-columns <what>', 'what has a column of the matrix')
        .choices([...matrixColumns.keys()])
        .default('tags'),
    )
    .addOption(
      new Option('--group-by <what>', 'what a brief puts under one heading')
        .choices(Grouping.options)
        .default('kind'),
    );
  return command.action(async (path: string, options: Options) => {
    await exportEvidence(path, options, command, context);
  });
}

async function exportEvidence(
  path: string,
  options: Options,
  command: Command,
  context: CliContext,
): Promise<void> {
  const { format } = options;
  refuseWithoutEffect(options, command);
  const isPiped = options.to === STANDARD_OUTPUT;
  if (isPiped && options.json) throw new UsageError('--json tells of a file; name one with --to');
  if (isPiped && formats[format].isBinary && context.isTerminal)
    throw new UsageError(`${format} is not text, which a terminal could show; name a file with --to`);
  await reading(context, path, async db => {
    const wanted: ExportOptions = {
      ...defaultExportOptions,
      format,
      preset: options.preset,
      filter: filterOf(db, path, options),
      delimiter: DELIMITERS[options.delimiter],
      lineEnd: options.lineEnd,
      byteOrderMark: options.bom,
      rawCells: options.rawCells === true,
      matrixCells: options.matrixCells,
      matrix: shapeOf(options),
      groupBy: options.groupBy,
    };
    if (isPiped) {
      const { losses } = await writeExport(db, wanted, { write: piece => context.out(piece) });
      tell(losses, context);
      return;
    }
    const { rows, bytes, losses } = await exportFile(db, wanted, options.to);
    if (options.json) return context.out(asJson({ path: options.to, rows, bytes, losses }));
    tell(losses, context);
    return context.out(`${counted(rows, unitOf(format))}\t${options.to}\n`);
  });
}

/** What the file lacks, on standard error. */
function tell(losses: readonly string[], context: CliContext): void {
  for (const loss of losses) context.warn(`postil: Not in the file: ${oneLine(loss)}`);
}

/** @throws UsageError for an option that was given and would change nothing. */
function refuseWithoutEffect({ format, preset }: Options, command: Command): void {
  const { isTable } = formats[format];
  const isBrief = format === 'md' || format === 'html';
  const effective: readonly (readonly [option: string, flag: string, isOf: boolean, of: string])[] = [
    ['preset', '--preset', isTable, 'tables: csv and xlsx'],
    ['delimiter', '--delimiter', format === 'csv', 'csv'],
    ['lineEnd', '--line-end', format === 'csv', 'csv'],
    ['bom', '--no-bom', format === 'csv', 'csv'],
    ['rawCells', '--raw-cells', format === 'csv', 'csv'],
    ['matrixCells', '--matrix-cells', isTable && preset === 'matrix', 'the preset matrix'],
    ['matrixRows', '--matrix-rows', isTable && preset === 'matrix', 'the preset matrix'],
    ['matrixColumns', '--matrix-columns', isTable && preset === 'matrix', 'the preset matrix'],
    ['groupBy', '--group-by', isBrief, 'briefs: md and html'],
  ];
  for (const [option, flag, isOf, of] of effective)
    if (!isOf && command.getOptionValueSource(option) === 'cli') throw new UsageError(`${flag} is for ${of}`);
}

/** Undefined for articles by tags, the matrix that says all of its articles. */
function shapeOf(options: Options): MatrixShape | undefined {
  const rows = matrixRows.get(options.matrixRows) ?? 'document';
  const columns = matrixColumns.get(options.matrixColumns) ?? 'tags';
  return rows === 'document' && columns === 'tags' ? undefined : { rows, columns };
}

function filterOf(db: ReadableDb, file: string, { kind, tag, document, person }: Options): EvidenceFilter {
  return {
    ...(kind === undefined ? {} : { kinds: kind }),
    ...(tag === undefined ? {} : { tags: [tagNamed(db, file, tag).id] }),
    ...(document === undefined ? {} : { documents: document.map(name => documentNamed(db, file, name).id) }),
    ...(person === undefined ? {} : { people: person.map(name => personNamed(db, file, name).id) }),
  };
}

function addTo(value: string, former: string[] | undefined): string[] {
  return [...(former ?? []), value];
}

function addKind(value: string, former: Kind[] | undefined): Kind[] {
  const kind = KINDS.find(known => known === value);
  if (kind === undefined) throw new InvalidArgumentError(`The kinds are ${KINDS.join(', ')}.`);
  return [...(former ?? []), kind];
}
