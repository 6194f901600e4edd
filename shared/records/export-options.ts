/** What an export can be: its formats, its tables and how they are written. */
import { z } from 'zod';
import { EvidenceFilter } from './evidence-filter.ts';
import { MatrixShape } from './table-query.ts';

interface FormatDescription {
  readonly label: string;
  readonly about: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  /** Whether the file is one of the tables of `presets`. */
  readonly isTable: boolean;
  /** Whether it is no text that a terminal could show. */
  readonly isBinary?: boolean;
  /** What is counted in it, where that is neither rows nor annotations. */
  readonly unit?: string;
}

const described = {
  csv: {
    label: 'CSV',
    about: 'A table for any spreadsheet or script',
    extension: 'csv',
    isTable: true,
  },
  xlsx: {
    label: 'XLSX',
    about: 'The same tables as an Excel workbook',
    extension: 'xlsx',
    isTable: true,
    isBinary: true,
  },
  md: {
    label: 'Markdown',
    about: 'A brief for notes and drafts',
    extension: 'md',
    isTable: false,
  },
  html: {
    label: 'HTML',
    about: 'A brief to read and print',
    extension: 'html',
    isTable: false,
  },
  jsonld: {
    label: 'Web Annotations (JSON-LD)',
    about: 'Everything about each annotation, for Postil and programs that follow the W3C model',
    extension: 'jsonld',
    isTable: false,
  },
  qdpx: {
    label: 'REFI-QDA project',
    about: 'Texts, tags and passages for ATLAS.ti, MAXQDA, NVivo, QualCoder and others',
    extension: 'qdpx',
    isTable: false,
    isBinary: true,
  },
  qdc: {
    label: 'REFI-QDA codebook',
    about: 'The kinds and the tree of tags alone',
    extension: 'qdc',
    isTable: false,
    unit: 'tag',
  },
} as const satisfies Record<string, FormatDescription>;
export type Format = keyof typeof described;
export const formats: Readonly<Record<Format, FormatDescription>> = described;
export const Format = z.enum(Object.keys(described) as [Format, ...Format[]]);

/** What is counted in a file of that format: "row". */
export function unitOf(format: Format): string {
  const { isTable, unit } = formats[format];
  return unit ?? (isTable ? 'row' : 'annotation');
}

export const presets = {
  evidence: { label: 'Evidence', about: 'Every annotation with every field' },
  claims: { label: 'Claims', about: 'Claims only, without the columns of other kinds' },
  precedents: { label: 'Precedents', about: 'Precedents only, without the columns of other kinds' },
  options: { label: 'Policy options', about: 'Policy options only, without the columns of other kinds' },
  'by-tag': { label: 'By tag', about: 'A row for each tag of an annotation' },
  matrix: { label: 'Matrix', about: 'A row for each article, a column for each tag' },
  links: { label: 'Links', about: 'A row for each link, with both passages' },
} as const;
export type Preset = keyof typeof presets;
export const Preset = z.enum(Object.keys(presets) as [Preset, ...Preset[]]);

/** What can stand between the cells of CSV, by name. */
export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export const LINE_ENDS = { crlf: '\r\n', lf: '\n' } as const;

/** What a brief puts together under one heading. */
export const groupings = {
  kind: { label: 'Kind' },
  document: { label: 'Article' },
  tag: { label: 'Tag' },
  speaker: { label: 'Speaker' },
} as const;
export type Grouping = keyof typeof groupings;
export const Grouping = z.enum(Object.keys(groupings) as [Grouping, ...Grouping[]]);

export const ExportOptions = z.object({
  format: Format,
  preset: Preset,
  filter: EvidenceFilter,
  /** Of CSV: what stands between cells. */
  delimiter: z.enum(Object.values(DELIMITERS)),
  lineEnd: z.enum(['crlf', 'lf']),
  /** Of CSV: a byte-order mark, which Excel needs to see that the file is UTF-8. */
  byteOrderMark: z.boolean(),
  /** Leaves cells that a spreadsheet would run as formulas as they are. */
  rawCells: z.boolean(),
  /** Of the *Matrix*: how many annotations there are, or 1 where there is any. */
  matrixCells: z.enum(['count', 'presence']),
  /** Of the *Matrix*: what it counts; absent for articles by tags, with their kinds and all that is said of them. */
  matrix: MatrixShape.optional(),
  /** Of briefs. */
  groupBy: Grouping,
});
export type ExportOptions = z.infer<typeof ExportOptions>;

/** Choices of the last export, offered again. Which annotations, and which matrix, is asked anew each time. */
export const ExportChoices = ExportOptions.omit({ filter: true, matrix: true }).extend({
  folder: z.string().nullable(),
});
export type ExportChoices = z.infer<typeof ExportChoices>;

export const defaultExportChoices: ExportChoices = {
  format: 'csv',
  preset: 'evidence',
  delimiter: ',',
  lineEnd: 'crlf',
  byteOrderMark: true,
  rawCells: false,
  matrixCells: 'count',
  groupBy: 'kind',
  folder: null,
};

/** What is exported when nothing else is said: all evidence as CSV for Excel. */
export const defaultExportOptions: ExportOptions = ExportOptions.parse({
  ...defaultExportChoices,
  filter: {},
});
