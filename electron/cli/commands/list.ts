/** `postil list`: documents, annotations, tags, links or people, for people and for scripts. */
import { Argument, Command, Option } from 'commander';
import type { EvidenceFilter } from '../../../shared/records/evidence-filter.ts';
import { KINDS, type Kind } from '../../../shared/records/kind.ts';
import { evidenceColumns } from '../../core/exporters/evidence-table.ts';
import { objectOf } from '../../core/exporters/table.ts';
import type { ReadableDb } from '../../core/workspace/db.ts';
import { listDocuments } from '../../core/workspace/documents.ts';
import { evidenceRows } from '../../core/workspace/evidence.ts';
import { listLinks } from '../../core/workspace/links.ts';
import { listPeople } from '../../core/workspace/people.ts';
import { listTags } from '../../core/workspace/tags.ts';
import { type CliContext, reading, UsageError } from '../context.ts';
import { documentNamed, tagNamed, tagPath } from '../naming.ts';
import { asJson, oneLine, tabbed } from '../printing.ts';

const SUBJECTS = ['documents', 'annotations', 'tags', 'links', 'people'] as const;
type Subject = (typeof SUBJECTS)[number];

interface Options {
  readonly kind?: Kind;
  readonly tag?: string;
  readonly document?: string;
  readonly query?: string;
  readonly json?: true;
}

/** A record as `--json` shows it. */
type Item = Record<string, unknown>;

interface Listing {
  readonly items: (db: ReadableDb, filter: EvidenceFilter) => Item[];
  /** The keys of an item that a line of text shows. */
  readonly shown: readonly string[];
  /** The filters beside `--query` that mean something here. */
  readonly filters: readonly ('kind' | 'tag' | 'document')[];
}

const listings: Readonly<Record<Subject, Listing>> = {
  documents: {
    items: documents,
    shown: ['id', 'title', 'publication', 'published', 'words', 'annotations'],
    filters: ['kind', 'tag', 'document'],
  },
  annotations: {
    items: annotations,
    shown: ['annotation_id', 'kind', 'quote', 'tags', 'document_title'],
    filters: ['kind', 'tag', 'document'],
  },
  tags: { items: tags, shown: ['id', 'path', 'annotations', 'description'], filters: [] },
  links: { items: links, shown: ['id', 'from', 'type', 'to'], filters: ['kind', 'tag', 'document'] },
  people: { items: people, shown: ['id', 'name', 'initials'], filters: [] },
};

/** Longest cell of a line, in UTF-16 units; JSON has all of it. */
const CELL_LENGTH = 100;

export function listCommand(context: CliContext): Command {
  return new Command('list')
    .description('list what is in a workspace')
    .argument('<workspace>', 'the .postil file')
    .addArgument(new Argument('<what>', 'what to list').choices(SUBJECTS))
    .addOption(new Option('--kind <kind>', 'only this kind of annotation').choices(KINDS))
    .option('--tag <tag>', 'only annotations with this tag or one below it')
    .option('--document <document>', 'only this document: its id, address or title')
    .option('--query <words>', 'only what has all these words; accents and capitals do not count')
    .action(async (path: string, subject: Subject, options: Options) => {
      const { items, shown, filters } = listings[subject];
      for (const name of ['kind', 'tag', 'document'] as const) {
        if (options[name] === undefined || filters.includes(name)) continue;
        throw new UsageError(`--${name} does not narrow ${subject}`);
      }
      await reading(context, path, async db => {
        const found = items(db, filterOf(db, path, options)).filter(matching(options.query));
        if (options.json) await context.out(asJson(found));
        else await context.out(found.map(item => tabbed(shown.map(key => cellOf(item[key])))).join(''));
      });
    });
}

function filterOf(db: ReadableDb, file: string, { kind, tag, document }: Options): EvidenceFilter {
  return {
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(tag === undefined ? {} : { tags: [tagNamed(db, file, tag).id] }),
    ...(document === undefined ? {} : { documents: [documentNamed(db, file, document).id] }),
  };
}

function documents(db: ReadableDb, filter: EvidenceFilter): Item[] {
  const all = listDocuments(db).filter(({ document }) => filter.documents?.includes(document.id) ?? true);
  const isNarrow = filter.kinds !== undefined || filter.tags !== undefined;
  const having = isNarrow ? new Set(evidenceRows(db, filter).map(row => row.document.id)) : null;
  return all
    .filter(({ document }) => having?.has(document.id) ?? true)
    .map(({ document, counts }) => ({
      id: document.id,
      title: document.title,
      byline: document.byline ?? null,
      publication: document.publication ?? null,
      published: document.published ?? null,
      url: document.url ?? null,
      accessed: document.accessed ?? null,
      language: document.language ?? null,
      direction: document.direction,
      status: document.status,
      words: document.words,
      annotations: counts.claim + counts.precedent + counts.option,
    }));
}

function annotations(db: ReadableDb, filter: EvidenceFilter): Item[] {
  const columns = evidenceColumns();
  return Array.from(evidenceRows(db, filter), row => objectOf(columns, row));
}

function tags(db: ReadableDb): Item[] {
  const all = listTags(db);
  const byId = new Map(all.map(({ tag }) => [tag.id, tag]));
  return all.map(({ tag, annotations: count }) => ({
    id: tag.id,
    name: tag.name,
    path: tagPath(tag, byId),
    parent: tag.parent ?? null,
    colour: tag.colour ?? null,
    description: tag.description ?? null,
    shortcut: tag.shortcut ?? null,
    annotations: count,
  }));
}

/** Links with an end among the annotations that the filters leave. */
function links(db: ReadableDb, filter: EvidenceFilter): Item[] {
  const isNarrow = Object.keys(filter).length > 0;
  const ends = isNarrow ? new Set(evidenceRows(db, filter).map(row => row.annotation)) : null;
  return listLinks(db)
    .filter(({ from, to }) => ends === null || ends.has(from) || ends.has(to))
    .map(({ id, from, to, type }) => ({ id, from, to, type }));
}

function people(db: ReadableDb): Item[] {
  return listPeople(db).map(({ id, name, initials, colour }) => ({ id, name, initials, colour }));
}

/** Whether every word of a query stands somewhere in an item. */
function matching(query: string | undefined): (item: Item) => boolean {
  const words = plain(query ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return item => {
    const text = plain(Object.values(item).flat().join('\n'));
    return words.every(word => text.includes(word));
  };
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

function cellOf(value: unknown): string {
  return oneLine(Array.isArray(value) ? value.join('; ') : String(value ?? ''), CELL_LENGTH);
}
