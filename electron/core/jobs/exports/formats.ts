/** Every format an export can have, by its slug. */
import type { Format } from '../../../../shared/records/export-options.ts';
import { makeHtml, makeMarkdown } from './brief.ts';
import { makeCsv } from './csv.ts';
import type { MakeFile } from './file-in-the-making.ts';
import { makeJsonLd } from './jsonld.ts';
import { makeQdc } from './qdc.ts';
import { makeQdpx } from './qdpx.ts';
import { makeXlsx } from './xlsx.ts';

export const makers: Readonly<Record<Format, MakeFile>> = {
  csv: makeCsv,
  xlsx: makeXlsx,
  md: makeMarkdown,
  html: makeHtml,
  jsonld: makeJsonLd,
  qdpx: makeQdpx,
  qdc: makeQdc,
};
