import { readdirSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../../electron/core/importers/index.ts';
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

function lettersOf(text: string): number {
  return text.match(/\p{L}|\p{N}/gu)?.length ?? 0;
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
    expect(lettersOf(linesOf(article).join('\n'))).toBeLessThan(200);
    expect(article.report.warnings.join()).toMatch(/damaged.*words may be missing or wrong/);
  });

  it('is told where it took the letters that the glyphs of a font stand for', async () => {
    // `/ToUnicode` has become `/ToTnicode`: “POLICY” reads “32/,&<”.
    expect(await warningOf(flipped(25_786, 0))).toMatch(/words may be missing or wrong/);
  });

  it('never changes words within a packed stream unseen', async () => {
    const whole = linesOf(await importPdf('briefing.pdf')).join('\n');
    for (const { start, end } of STREAMS) {
      const step = Math.max(1, Math.floor((end - start) / 24));
      for (let at = start; at < end; at += step) {
        const text = await silentText(flipped(at, at % 8));
        if (text !== null) expect([at, text]).toEqual([at, whole]);
      }
    }
  }, 120_000);

  it('never loses letters elsewhere unseen, in the page tree, the fonts and the table of objects', async () => {
    const letters = lettersOf(linesOf(await importPdf('briefing.pdf')).join('\n'));
    const places = Array.from(BRIEFING.keys()).filter(at => !inStream(at));
    const tree = places.filter(at => at >= SOURCE.indexOf('\n2 0 obj') && at < SOURCE.indexOf('\n14 0 obj'));
    const spread = places.filter((_, i) => i % 61 === 0);
    for (const at of [...tree.filter((_, i) => i % 3 === 0), ...spread]) {
      const text = await silentText(flipped(at, (at * 5) % 8));
      // No checksum covers these bytes: a few letters may be drawn from another font, but none go.
      if (text !== null) expect([at, lettersOf(text) >= letters * 0.97]).toEqual([at, true]);
    }
  }, 120_000);
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

  it('without the checksum behind its words, as some programs write it, is taken as it is', async () => {
    expect(await warningOf(packedPage(packed => packed))).toBe('');
    expect(await warningOf(packedPage(packed => packed.subarray(0, -4)))).toBe('');
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

  it('that words lie beyond the edges of a page', async () => {
    const page = [
      { text: PROSE.slice(0, 60), x: 72, y: 700 },
      { text: PROSE.slice(60), x: 700, y: 700 },
    ];
    expect(await warningOf(writePdf([page]))).toBe('Words beyond the edges of 1 of 1 page were left out');
    expect((await refusalOf(importArticle(writePdf([page.slice(1)]), { name: 'a.pdf' }))).code).toBe(
      'file.noText',
    );
  });
});
