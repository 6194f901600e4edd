import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../../electron/core/importers/index.ts';
import { linesOf, refusalOf } from '../../../../support/imported.ts';
import { PdfWriter } from '../../../../support/pdf-writer.ts';

/** A page in one font: the font's dictionary, and what is shown with it at size 10. */
function pageIn(font: (writer: PdfWriter) => string, content: string): Uint8Array {
  const writer = new PdfWriter();
  const tree = writer.reserve();
  const resources = `/Resources << /Font << /F ${writer.add(font(writer))} 0 R >> >>`;
  const leaf = writer.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${writer.stream(content)} 0 R >>`,
  );
  writer.set(tree, `<< /Type /Pages /Count 1 /Kids [${leaf} 0 R] >>`);
  return writer.bytes(writer.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
}

async function lines(bytes: Uint8Array): Promise<string[]> {
  return linesOf(await importArticle(bytes, { name: 'paper.pdf' }));
}

/** A font that is not in the file, of a collection whose characters only a table beside the program knows. */
function collection(encoding: string, registry: string) {
  return (writer: PdfWriter) => {
    const info = `/CIDSystemInfo << /Registry (Adobe) /Ordering (${registry}) /Supplement 2 >>`;
    const descriptor = writer.add(
      '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 /CapHeight 700 /ItalicAngle 0 /StemV 80 >>',
    );
    const descendant = writer.add(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song ${info} /DW 1000 /FontDescriptor ${descriptor} 0 R >>`,
    );
    return `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${encoding} /DescendantFonts [${descendant} 0 R] >>`;
  };
}

/** Characters as the hexadecimal string of their UTF-16 code units. */
function hex(text: string): string {
  return `<${[...text].map(sign => (sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')}>`;
}

describe('Chinese, Japanese and Korean text', () => {
  it.each([
    ['UniGB-UCS2-H', 'GB1', ['两岸的水位每天早上六点', '由两名书记员分别记录。']],
    ['UniJIS-UCS2-H', 'Japan1', ['毎朝六時に書記が橋の中央', 'で水位を読み取ります。']],
    ['UniCNS-UCS2-H', 'CNS1', ['兩岸的水位每天早上六點', '由兩名書記員分別記錄。']],
  ])(
    'in %s is found through the tables of its collection, lines joined without a space',
    async (encoding, registry, parts) => {
      const [first = '', second = ''] = parts;
      const content = `BT /F 10 Tf 72 700 Td ${hex(first)} Tj 0 -14 Td ${hex(second)} Tj ET`;
      expect(await lines(pageIn(collection(encoding, registry), content))).toEqual([first + second]);
    },
  );

  it('set from top to bottom is read column by column from the right', async () => {
    const columns = ['毎朝六時に書記が橋の中央', 'で水位を読み取ります。'];
    const content = columns
      .map((column, i) => `BT /F 10 Tf ${400 - 16 * i} 700 Td ${hex(column)} Tj ET`)
      .join('\n');
    expect(await lines(pageIn(collection('UniJIS-UCS2-V', 'Japan1'), content))).toEqual([columns.join('')]);
  });
});

/** Courier with a map from its codes to other characters, as subsets carry it. */
function mapped(pairs: readonly (readonly [code: string, text: string])[]) {
  return (writer: PdfWriter) => {
    const rows = pairs
      .map(([code, text]) => `<${code.charCodeAt(0).toString(16).padStart(2, '0')}> ${hex(text)}`)
      .join('\n');
    const map = writer.stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n1 begincodespacerange <00> <ff> endcodespacerange\n${pairs.length} beginbfchar\n${rows}\nendbfchar\nendcmap end end`,
    );
    return `<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /ToUnicode ${map} 0 R >>`;
  };
}
const ordinary = mapped([]);

describe('what glyphs say', () => {
  it('is letters, not the ligatures they are drawn with', async () => {
    const font = mapped([
      ['1', 'ﬁ'],
      ['2', 'ﬂ'],
      ['3', 'ﬀ'],
      ['4', 'ﬃ'],
    ]);
    const content =
      'BT /F 10 Tf 72 700 Td (The o4ce 1led a re2ection on tra3c and 1re, which is on 1le.) Tj ET';
    expect(await lines(pageIn(font, content))).toEqual([
      'The office filed a reflection on traffc and fire, which is on file.',
    ]);
  });

  it('is the letter with its accent where both are drawn apart', async () => {
    const content =
      'BT /F 10 Tf 72 700 Td (A na) Tj 0 0 Td ET BT /F 10 Tf 96 700 Td (i) Tj ET BT /F 10 Tf 96 700 Td (\\250) Tj ET BT /F 10 Tf 102 700 Td (ve reader of the gauge writes it down.) Tj ET';
    expect(await lines(pageIn(ordinary, content))).toEqual(['A naïve reader of the gauge writes it down.']);
  });

  it('is what the file says it stands for', async () => {
    const spelt = '/Span << /ActualText <FEFF0627062E062A> >> BDC (xyz) Tj EMC';
    const content = `BT /F 10 Tf 72 700 Td (The word ) Tj ${spelt} ( is spelt out by the file itself here.) Tj ET`;
    expect(await lines(pageIn(ordinary, content))).toEqual([
      'The word اخت is spelt out by the file itself here.',
    ]);
  });

  it('loses a hyphen the file calls soft, even in a word that has one elsewhere', async () => {
    const soft = '/Span << /ActualText <FEFF00AD> >> BDC (-) Tj EMC';
    const content = `BT /F 10 Tf 72 700 Td (The co-operation of the clerks was a co) Tj ${soft} 0 -12 Td (operation of two equals, and it was kept.) Tj ET`;
    expect(await lines(pageIn(ordinary, content))).toEqual([
      'The co-operation of the clerks was a cooperation of two equals, and it was kept.',
    ]);
  });

  it('loses the places where a browser might have broken a word, and the hyphen where it did', async () => {
    const soft = '/Span << /ActualText <FEFF00AD> >> BDC ( ) Tj EMC';
    const at = (x: number, y: number, words: string) => `1 0 0 1 ${x} ${y} Tm (${words}) Tj`;
    const content = `BT /F 10 Tf ${at(72, 700, 'The com')} ${soft} ${at(114, 700, 'mission of co-op')} ${soft} ${at(210, 700, '-')} ${at(72, 688, 'eration and the ac')} ${soft} ${at(180, 688, 'counts were read out.')} ET`;
    expect(await lines(pageIn(ordinary, content))).toEqual([
      'The commission of co-operation and the accounts were read out.',
    ]);
  });

  it('is refused where the fonts do not tell', async () => {
    const codes = Array.from({ length: 60 }, (_, i) => String.fromCharCode(33 + i));
    const font = mapped(codes.map((code, i) => [code, String.fromCharCode(1 + (i % 8))]));
    const shown = codes.filter(code => !/[\\()]/.test(code)).join('');
    const fault = await refusalOf(
      importArticle(pageIn(font, `BT /F 10 Tf 72 700 Td (${shown}) Tj ET`), { name: 'paper.pdf' }),
    );
    expect(fault).toMatchObject({ code: 'file.noText' });
    expect(fault.data.reason).toMatch(/fonts do not say which letters/);
  });

  it('is not shown from a layer that is switched off', async () => {
    const writer = new PdfWriter();
    const tree = writer.reserve();
    const layer = writer.add('<< /Type /OCG /Name (Draft) >>');
    const font = writer.add('<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>');
    const resources = `/Resources << /Font << /F ${font} 0 R >> /Properties << /L ${layer} 0 R >> >>`;
    const content = writer.stream(
      'BT /F 10 Tf 72 700 Td (The clerk reads the gauge at six.) Tj ET /OC /L BDC BT /F 10 Tf 72 600 Td (DRAFT) Tj ET EMC',
    );
    const leaf = writer.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${content} 0 R >>`,
    );
    writer.set(tree, `<< /Type /Pages /Count 1 /Kids [${leaf} 0 R] >>`);
    const off = `/OCProperties << /OCGs [${layer} 0 R] /D << /OFF [${layer} 0 R] >> >>`;
    const bytes = writer.bytes(writer.add(`<< /Type /Catalog /Pages ${tree} 0 R ${off} >>`));
    expect(await lines(bytes)).toEqual(['The clerk reads the gauge at six.']);
  });
});
