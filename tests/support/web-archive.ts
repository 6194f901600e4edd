/** Writing web archives (MHTML) for tests: proper ones, and ones no proper program would write. */

export interface ArchivePart {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface ArchiveShape {
  readonly headers?: Readonly<Record<string, string>>;
  readonly boundary?: string;
  /** Parameters of the archive's type beside the boundary, as written. */
  readonly parameters?: string;
  readonly lineEnd?: string;
  readonly isClosed?: boolean;
}

/** A web archive of the parts, in order. */
export function webArchiveOf(parts: readonly ArchivePart[], shape: ArchiveShape = {}): Uint8Array {
  const { boundary = 'line-between', lineEnd = '\r\n', isClosed = true, parameters = '' } = shape;
  const headers = {
    'MIME-Version': '1.0',
    ...shape.headers,
    'Content-Type': `multipart/related; boundary="${boundary}"${parameters}`,
  };
  const chunks: (string | Uint8Array)[] = [head(headers, lineEnd), lineEnd];
  for (const part of parts)
    chunks.push(`--${boundary}${lineEnd}`, head(part.headers, lineEnd), part.body, lineEnd);
  if (isClosed) chunks.push(`--${boundary}--${lineEnd}`);
  return Buffer.concat(chunks.map(chunk => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)));
}

function head(fields: Readonly<Record<string, string>>, lineEnd: string): string {
  return `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}${lineEnd}`)
    .join('')}${lineEnd}`;
}

/** A part that is a page, written as it is. */
export function pagePart(
  html: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): ArchivePart {
  return { headers: { 'Content-Type': 'text/html', ...headers }, body: html };
}
