import { readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../../electron/core/importers/index.ts';
import {
  damageSince,
  heardSoFar,
  LOSSES,
  REMARKS_OF,
} from '../../../../../electron/core/importers/pdf/damage.ts';
import { Fault } from '../../../../../shared/contract/fault.ts';
import { linesOf, refusalOf } from '../../../../support/imported.ts';
import { importPdf, pdfBytes } from '../../../../support/pdf-files.ts';
import { block, PdfWriter, writePdf } from '../../../../support/pdf-writer.ts';

const BRIEFING = pdfBytes('briefing.pdf');
const SOURCE = Buffer.from(BRIEFING).toString('latin1');
/** From the first byte of each packed stream to its last. */
const STREAMS = Array.from(
  SOURCE.matchAll(/(?<=>> stream\n)[\s\S]*?(?=\nendstream)/g),
  ({ 0: data, index }) => ({
    start: index,
    end: index + data.length,
  }),
);
const PROSE =
  'The clerk reads the gauge at six and writes one number in the ledger, as others did before her.';

const DAMAGED = 'Parts of the PDF are damaged: words may be missing or wrong';
const BEYOND = 'Words beyond the edges of 1 of 1 page were left out';

function inStream(at: number): boolean {
  return STREAMS.some(({ start, end }) => at >= start && at < end);
}

function flipped(at: number, bit: number): Uint8Array {
  const bytes = BRIEFING.slice();
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes;
}

/** What was imported without a word of warning; null for what was refused or warned of. */
async function silentText(bytes: Uint8Array): Promise<string | null> {
  try {
    const article = await importArticle(bytes, { name: 'any.pdf' });
    return article.report.warnings.length > 0 ? null : linesOf(article).join('\n');
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

async function warningOf(bytes: Uint8Array): Promise<string> {
  return (await importArticle(bytes, { name: 'any.pdf' })).report.warnings.join('\n');
}

/** A page whose instructions are packed, with the last byte of their checksum changed by `change`. */
function packedPage(change: (packed: Buffer) => Buffer): Uint8Array {
  const packed = change(deflateSync(`BT /F 12 Tf 72 700 Td (${PROSE}) Tj ET`));
  const writer = new PdfWriter();
  const tree = writer.reserve();
  const font = writer.add('<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>');
  const content = writer.stream(packed.toString('latin1'), '/Filter /FlateDecode');
  const leaf = writer.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 995 842] /Resources << /Font << /F ${font} 0 R >> >> /Contents ${content} 0 R >>`,
  );
  writer.set(tree, `<< /Type /Pages /Count 1 /Kids [${leaf} 0 R] >>`);
  return writer.bytes(writer.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
}

describe('one bit of a PDF turned over', () => {
  it('is told where it took the font of nearly all words', async () => {
    const article = await importArticle(flipped(25_778, 3), { name: 'briefing.pdf' });
    expect(lettersOf(linesOf(article).join('\n')).length).toBeLessThan(200);
    expect(article.report.warnings.join()).toMatch(/damaged.*words may be missing or wrong/);
  });

  it('is told where it took the letters that the glyphs of a font stand for', async () => {
    // `/ToUnicode` has become `/ToTnicode`: “POLICY” reads “32/,&<”.
    expect(await warningOf(flipped(25_786, 0))).toMatch(
      /do not say which letters they show: words may be wrong/,
    );
  });

  it('never changes words within a packed stream unseen', async () => {
    const whole = linesOf(await importPdf('briefing.pdf')).join('\n');
    for (const { start, end } of STREAMS) {
      const step = Math.max(1, Math.floor((end - start) / 12));
      for (let at = start; at < end; at += step) {
        const text = await silentText(flipped(at, at % 8));
        if (text !== null) expect([at, text]).toEqual([at, whole]);
      }
    }
  }, 120_000);
});

describe('what a PDF loses in its page tree, its fonts and the table of its objects', () => {
  const places = Array.from(BRIEFING.keys()).filter(at => !inStream(at));
  const losses: Readonly<Record<string, (bytes: Uint8Array, at: number) => void>> = {
    'a bit': (bytes, at) => bytes.fill((bytes[at] ?? 0) ^ (1 << ((at * 5) % 8)), at, at + 1),
    'a byte': (bytes, at) => bytes.fill(0x9b, at, at + 1),
    'a run of bytes': (bytes, at) => bytes.fill(0, at, at + 24),
  };

  it.each(Object.entries(losses))(
    'is told: %s',
    async (_, lose) => {
      const whole = lettersOf(linesOf(await importPdf('briefing.pdf')).join('\n'));
      for (const at of places.filter((_, i) => i % 149 === 0)) {
        const bytes = BRIEFING.slice();
        lose(bytes, at);
        const text = await silentText(bytes);
        // A width that is another number, or none between two, only moves letters: spaces may come and go.
        if (text !== null) expect([at, lettersOf(text)]).toEqual([at, whole]);
      }
    },
    60_000,
  );
});

describe('a PDF cut off', () => {
  it.each(readdirSync('tests/fixtures/pdf'))(
    'at any sixteenth never passes for a whole one: %s',
    async name => {
      const bytes = pdfBytes(name);
      for (let i = 1; i < 16; i++) {
        const cut = bytes.slice(0, Math.floor((bytes.length * i) / 16));
        expect([i, await silentText(cut)]).toEqual([i, null]);
      }
    },
  );
});

describe('a sound PDF', () => {
  it.each(readdirSync('tests/fixtures/pdf'))('is imported without a warning: %s', async name => {
    expect((await importPdf(name)).report.warnings).toEqual([]);
  });

  it('is not warned of for what printers write beside its pages', async () => {
    const seen = block(PROSE, { x: 72, y: 700, letters: 60 });
    const slug = { text: 'Gauge.indd  12  Cyan Magenta Yellow Black  16/03/2025  10:42', x: 100, y: -20 };
    expect(await warningOf(writePdf([[...seen, slug, { ...slug, y: 860 }]]))).toBe('');
  });

  it('without the checksum behind its words, as some programs write it, is taken as it is', async () => {
    expect(await warningOf(packedPage(packed => packed))).toBe('');
    expect(await warningOf(packedPage(packed => packed.subarray(0, -4)))).toBe('');
  });
});

describe('what pdf.js remarks', () => {
  const WORKER = readFileSync('node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs', 'utf8');
  /** Each remark it can make, with `x` for what it says of one file. */
  const remarks = [
    ...WORKER.matchAll(/\b(?:warn|info)\(((?:\s*\+?\s*(?:"[^"\n]*"|'[^'\n]*'|`[^`]*`))+)/g),
  ].map(({ 1: written = '' }) =>
    written
      .replace(/["'`]\s*\+\s*["'`]/g, '')
      .replace(/^["'`\s]+|["'`]$/g, '')
      .replace(/\$\{[^}]*\}/g, 'x'),
  );
  /** One is put together before it is made. */
  const isSkipping =
    /= `command \$\{cmd\}: expected .*\n(?:.*\n){0,4}.*warn\(`Skipping \$\{partialMsg\}`\)/.test(WORKER);
  if (isSkipping) remarks.push('Skipping command Td: expected');

  it('was looked through for the release that is used', () => {
    const { version } = JSON.parse(readFileSync('node_modules/pdfjs-dist/package.json', 'utf8')) as {
      version: string;
    };
    expect(version).toBe(REMARKS_OF);
    expect(remarks.length).toBeGreaterThan(200);
  });

  it.each(LOSSES)('still has words that %s hears', loss => {
    expect(remarks.filter(remark => loss.test(remark))).not.toEqual([]);
  });

  it('of numbers it wrote itself into a field is no damage of the file', () => {
    const before = heardSoFar();
    const lacking = 'Skipping command Td: expected 2 args, but received 1 args.';
    for (const remark of ['Unknown command "Infinity".', lacking, 'Unknown command "NaN".', lacking])
      globalThis.onPdfRemark?.(remark);
    expect(damageSince(before).isDamaged).toBe(false);
    globalThis.onPdfRemark?.(lacking);
    expect(damageSince(before).isDamaged).toBe(true);
  });
});

describe('the reader of a PDF is told', () => {
  it('that words are not those which were packed, by their checksum', async () => {
    const spoiled = packedPage(packed => {
      packed[packed.length - 1] = (packed.at(-1) ?? 0) ^ 1;
      return packed;
    });
    expect(await warningOf(spoiled)).toMatch(/words may be missing or wrong/);
  });

  it('that the table of its objects was rebuilt', async () => {
    const text = Buffer.from(writePdf([block(PROSE, { x: 72, y: 760, letters: 70 })])).toString('latin1');
    const moved = Buffer.from(text.replace(/startxref\n\d+/, 'startxref\n7'), 'latin1');
    expect(await warningOf(moved)).toMatch(/words may be missing or wrong/);
  });

  it('that a page does not say how large it is', async () => {
    expect(await warningOf(flipped(SOURCE.indexOf('/MediaBox') + 1, 0))).toMatch(/words may be missing/);
  });

  it('that an edge of the page runs through its words', async () => {
    const page = [{ text: PROSE, x: 72, y: 700 }];
    expect(await warningOf(writePdf([page]))).toBe(BEYOND);
  });

  it('that a good part of the words lies beyond the edges of a page', async () => {
    const seen = block(PROSE, { x: 72, y: 700, letters: 60 });
    const unseen = block(PROSE.repeat(3), { x: 700, y: 700, letters: 60 });
    expect(await warningOf(writePdf([[...seen, ...unseen]]))).toBe(BEYOND);
    const refused = await refusalOf(importArticle(writePdf([unseen]), { name: 'a.pdf' }));
    expect(refused.code).toBe('file.noText');
  });

  it('that a list of widths is broken by bytes that are none of a number, or by none at all', async () => {
    const widths = SOURCE.indexOf('/W [0 [') + 10;
    for (const byte of [0, 0x7f, 0x9b]) {
      const bytes = BRIEFING.slice();
      bytes[widths] = byte;
      expect([byte, await warningOf(bytes)]).toEqual([byte, DAMAGED]);
    }
  });
});
