/** `postil export`: the evidence as a file, or on standard output. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { Fault } from '../../../shared/contract/fault.ts';
import type { EvidenceFilter } from '../../../shared/records/evidence-filter.ts';
import {
  defaultExportOptions,
  type ExportOptions,
  Format,
  Preset,
  presets,
} from '../../../shared/records/export-options.ts';
import { KINDS, type Kind } from '../../../shared/records/kind.ts';
import { exportFile, writeExport } from '../../core/jobs/export-file.ts';
import type { ReadableDb } from '../../core/workspace/db.ts';
import { type CliContext, reading } from '../context.ts';
import { documentNamed, tagNamed } from '../naming.ts';
import { asJson, counted, oneLine } from '../printing.ts';

interface Options {
  readonly format: string;
  readonly preset: string;
  readonly kind?: Kind[];
  readonly tag?: string;
  readonly document?: string[];
  readonly to: string;
  readonly bom: boolean;
  readonly rawCells?: true;
  readonly json?: true;
}

/** What later versions write; named so that the answer is better than "unknown". */
const LATER_FORMATS = ['xlsx', 'md', 'html'];
const LATER_PRESETS = ['by-tag', 'matrix', 'links'];

const STANDARD_OUTPUT = '-';

export function exportCommand(context: CliContext): Command {
  return new Command('export')
    .description('export the evidence')
    .argument('<workspace>', 'the .postil file')
    .addOption(
      new Option('--format <format>', `${Format.options.join(', ')}; the others are for later versions`)
        .choices([...Format.options, ...LATER_FORMATS])
        .default('csv'),
    )
    .addOption(
      new Option('--preset <preset>', 'which table; by-tag, matrix and links are for later versions')
        .choices([...Preset.options, ...LATER_PRESETS])
        .default('evidence'),
    )
    .addOption(new Option('--kind <kind>', 'only this kind; may be repeated').argParser(addKind))
    .option('--tag <tag>', 'only annotations with this tag or one below it')
    .option('--document <document>', 'only this document: its id, address or title; may be repeated', addTo)
    .option('--to <file>', 'file to write, or - for standard output', STANDARD_OUTPUT)
    .option('--no-bom', 'leave out the byte-order mark, which Excel needs and other programs do not')
    .option('--raw-cells', 'leave cells that a spreadsheet would run as formulas as they are')
    .action((path: string, options: Options) => exportEvidence(path, options, context));
}

async function exportEvidence(path: string, options: Options, context: CliContext): Promise<void> {
  const format = formatOf(options, path);
  const preset = presetOf(options, path);
  await reading(context, path, async db => {
    const wanted: ExportOptions = {
      ...defaultExportOptions,
      format,
      preset,
      filter: filterOf(db, path, options),
      byteOrderMark: options.bom,
      rawCells: options.rawCells === true,
    };
    if (options.to === STANDARD_OUTPUT) {
      const { losses } = await writeExport(db, wanted, { write: piece => context.out(piece) });
      for (const loss of losses) context.warn(`postil: Not in the file: ${oneLine(loss)}`);
      return;
    }
    const { rows, bytes, losses } = await exportFile(db, wanted, options.to);
    for (const loss of losses) context.warn(`postil: Not in the file (${options.to}): ${oneLine(loss)}`);
    const answer = { path: options.to, rows, bytes, ...(losses.length > 0 && { losses }) };
    await context.out(options.json ? asJson(answer) : `${counted(rows, 'row')}\t${options.to}\n`);
  });
}

const WHAT = 'Cannot export';

/** @throws Fault for what this version does not write. */
function formatOf({ format }: Options, file: string): Format {
  const known = Format.safeParse(format);
  if (known.success) return known.data;
  const reason = `this version writes ${Format.options.join(', ')}, not ${format}`;
  throw new Fault('shell.unable', WHAT, { file, reason });
}

/** @throws Fault for what this version does not write. */
function presetOf({ preset }: Options, file: string): Preset {
  const known = Preset.safeParse(preset);
  if (known.success) return known.data;
  const reason = `this version has the presets ${Object.keys(presets).join(', ')}, not ${preset}`;
  throw new Fault('shell.unable', WHAT, { file, reason });
}

function filterOf(db: ReadableDb, file: string, { kind, tag, document }: Options): EvidenceFilter {
  return {
    ...(kind === undefined ? {} : { kinds: kind }),
    ...(tag === undefined ? {} : { tags: [tagNamed(db, file, tag).id] }),
    ...(document === undefined ? {} : { documents: document.map(name => documentNamed(db, file, name).id) }),
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
