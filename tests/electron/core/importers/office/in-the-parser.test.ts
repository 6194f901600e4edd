/** Word processors' files read where the app reads them: in the built parser, which may open nothing. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forkParser, ParserProcess } from '../../../../../electron/core/jobs/parser-process.ts';
import { plainTextOf } from '../../../../../shared/text/plain-text.ts';
import { schema } from '../../../../../shared/text/schema.ts';
import { type BuiltParser, buildParser } from '../../../../support/built-parser.ts';
import { docxOf, r } from '../../../../support/docx-writer.ts';
import { fixtureArchive } from '../../../../support/fixture-archive.ts';
import { importBytes, refusalOf } from '../../../../support/imported.ts';

describe('the built parser', () => {
  let built: BuiltParser;
  let parser: ParserProcess;
  beforeAll(async () => {
    built = await buildParser();
    parser = new ParserProcess(forkParser(built.program));
  });
  afterAll(async () => {
    parser.close();
    await built.remove();
  });

  it.each([
    ['ford.docx', fixtureArchive('docx/ford-at-harran')],
    ['lights.odt', fixtureArchive('odt/harbour-lights')],
    ['salt-road.rtf', new Uint8Array(readFileSync('tests/fixtures/rtf/salt-road.rtf'))],
  ])('reads %s as it is read elsewhere', async (name, bytes) => {
    const { metadata, body, report } = await importBytes(bytes, name);
    const checked = await parser.read({ name, bytes });
    expect(checked).toMatchObject({ metadata, report });
    expect(checked.content.text).toBe(plainTextOf(schema.nodeFromJSON(body)).text);
  });

  it('reads a text of 200,000 runs within its memory and time', async () => {
    const run = (i: number) => r(`word${i} `, '<w:sz w:val="24"/>');
    const paragraph = (at: number) =>
      `<w:p>${Array.from({ length: 20 }, (_, i) => run(20 * at + i)).join('')}</w:p>`;
    const body = Array.from({ length: 10_000 }, (_, i) => paragraph(i)).join('');
    const { metadata, content } = await parser.read({ name: 'long.docx', bytes: docxOf({ body }) });
    expect(content.text.split('\n')).toHaveLength(9_999);
    expect(metadata.title).toMatch(/^word0 word1 /);
  });

  it('refuses a damaged file and goes on with the next', async () => {
    const whole = fixtureArchive('docx/ford-at-harran');
    const cut = refusalOf(parser.read({ name: 'cut.docx', bytes: whole.subarray(0, 4_000) }));
    const next = parser.read({ name: 'ford.docx', bytes: whole });
    expect((await cut).message).toBe('Cannot import (cut.docx): the file is cut off or damaged');
    expect((await next).metadata.title).toBe('What the ford at Harran taught two armies');
  });
});
