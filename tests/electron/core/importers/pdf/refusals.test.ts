import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../../electron/core/importers/index.ts';
import { linesOf, refusalOf } from '../../../../support/imported.ts';
import { pdfBytes } from '../../../../support/pdf-files.ts';
import { block, PdfWriter, writePdf } from '../../../../support/pdf-writer.ts';

const PROSE =
  'The clerk reads the gauge at six and writes one number in the ledger, as her predecessors did for forty years before her.';
const page = block(PROSE, { x: 72, y: 760, letters: 70 });

function read(bytes: Uint8Array) {
  return importArticle(bytes, { name: 'paper.pdf' });
}

/** A document whose pages are given as a tree of the test's own making. */
function withTree(build: (writer: PdfWriter, leaf: (parent: number) => number) => number): Uint8Array {
  const writer = new PdfWriter();
  const font = writer.add('<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>');
  const content = writer.stream(
    `BT /F ${12} Tf 72 700 Td (A line of text that is long enough to be read.) Tj ET`,
  );
  const leaf = (parent: number) =>
    writer.add(
      `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F ${font} 0 R >> >> /Contents ${content} 0 R >>`,
    );
  const tree = build(writer, leaf);
  return writer.bytes(writer.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
}

describe('a PDF without words', () => {
  it('is refused as a scan, with the number of its pages and what to do', async () => {
    const fault = await refusalOf(read(writePdf(['0 0 m 9 9 l S', '', ''])));
    expect(fault).toMatchObject({ code: 'file.noText', data: { file: 'paper.pdf' } });
    expect(fault.data.reason).toBe(
      'a scanned PDF: there is no text on its 3 pages; make it searchable with OCR first',
    );
  });

  it('on some of its pages is read with a warning', async () => {
    const article = await read(writePdf([page, '', page]));
    expect(article.report.warnings).toEqual([
      'No text on 1 of 3 pages: they are empty, or pictures such as scans',
    ]);
  });

  it('but one line in large type is read', async () => {
    const article = await read(writePdf([[{ text: 'The gauge on the bridge', x: 72, y: 700, size: 24 }]]));
    expect(linesOf(article)).toEqual(['The gauge on the bridge']);
  });

  it('is read when its words lie unseen under the picture of the page', async () => {
    const unseen = `3 Tr ${page.map(line => `BT /regular 10 Tf ${line.x} ${line.y} Td (${line.text}) Tj ET`).join(' ')}`;
    expect(linesOf(await read(writePdf([unseen])))).toEqual([PROSE]);
  });
});

describe('a PDF that is damaged in places', () => {
  it.each([1_108, 5_507])('says that words may be missing: a bit turned over at byte %i', async at => {
    const bytes = pdfBytes('briefing.pdf');
    const whole = linesOf(await read(bytes)).join(' ');
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 8;
    const article = await read(damaged);
    expect(linesOf(article).join(' ').length).toBeLessThan(whole.length);
    expect(article.report.warnings.join()).toMatch(/damaged/);
  });
});

describe('a PDF that begins with a byte order mark', () => {
  it('is read all the same', async () => {
    const bytes = Buffer.concat([Buffer.from('\ufeff'), writePdf([page])]);
    expect(linesOf(await read(bytes))).toEqual([PROSE]);
  });
});

describe('a PDF that cannot be opened', () => {
  it('because only holders of a certificate may says so', async () => {
    const trailer = '/Encrypt << /Filter /Adobe.PubSec /V 4 >> /ID [<00> <00>]';
    const fault = await refusalOf(read(writePdf([page], { trailer })));
    expect(fault).toMatchObject({
      code: 'file.unsupported',
      data: { reason: 'the PDF is encrypted for certain readers only' },
    });
  });

  it('because of a password says so', async () => {
    const secret = Array(32).fill('41').join('');
    const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${secret}> /U <${secret}> >> /ID [<00> <00>]`;
    const fault = await refusalOf(read(writePdf([page], { trailer: encrypt })));
    expect(fault.code).toBe('file.unsupported');
    expect(fault.message).toMatch(/paper\.pdf.*password.*save a copy without one/);
  });

  it('because only its beginning is there is called damaged', async () => {
    const fault = await refusalOf(read(writePdf([page]).slice(0, 40)));
    expect(fault).toMatchObject({ code: 'file.malformed', data: { file: 'paper.pdf' } });
  });

  it('because it has more pages than any report is refused before they are read', async () => {
    const bytes = withTree((writer, leaf) => {
      const tree = writer.reserve();
      const kids = Array.from({ length: 4_001 }, () => leaf(tree));
      writer.set(tree, `<< /Type /Pages /Count 4001 /Kids [${kids.map(kid => `${kid} 0 R`).join(' ')}] >>`);
      return tree;
    });
    const fault = await refusalOf(read(bytes));
    expect(fault).toMatchObject({ code: 'file.tooLarge' });
    expect(fault.data.reason).toMatch(/4,001 pages/);
  });
});

describe('a PDF that is built to mislead', () => {
  it('with a page table that points nowhere is read all the same', async () => {
    const text = Buffer.from(writePdf([page])).toString('latin1');
    const moved = text.replace(/startxref\n\d+/, 'startxref\n7');
    expect(linesOf(await read(Buffer.from(moved, 'latin1')))).toEqual([PROSE]);
  });

  it('with pages nested hundreds deep comes to an end', async () => {
    const bytes = withTree((writer, leaf) => {
      const nodes = Array.from({ length: 300 }, () => writer.reserve());
      for (const [i, node] of nodes.entries()) {
        const kid = nodes[i + 1] ?? leaf(node);
        writer.set(node, `<< /Type /Pages /Count 1 /Kids [${kid} 0 R] >>`);
      }
      return nodes[0] ?? 0;
    });
    expect(linesOf(await read(bytes))).toEqual(['A line of text that is long enough to be read.']);
  });

  it('with a page tree that contains itself comes to an end', async () => {
    const bytes = withTree(writer => {
      const tree = writer.reserve();
      writer.set(tree, `<< /Type /Pages /Count 2 /Kids [${tree} 0 R ${tree} 0 R] >>`);
      return tree;
    });
    expect(['file.malformed', 'file.noText']).toContain((await refusalOf(read(bytes))).code);
  });

  it('with a form that draws itself comes to an end', async () => {
    const writer = new PdfWriter();
    const form = writer.reserve();
    const tree = writer.reserve();
    const resources = `/Resources << /XObject << /X ${form} 0 R >> >>`;
    writer.set(form, `<< /Subtype /Form /BBox [0 0 9 9] ${resources} /Length 5 >>\nstream\n/X Do\nendstream`);
    const content = writer.stream('/X Do');
    const leaf = writer.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${content} 0 R >>`,
    );
    writer.set(tree, `<< /Type /Pages /Count 1 /Kids [${leaf} 0 R] >>`);
    const bytes = writer.bytes(writer.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
    expect((await refusalOf(read(bytes))).code).toBe('file.noText');
  });

  it('with a pattern that is painted with itself comes to an end', async () => {
    const writer = new PdfWriter();
    const pattern = writer.reserve();
    const tree = writer.reserve();
    const resources = `/Resources << /Pattern << /P ${pattern} 0 R >> >>`;
    const paint = '/Pattern cs /P scn 0 0 9 9 re f';
    writer.set(
      pattern,
      `<< /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 ${resources} /Length ${paint.length} >>\nstream\n${paint}\nendstream`,
    );
    const leaf = writer.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${writer.stream(paint)} 0 R >>`,
    );
    writer.set(tree, `<< /Type /Pages /Count 1 /Kids [${leaf} 0 R] >>`);
    const bytes = writer.bytes(writer.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
    expect((await refusalOf(read(bytes))).code).toBe('file.noText');
  });
});
