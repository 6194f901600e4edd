/** Word processors' files that are broken or made to do harm: each ends in an article or a refusal. */
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openArchive } from '../../../../../electron/core/importers/zip/zip.ts';
import { Fault } from '../../../../../shared/contract/fault.ts';
import { ImportedArticle } from '../../../../../shared/records/imported-article.ts';
import { schema } from '../../../../../shared/text/schema.ts';
import { docxOf, p, r } from '../../../../support/docx-writer.ts';
import { fixtureArchive } from '../../../../support/fixture-archive.ts';
import { importBytes, linesOf, refusalOf } from '../../../../support/imported.ts';
import { odtOf } from '../../../../support/odt-writer.ts';
import { type ZipPart, zipOf } from '../../../../support/zip-writer.ts';

const DOCX = fixtureArchive('docx/ford-at-harran');
const ODT = fixtureArchive('odt/harbour-lights');
const RTF = new Uint8Array(readFileSync('tests/fixtures/rtf/salt-road.rtf'));

/** Whether importing ends as it must: in a valid article with words, or in a refusal. */
async function endsWell(bytes: Uint8Array): Promise<boolean> {
  try {
    const article = ImportedArticle.parse(await importBytes(bytes, 'any.bin'));
    schema.nodeFromJSON(article.body).check();
    return linesOf(article).length > 0 && linesOf(article).every(line => /\S/.test(line));
  } catch (error) {
    if (error instanceof Fault) return true;
    throw error;
  }
}

/** The parts of an archive as texts, to be changed and packed anew: so a change is not just a wrong checksum. */
async function partsOf(bytes: Uint8Array): Promise<{ name: string; text: string }[]> {
  const archive = await openArchive(bytes, null);
  const read = async (name: string) => Buffer.from((await archive.read(name)) ?? []).toString('utf8');
  return Promise.all(archive.names.map(async name => ({ name, text: await read(name) })));
}

describe.each([
  ['a Word document', DOCX],
  ['an OpenDocument text', ODT],
  ['an RTF file', RTF],
])('%s', (_, whole) => {
  it('cut off anywhere ends in an article or a refusal', async () => {
    const cut = fc.nat(whole.length);
    await fc.assert(
      fc.asyncProperty(cut, at => endsWell(whole.subarray(0, at))),
      { numRuns: 120 },
    );
  });

  it('with bytes changed ends in an article or a refusal', async () => {
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), changes => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        return endsWell(bytes);
      }),
      { numRuns: 250 },
    );
  });
});

/** Pieces of markup that go where they do not belong. */
const PIECES = [
  ...'<w:p> </w:p> <w:r> </w:r> <w:tbl> </w:tbl> <w:tr> <w:tc> </w:tc> <w:sdt> <w:t>words</w:t> <w:br/> <w:fldChar w:fldCharType="begin"/> <w:fldChar w:fldCharType="end"/> <w:numPr><w:ilvl w:val="-7"/><w:numId w:val="1"/></w:numPr> <w:outlineLvl w:val="99"/> <w:footnoteReference w:id="1"/> <w:del> </w:del> <w:framePr w:dropCap="drop"/>'.split(
    /(?<=>) /,
  ),
  ...'<text:p> </text:p> <text:list> </text:list> <text:list-item> </text:list-item> <text:h text:outline-level="0"> <text:note/> <text:s text:c="99"/> <table:table> </table:table> <draw:frame> </draw:frame> <draw:text-box> <text:section>'.split(
    ' ',
  ),
  ...[
    'w:val="',
    '"',
    '&#0;',
    '&x;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '<!DOCTYPE x [',
    '\ud800',
    '99999999999',
    '-1',
    '\0',
  ],
];

describe.each([
  ['a Word document', DOCX, /^word\/.*\.xml$|\.rels$/],
  ['an OpenDocument text', ODT, /\.xml$/],
])('%s with its XML changed', (_, whole, changed) => {
  it('ends in an article or a refusal', async () => {
    const parts = await partsOf(whole);
    const edit = fc.tuple(fc.nat(), fc.nat(), fc.nat(60), fc.constantFrom('', ...PIECES));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), edits => {
        const texts = parts.map(({ text }) => text);
        for (const [which, where, length, piece] of edits) {
          const candidates = [...parts.keys()].filter(i => changed.test(parts[i]?.name ?? ''));
          const i = candidates[which % candidates.length] ?? 0;
          const text = texts[i] ?? '';
          // Edits between tags leave more of the XML well-formed than edits anywhere.
          const at = text.indexOf('<', where % text.length);
          texts[i] =
            text.slice(0, at) + piece + text.slice(piece === '' ? text.indexOf('<', at + length) : at);
        }
        return endsWell(zipOf(parts.map(({ name }, i) => ({ name, data: texts[i] ?? '' }))));
      }),
      { numRuns: 300 },
    );
  });
});

it('RTF of any mixture of words ends in an article or a refusal', async () => {
  const piece = fc.constantFrom(
    ...'{ } \\par \\cell \\row \\trowd \\intbl \\itap2 \\nestcell \\nestrow \\pard \\s1 \\ls1 \\ilvl9 {\\listtext 1.\\tab} {\\field {\\*\\fldinst HYPERLINK "https://a.example"} {\\fldrslt \\footnote \\chftn {\\fonttbl {\\f1\\fcharset128 \\f1 {\\stylesheet {\\s1 heading 1;} \\u8217 \\uc3 \\u-1 \\\'80 \\\'e0 \\bin3 {\\pict {\\upr {\\*\\ud {\\*\\shppict {\\shptxt \\deleted \\v \\v0 \\b \\super \\* word \r\n \\line'.split(
      ' ',
    ),
    ' ',
    '\u0000',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 80 }), pieces =>
      endsWell(Buffer.from(`{\\rtf1 ${pieces.join('')}`, 'latin1')),
    ),
    { numRuns: 1_000 },
  );
});

describe('bombs', () => {
  const part = (name: string, data: string): ZipPart => ({ name, data });

  it('of zeros are refused before they go off', async () => {
    const parts = (await partsOf(DOCX)).filter(({ name }) => name !== 'word/document.xml');
    const bomb = { name: 'word/document.xml', data: Buffer.alloc(80_000_000, 32) };
    const bytes = zipOf([...parts.map(({ name, text }) => part(name, text)), bomb]);
    expect(await refusalOf(importBytes(bytes, 'a.docx'))).toMatchObject({
      code: 'file.tooLarge',
      data: { reason: 'its part word/document.xml inflates more than a hundredfold, as no document does' },
    });
  });

  it('of entities are refused', async () => {
    const laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    for (const whole of [DOCX, ODT]) {
      const parts = await partsOf(whole);
      const texts = parts.map(({ name, text }) =>
        part(name, /(?:document|content)\.xml$/.test(name) ? text.replace(/^<\?xml.*\?>/, laughs) : text),
      );
      expect((await refusalOf(importBytes(zipOf(texts), 'a.bin'))).data.reason).toMatch(
        /defines XML entities/,
      );
    }
  });

  it('of nesting are refused, or read without it', async () => {
    const tables = (depth: number) =>
      `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${p('deep')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
    expect(linesOf(await importBytes(docxOf({ body: tables(80) }), 'a.docx'))).toEqual(['deep']);
    expect((await refusalOf(importBytes(docxOf({ body: tables(90) }), 'a.docx'))).code).toBe(
      'file.malformed',
    );
    const lists = `${'<text:list><text:list-item>'.repeat(150)}<text:p>deep</text:p>${'</text:list-item></text:list>'.repeat(150)}`;
    expect((await refusalOf(importBytes(odtOf({ body: lists }), 'a.odt'))).code).toBe('file.malformed');
  });

  it('of many small things come to an end', async () => {
    const many = (piece: string, times: number) => docxOf({ body: p('words') + piece.repeat(times) });
    const row = `<w:tbl>${`<w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr>`.repeat(30_000)}</w:tbl>`;
    const box = `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${p('x').repeat(60_000)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
    for (const bytes of [
      many(p('x'), 150_000),
      many(row, 1),
      many(box, 1),
      many('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>', 50_000),
      many(`<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`, 60_000),
      docxOf({ body: `<w:p>${r('x', '<w:b/>').repeat(100_000)}</w:p>` }),
      odtOf({
        body: '<text:p><text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>'.repeat(
          60_000,
        ),
      }),
      Buffer.from(`{\\rtf1 words${'{\\footnote x}'.repeat(60_000)}}`),
      Buffer.from(`{\\rtf1 ${'\\pard\\intbl a\\cell b\\cell\\row '.repeat(60_000)}}`),
      Buffer.from(`{\\rtf1 words${'{}'.repeat(1_000_000)}}`),
      Buffer.from(`{\\rtf1 words${'\\u8217 '.repeat(300_000)}${"\\'41".repeat(300_000)}}`),
    ])
      expect(await endsWell(bytes)).toBe(true);
  }, 120_000);
});

describe('nothing outside the file', () => {
  it('is asked for, and no address but those of links is kept', async () => {
    const connect = vi.spyOn(Socket.prototype, 'connect');
    try {
      for (const whole of [DOCX, ODT, RTF]) {
        const article = await importBytes(whole, 'a.bin');
        expect(JSON.stringify(article)).not.toMatch(/javascript|tracker|file:\/\//i);
      }
      expect(connect).not.toHaveBeenCalled();
    } finally {
      connect.mockRestore();
    }
  });

  it('is named by a path that leads out of the archive', async () => {
    const links = {
      a: '../../../../etc/passwd',
      b: 'file:///etc/passwd',
      c: '\\\\server\\share',
      d: 'vbscript:x',
    };
    const runs = Object.keys(links).map(id => `<w:hyperlink r:id="${id}">${r(id)}</w:hyperlink>`);
    const more = {
      'word/_rels/footnotes.xml.rels': '<x/>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>',
    };
    const article = await importBytes(docxOf({ body: `<w:p>${runs.join('')}</w:p>`, links, more }), 'a.docx');
    expect(linesOf(article)).toEqual(['abcd']);
    expect(JSON.stringify(article.body)).not.toMatch(/passwd|server|vbscript/);
  });

  it('is believed about what was packed: the same bytes give the same article', async () => {
    const stored = zipOf(
      (await partsOf(DOCX)).map(({ name, text }) => ({ name, data: text, isStored: true })),
    );
    expect((await importBytes(stored, 'a.docx')).body).toEqual((await importBytes(DOCX, 'a.docx')).body);
  });
});
