/** `postil share`: a workspace of its own with what a colleague is to have. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { KINDS, type Kind } from '../../../shared/records/kind.ts';
import type { Person } from '../../../shared/records/person.ts';
import {
  defaultShareOptions,
  PARTS,
  type Part,
  type ShareOptions,
  type ShareSeal,
  type ShareSummary,
} from '../../../shared/records/share-options.ts';
import { shareFile } from '../../core/jobs/share-file.ts';
import type { ReadableDb } from '../../core/workspace/db.ts';
import { type CliContext, reading, UsageError } from '../context.ts';
import { linesOf } from '../lines.ts';
import { documentNamed, personNamed, tagNamed } from '../naming.ts';
import { asJson, counted } from '../printing.ts';

interface Options {
  readonly to: string;
  readonly documents?: string[];
  readonly kinds?: Kind[];
  readonly tags?: string[];
  readonly people?: string[];
  readonly without?: Part[];
  readonly withHistory?: true;
  readonly passphraseFile?: string;
  readonly recipient?: string[];
  readonly json?: true;
}

export function shareCommand(context: CliContext): Command {
  return new Command('share')
    .description('write a workspace with what a colleague is to have')
    .argument('<workspace>', 'the .postil file')
    .requiredOption(
      '--to <file>',
      'file to write; its name ends in .postil, or .postil.age when it is sealed',
    )
    .option('--documents <document...>', 'only these documents: ids, addresses or titles')
    .addOption(
      new Option('--kinds <kinds>', 'only annotations of these kinds, e.g. claim,option').argParser(kindsOf),
    )
    .option('--tags <tag...>', 'only annotations with these tags or tags below them')
    .option('--people <person...>', 'only annotations made by these people: names or ids')
    .addOption(new Option('--without <parts>', `leave these out: ${PARTS.join(', ')}`).argParser(partsOf))
    .option('--with-history', 'keep what was overwritten, too')
    .option('--passphrase-file <file>', 'seal it with age: the passphrase is the first line of a file')
    .option('--recipient <key...>', 'seal it with age for these public keys (age1…)')
    .action(async (path: string, options: Options) => {
      await reading(context, path, async db => {
        const { migrations } = context.resources;
        const to = { file: options.to, migrations, seal: sealFrom(options) };
        const { summary } = await shareFile(db, wanted(db, path, options), to);
        if (options.json) return context.out(asJson({ path: options.to, ...summary }));
        return context.out(`${told(summary)}\t${options.to}\n`);
      });
    });
}

function wanted(db: ReadableDb, file: string, options: Options): ShareOptions {
  const { documents, kinds, tags, people, without = [] } = options;
  const isIn = (part: Part) => !without.includes(part);
  return {
    ...defaultShareOptions,
    ...(documents && { documents: documents.map(name => documentNamed(db, file, name).id) }),
    ...(kinds && { kinds }),
    ...(tags && { tags: tags.map(name => tagNamed(db, file, name).id) }),
    ...(people && { people: people.map((name): Person['id'] => personNamed(db, file, name).id) }),
    notes: isIn('notes'),
    text: isIn('text'),
    sources: isIn('sources'),
    annotations: isIn('annotations'),
    history: options.withHistory === true,
  };
}

/** @throws UsageError when both are named, or the file cannot be read. */
function sealFrom({ passphraseFile, recipient }: Options): ShareSeal | undefined {
  if (passphraseFile !== undefined && recipient !== undefined)
    throw new UsageError('seal with a passphrase or for recipients, not both');
  if (passphraseFile !== undefined) return { passphrase: linesOf(passphraseFile)[0] ?? '' };
  return recipient && { recipients: recipient };
}

function told({ documents, annotations, tags, people }: ShareSummary): string {
  return [
    counted(documents, 'document'),
    counted(annotations, 'annotation'),
    counted(tags, 'tag'),
    counted(people.length, 'person', 'people'),
  ].join(', ');
}

function kindsOf(text: string): Kind[] {
  return listed(text, KINDS, 'kinds');
}

function partsOf(text: string): Part[] {
  return listed(text, PARTS, 'parts');
}

/** Words with commas between them, each one of a few. */
function listed<T extends string>(text: string, known: readonly T[], what: string): T[] {
  return text.split(',').map(word => {
    const found = known.find(one => one === word.trim());
    if (found === undefined) throw new InvalidArgumentError(`The ${what} are ${known.join(', ')}.`);
    return found;
  });
}
