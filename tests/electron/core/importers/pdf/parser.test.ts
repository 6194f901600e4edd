import { fork } from 'node:child_process';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forkParser, ParserProcess } from '../../../../../electron/core/jobs/parser-process.ts';
import { ParserAnswer } from '../../../../../electron/core/jobs/parser-protocol.ts';
import { type BuiltParser, buildParser } from '../../../../support/built-parser.ts';
import { refusalOf } from '../../../../support/imported.ts';
import { pdfBytes } from '../../../../support/pdf-files.ts';
import { briefingText, RIGHT_TO_LEFT } from '../../../../support/pdf-texts.ts';
import { PdfWriter } from '../../../../support/pdf-writer.ts';

/** Chinese in a font that is not in the file: its letters are known only to a table beside the program. */
function chinesePdf(): Uint8Array {
  const writer = new PdfWriter();
  const tree = writer.reserve();
  const descriptor = writer.add(
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 /ItalicAngle 0 /StemV 80 >>',
  );
  const info = '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>';
  const descendant = writer.add(
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song ${info} /DW 1000 /FontDescriptor ${descriptor} 0 R >>`,
  );
  const font = writer.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /GBK-EUC-H /DescendantFonts [${descendant} 0 R] >>`,
  );
  // "水位" (water level) in GBK.
  const content = writer.stream('BT /F 10 Tf 72 700 Td <CBAECEBB> Tj ET');
  const leaf = writer.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F ${font} 0 R >> >> /Contents ${content} 0 R >>`,
  );
  writer.set(tree, `<< /Type /Pages /Count 1 /Kids [${leaf} 0 R] >>`);
  return writer.bytes(writer.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
}

let built: BuiltParser;
beforeAll(async () => {
  built = await buildParser();
});
afterAll(() => built.remove());

describe('the parser process', () => {
  it('reads PDFs one after the other, tables of characters included, and a broken one costs only itself', async () => {
    const parser = new ParserProcess(forkParser(built.program));
    try {
      const [briefing, broken, chinese, urdu] = await Promise.all([
        parser.read({ name: 'briefing.pdf', bytes: pdfBytes('briefing.pdf') }),
        refusalOf(parser.read({ name: 'broken.pdf', bytes: pdfBytes('briefing.pdf').slice(0, 500) })),
        parser.read({ name: 'chinese.pdf', bytes: chinesePdf() }),
        parser.read({ name: 'urdu.pdf', bytes: pdfBytes('urdu.pdf') }),
      ]);
      for (const paragraph of briefingText()) expect(briefing.content.text).toContain(paragraph);
      expect(broken).toMatchObject({ code: 'file.malformed', data: { file: 'broken.pdf' } });
      expect(chinese.content.text).toBe('水位');
      expect(urdu.content.text).toBe(RIGHT_TO_LEFT.urdu.paragraphs.join('\n'));
    } finally {
      parser.close();
    }
  });

  it('prints nothing while it reads one, and asks for no canvas', async () => {
    const child = fork(built.program, [], {
      execArgv: ['--permission', `--allow-fs-read=${dirname(built.program)}`],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    try {
      let printed = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', data => {
          printed += String(data);
        });
      }
      const answer = new Promise<ParserAnswer>(resolve =>
        child.once('message', message => resolve(ParserAnswer.parse(message))),
      );
      child.send({ id: 1, name: 'arabic.pdf', bytes: pdfBytes('arabic.pdf'), options: {} });
      expect(await answer).toMatchObject({ json: expect.stringContaining(RIGHT_TO_LEFT.arabic.title) });
      expect(printed).toBe('');
    } finally {
      child.kill('SIGKILL');
    }
  });
});
