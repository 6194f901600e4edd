import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../../electron/core/importers/index.ts';
import { linesOf, refusalOf } from '../../../../support/imported.ts';
import { type PlacedText, writePdf } from '../../../../support/pdf-writer.ts';

const FORM = '/AcroForm << /Fields [] /DA (/regular 10 Tf 0 g) >>';

/** A page with annotations, each given as PDF source, beside the words printed on it. */
function form(printed: readonly PlacedText[], annotations: readonly string[], page = ''): Uint8Array {
  const own = annotations.map(entries => `<< /Type /Annot ${entries} >>`).join(' ');
  return writePdf([printed], { catalog: FORM, page: `/Annots [${own}] ${page}` });
}

function field(entries: string, rect = '[200 696 420 712]'): string {
  return `/Subtype /Widget /F 4 /T (name) /Rect ${rect} ${entries}`;
}

async function read(bytes: Uint8Array): Promise<string[]> {
  return linesOf(await importArticle(bytes, { name: 'form.pdf' }));
}

const LABEL = { text: 'Keeper of the gauge:', x: 72, y: 700 };
const BELOW = { text: 'The form is sent to the commission before the first of May.', x: 72, y: 640 };

describe('a form that was filled in', () => {
  it('has what was written beside its label', async () => {
    const text = field('/FT /Tx /V (Amira Haddad)');
    expect(await read(form([LABEL, BELOW], [text]))).toEqual([
      'Keeper of the gauge: Amira Haddad',
      BELOW.text,
    ]);
  });

  it('has the words a list shows for its value, and the ticks of boxes, but no empty field', async () => {
    const list = field('/FT /Ch /Ff 131072 /Opt [[(n) (North bank)] [(s) (South bank)]] /V (s)');
    const box = (y: number, state: string) =>
      field(
        `/FT /Btn /AS /${state} /V /${state} /AP << /N << /Yes null /Off null >> >>`,
        `[60 ${y} 70 ${y + 12}]`,
      );
    const lines = await read(
      form(
        [
          { ...LABEL, text: 'Bank:' },
          { text: 'Read every day', x: 74, y: 600 },
          { text: 'Read by lamp', x: 74, y: 560 },
        ],
        [list, box(598, 'Yes'), box(558, 'Off'), field('/FT /Tx', '[200 500 420 512]')],
      ),
    );
    expect(lines).toEqual(['Bank: South bank', '☒ Read every day', 'Read by lamp']);
  });

  it('is no scan though nothing else is on the page', async () => {
    expect(await read(form([], [field('/FT /Tx /V (The gauge stood at four metres.)')]))).toEqual([
      'The gauge stood at four metres.',
    ]);
    expect((await refusalOf(importArticle(form([], [field('/FT /Tx')]), { name: 'x.pdf' }))).code).toBe(
      'file.noText',
    );
  });

  it('keeps a long answer whole, in its paragraphs, above what follows', async () => {
    const answer =
      'The clerk reads the gauge at six and writes one number in the ledger, as her predecessors did for forty years before her.';
    const text = field(`/FT /Tx /Ff 4096 /V (${answer})`, '[72 660 372 692]');
    expect(
      await read(
        form(
          [
            { ...LABEL, text: 'Remarks' },
            { ...BELOW, y: 600 },
          ],
          [text],
        ),
      ),
    ).toEqual(['Remarks', answer, BELOW.text]);
  });

  it('is read upright on a page that is turned', async () => {
    const turned = { text: 'Keeper of the gauge:', x: 300, y: 72, angle: 90 };
    const below = { ...BELOW, x: 340, y: 72, angle: 90 };
    const text = field('/FT /Tx /V (Amira Haddad)', '[288 220 304 420]');
    expect(await read(form([turned, below], [text], '/Rotate 90'))).toEqual([
      'Keeper of the gauge: Amira Haddad',
      BELOW.text,
    ]);
  });

  it('gives no password away, nor what is hidden, nor the captions of buttons', async () => {
    const fields = [
      field('/FT /Tx /Ff 8192 /V (sesame)'),
      `${field('/FT /Tx /V (unseen)').replace('/F 4', '/F 2')}`,
      field('/FT /Btn /Ff 65536 /MK << /CA (Send) >>'),
    ];
    expect(await read(form([BELOW], fields))).toEqual([BELOW.text]);
  });
});

describe('words typed over a page', () => {
  it('are read where they stand; notes and links are not', async () => {
    const typed =
      '/Subtype /FreeText /F 4 /DA (/regular 10 Tf) /Rect [200 696 420 712] /Contents (Amira Haddad)';
    const note = '/Subtype /Text /F 4 /Rect [400 600 420 620] /Contents (Is that so?)';
    const link = '/Subtype /Link /F 4 /Rect [72 640 400 650] /A << /S /URI /URI (https://rivers.example) >>';
    expect(await read(form([LABEL, BELOW], [typed, note, link]))).toEqual([
      'Keeper of the gauge: Amira Haddad',
      BELOW.text,
    ]);
  });
});
