/**
 * The parts of a web archive (RFC 2557, RFC 2046 chapter 5). Nothing is decoded until a part is wanted, so
 * the images of a page, which are most of an archive, cost nothing.
 */
import { type Fields, parseFields, parseParametrised } from './mime-header.ts';
import { decodeTransfer } from './transfer-encoding.ts';

export interface Part {
  readonly fields: Fields;
  /** Media type, lower case; `text/plain` where none is given (RFC 2045, 5.2). */
  readonly type: string;
  readonly charset: string | undefined;
  /** Whether the archive ends before the part does. */
  readonly isCut: boolean;
  /** Its bytes, decoded anew at each call. */
  content(): Uint8Array;
}

export interface Archive {
  readonly fields: Fields;
  /** All parts that are not themselves made of parts, in order. */
  readonly parts: readonly Part[];
  /** Value of the parameter `start`, which names the `Content-ID` of the first part to read. */
  readonly start: string | undefined;
}

/** Deepest nesting of parts followed, and most parts read: archives are made by others. */
const MAX_DEPTH = 8;
const MAX_PARTS = 10_000;
/** What may stand before an archive's first field. */
const LEAD = /^(?:\xef\xbb\xbf)?\s*/;
/** Longest header block, in bytes. */
const MAX_HEADER = 256 * 1024;

/** Reads an archive's headers and finds its parts. Never throws; what is no archive has one part. */
export function openArchive(bytes: Uint8Array): Archive {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entity = whole.subarray(LEAD.exec(whole.subarray(0, 1_024).toString('latin1'))?.[0].length ?? 0);
  const { fields } = splitHeader(entity);
  const parts: Part[] = [];
  addParts(entity, 0, false, parts);
  return { fields, parts, start: parseParametrised(fields.get('content-type')).parameters.get('start') };
}

function addParts(entity: Buffer, depth: number, isCut: boolean, parts: Part[]): void {
  if (parts.length >= MAX_PARTS) return;
  const { fields, body } = splitHeader(entity);
  const type = parseParametrised(fields.get('content-type'));
  const isNested = type.value.startsWith('multipart/') && depth < MAX_DEPTH;
  const boundary = isNested ? (type.parameters.get('boundary') ?? guessBoundary(body)) : undefined;
  if (boundary) {
    const { pieces, isClosed } = splitAt(body, boundary);
    for (const [i, piece] of pieces.entries())
      addParts(piece, depth + 1, !isClosed && i === pieces.length - 1, parts);
    return;
  }
  const encoding = fields.get('content-transfer-encoding') ?? '';
  parts.push({
    fields,
    type: type.value === '' ? 'text/plain' : type.value,
    charset: type.parameters.get('charset'),
    isCut,
    content: () => decodeTransfer(body, encoding),
  });
}

/** Header and body are parted by the first empty line, of either kind of line end. */
function splitHeader(entity: Buffer): { fields: Fields; body: Buffer } {
  const head = entity.subarray(0, MAX_HEADER).toString('latin1');
  const gap = /(?:^|\r?\n)[ \t]*\r?\n/.exec(head);
  if (!gap) return { fields: parseFields(head), body: entity.subarray(head.length) };
  return { fields: parseFields(head.slice(0, gap.index)), body: entity.subarray(gap.index + gap[0].length) };
}

/** The boundary of an archive that forgot to name it: its first line that begins with two hyphens. */
function guessBoundary(body: Buffer): string | undefined {
  return /^--(\S[^\r\n]{0,200}?)[ \t]*$/m.exec(body.subarray(0, MAX_HEADER).toString('latin1'))?.[1];
}

/** The entities between boundary lines; without a closing line the last one goes to the end. */
function splitAt(body: Buffer, boundary: string): { pieces: Buffer[]; isClosed: boolean } {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const pieces: Buffer[] = [];
  let start: number | null = null;
  let at = body.indexOf(delimiter);
  while (at !== -1 && pieces.length < MAX_PARTS) {
    const line = boundaryLine(body, at, at + delimiter.length);
    if (line !== null) {
      const from = start ?? unannounced(body.subarray(0, at));
      if (from !== null) pieces.push(body.subarray(from, withoutLineEnd(body, from, at)));
      start = line.end;
      if (line.isLast) return { pieces, isClosed: true };
    }
    at = body.indexOf(delimiter, at + delimiter.length);
  }
  const from = start ?? unannounced(body);
  if (from !== null) pieces.push(body.subarray(from));
  return { pieces, isClosed: false };
}

/** Where a part begins whose boundary line was spoiled: at its header, which no remark before the parts has. */
function unannounced(lead: Buffer): number | null {
  const at = lead
    .subarray(0, MAX_HEADER)
    .toString('latin1')
    .search(/^content-(?:type|location|id):[ \t]/im);
  return at === -1 ? null : at;
}

/** Whether a delimiter is a line of its own and not the beginning of another one or of words. */
function boundaryLine(body: Buffer, at: number, end: number): { end: number; isLast: boolean } | null {
  if (at > 0 && body[at - 1] !== 0x0a && body[at - 1] !== 0x0d) return null;
  const rest = /^(--)?[ \t]*(?:\r?\n|\r|$)/.exec(body.subarray(end, end + 80).toString('latin1'));
  return rest === null ? null : { end: end + rest[0].length, isLast: rest[1] !== undefined };
}

/** The line end before a boundary belongs to the boundary. */
function withoutLineEnd(body: Buffer, start: number, at: number): number {
  let end = at;
  if (end > start && body[end - 1] === 0x0a) end--;
  if (end > start && body[end - 1] === 0x0d) end--;
  return end;
}
