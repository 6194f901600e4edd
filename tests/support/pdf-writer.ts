/**
 * Writes small PDFs by hand: odd, hostile and exact ones that no program prints. Text is set in Courier, whose
 * letters are all 0.6 em wide, so that a test can say where a line ends.
 */

/** Words at a place: points from the left and from the bottom of the page. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly font?: 'regular' | 'bold' | 'italic';
  /** Degrees against the clock. */
  readonly angle?: number;
}

export interface PdfOptions {
  readonly info?: Readonly<Record<string, string>>;
  /** Further entries of the catalog, of each page and of the trailer, as PDF source. */
  readonly catalog?: string;
  readonly page?: string;
  readonly trailer?: string;
  readonly xmp?: string;
}

const FONTS = { regular: 'Courier', bold: 'Courier-Bold', italic: 'Courier-Oblique' } as const;

/** Objects and a table of where they are: the frame of any PDF. */
export class PdfWriter {
  readonly #objects: (string | null)[] = [];

  /** Keeps a number for an object that is written later. */
  reserve(): number {
    return this.#objects.push(null);
  }

  set(number: number, body: string): void {
    this.#objects[number - 1] = body;
  }

  add(body: string): number {
    return this.#objects.push(body);
  }

  /** @param data As Latin-1: one unit a byte. */
  stream(data: string, entries = ''): number {
    return this.add(`<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`);
  }

  bytes(root: number, trailer = ''): Uint8Array {
    let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
    const offsets = this.#objects.map((body, i) => {
      const offset = file.length;
      file += `${i + 1} 0 obj\n${body ?? 'null'}\nendobj\n`;
      return offset;
    });
    const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const size = offsets.length + 1;
    const end = `trailer\n<< /Size ${size} /Root ${root} 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
    return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`, 'latin1');
  }
}

/** A document of A4 pages, each a list of placed words, or drawing instructions as they are. */
export function writePdf(
  pages: readonly (readonly PlacedText[] | string)[],
  options: PdfOptions = {},
): Uint8Array {
  const writer = new PdfWriter();
  const tree = writer.reserve();
  const fonts = Object.entries(FONTS)
    .map(([name, face]) => {
      const entries = `/Type /Font /Subtype /Type1 /BaseFont /${face} /Encoding /WinAnsiEncoding`;
      return `/${name} ${writer.add(`<< ${entries} >>`)} 0 R`;
    })
    .join(' ');
  const kids = pages.map(page => {
    const content = writer.stream(typeof page === 'string' ? page : page.map(instructions).join('\n'));
    const size = '/MediaBox [0 0 595 842]';
    const resources = `/Resources << /Font << ${fonts} >> >>`;
    return writer.add(
      `<< /Type /Page /Parent ${tree} 0 R ${size} ${resources} /Contents ${content} 0 R ${options.page ?? ''} >>`,
    );
  });
  writer.set(
    tree,
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map(kid => `${kid} 0 R`).join(' ')}] >>`,
  );
  const metadata =
    options.xmp === undefined
      ? ''
      : `/Metadata ${writer.stream(options.xmp, '/Type /Metadata /Subtype /XML')} 0 R`;
  const root = writer.add(`<< /Type /Catalog /Pages ${tree} 0 R ${metadata} ${options.catalog ?? ''} >>`);
  const entries = Object.entries(options.info ?? {}).map(([key, value]) => `/${key} ${literal(value)}`);
  const info = entries.length === 0 ? '' : `/Info ${writer.add(`<< ${entries.join(' ')} >>`)} 0 R`;
  return writer.bytes(root, `${info} ${options.trailer ?? ''}`);
}

function instructions({ text, x, y, size = 10, font = 'regular', angle = 0 }: PlacedText): string {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const matrix = [cos, sin, -sin, cos, x, y].map(number => number.toFixed(4)).join(' ');
  return `BT /${font} ${size} Tf ${matrix} Tm ${literal(text)} Tj ET`;
}

/** A text string; what WinAnsi and Latin-1 do not share is written as WinAnsi has it. */
function literal(text: string): string {
  const bytes = text.replace(/[‘’“”–—•…]/gu, sign => WIN_ANSI[sign] ?? sign);
  return `(${bytes.replace(/[\\()]/g, sign => `\\${sign}`)})`;
}

const WIN_ANSI: Readonly<Record<string, string>> = {
  '‘': '\x91',
  '’': '\x92',
  '“': '\x93',
  '”': '\x94',
  '•': '\x95',
  '–': '\x96',
  '—': '\x97',
  '…': '\x85',
};

export interface Block {
  readonly x: number;
  /** Height of the first baseline. */
  readonly y: number;
  /** Letters a line. */
  readonly letters: number;
  readonly size?: number;
  readonly leading?: number;
  readonly font?: 'regular' | 'bold' | 'italic';
}

/** A text as lines of so many letters, broken between words. */
export function block(text: string, { x, y, letters, size = 10, leading = 12, font }: Block): PlacedText[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, i) => ({ text: line, x, y: y - i * leading, size, ...(font ? { font } : {}) }));
}
