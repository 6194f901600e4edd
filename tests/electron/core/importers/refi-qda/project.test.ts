import { describe, expect, it } from 'vitest';
import { readProject } from '../../../../../electron/core/importers/refi-qda/project.ts';
import { isProjectFile } from '../../../../../electron/core/importers/refi-qda/sniff.ts';
import { zipOf } from '../../../../support/zip-writer.ts';

const G = (n: number) => `0000000${n}-aaaa-4bbb-8ccc-00000000000${n}`;
const project = (inside: string, attributes = 'xmlns="urn:QDA-XML:project:1.0" name="P"') =>
  `<?xml version="1.0" encoding="utf-8"?><Project ${attributes}>${inside}</Project>`;
const codebook = (codes: string) => `<CodeBook><Codes>${codes}</Codes></CodeBook>`;
const code = (n: number, name: string, inside = '') =>
  `<Code guid="${G(n)}" name="${name}" isCodable="true">${inside}</Code>`;
const selection = (n: number, start: number, end: number, inside = '', name = '') =>
  `<PlainTextSelection guid="${G(n)}" name="${name}" startPosition="${start}" endPosition="${end}">${inside}</PlainTextSelection>`;
const coding = (n: number, target: number) =>
  `<Coding guid="${G(n)}"><CodeRef targetGUID="${G(target)}"/></Coding>`;
const source = (inside: string, path = `internal://${G(1)}.txt`) =>
  `<Sources><TextSource guid="${G(1)}" name="A text" plainTextPath="${path}">${inside}</TextSource></Sources>`;

const TEXT = 'First line 🌊.\nSecond line.';

function read(xml: string, files: Record<string, string | Uint8Array> = {}, qde = 'project.qde') {
  const texts = { [`sources/${G(1)}.txt`]: TEXT, ...files };
  const parts = [{ name: qde, data: xml }, ...Object.entries(texts).map(([name, data]) => ({ name, data }))];
  return readProject(zipOf(parts), 'other.qdpx');
}

/** The words that the only annotation stands on. */
async function words(...given: Parameters<typeof read>): Promise<string | undefined> {
  const { documents, annotations } = await read(...given);
  return documents[0]?.text.slice(annotations[0]?.start, annotations[0]?.end);
}

describe('positions in the texts of other programs', () => {
  const second = project(source(selection(2, 14, 20)));

  it('are code points, half-open', async () => {
    expect(await words(second)).toBe('Second');
  });

  it.each([
    ['a byte-order mark', `\ufeff${TEXT}`],
    ['line ends of Windows, counted as one', TEXT.replaceAll('\n', '\r\n')],
  ])('are right in spite of %s', async (_name, text) => {
    expect(await words(second, { [`sources/${G(1)}.txt`]: text })).toBe('Second');
  });

  it('count line ends of Windows as two where the names of the selections say so', async () => {
    const xml = project(source(selection(2, 15, 21, '', 'Second')));
    expect(await words(xml, { [`sources/${G(1)}.txt`]: TEXT.replaceAll('\n', '\r\n') })).toBe('Second');
  });

  it('are right past lines that are left out because they are blank', async () => {
    const xml = project(source(selection(2, 17, 23)));
    expect(
      await words(xml, { [`sources/${G(1)}.txt`]: TEXT.replace('\n', '\n\n  \n').replace('  ', ' ') }),
    ).toBe('Second');
  });

  it('are those of the text and not of a name that was cut', async () => {
    expect(await words(project(source(selection(2, 14, 26, '', 'Second…'))))).toBe('Second line.');
  });
});

describe('where the parts of a project may be', () => {
  const xml = project(source(selection(2, 0, 5)));

  it.each([
    ['a project of another name', 'My study.qde', 'sources'],
    ['a folder with a capital', 'project.qde', 'Sources'],
    ['a folder around it all', 'study/project.qde', 'study/sources'],
  ])('%s', async (_name, qde, folder) => {
    const texts = { [`sources/${G(1)}.txt`]: '', [`${folder}/${G(1)}.txt`]: TEXT };
    if (folder !== 'sources') delete (texts as Record<string, string>)[`sources/${G(1)}.txt`];
    const parts = [
      { name: qde, data: xml },
      ...Object.entries(texts).map(([name, data]) => ({ name, data })),
    ];
    const { annotations } = await readProject(zipOf(parts), 'other.qdpx');
    expect(annotations).toHaveLength(1);
  });

  it('in the XML itself', async () => {
    const inline = `<Sources><TextSource guid="{${G(1).toUpperCase()}}" name="A"><PlainTextContent>${TEXT}</PlainTextContent>${selection(2, 0, 5)}</TextSource></Sources>`;
    const { documents } = await read(project(inline));
    expect(documents).toMatchObject([{ id: G(1), text: TEXT }]);
  });

  it('outside the file they are never looked for', async () => {
    for (const path of ['absolute:///etc/passwd', 'relative:///a.txt', 'internal://../../etc/passwd']) {
      const { documents, problems } = await read(project(source('', path)));
      expect(documents).toEqual([]);
      expect(problems).toEqual([
        expect.stringContaining('sources whose plain text is not in the file (A text)'),
      ]);
    }
  });
});

describe('what other programs say', () => {
  const codes = codebook(
    code(3, 'Claim') +
      code(4, 'Water', code(5, 'Level')) +
      code(6, 'Noise', code(7, 'Level', '<Description>D</Description>')),
  );

  it('comes as kind, tags by their ids and notes', async () => {
    const inside = `<Description>Mine</Description>${coding(8, 3)}${coding(9, 7)}<NoteRef targetGUID="${G(9)}"/>`;
    const notes = `<Notes><Note guid="${G(9)}" name="memo"><PlainTextContent>A memo\r\nof two lines</PlainTextContent></Note></Notes>`;
    const { annotations, tags, problems } = await read(
      project(codes + source(selection(2, 0, 5, inside)) + notes),
    );
    expect(annotations).toMatchObject([
      { kind: 'claim', tags: [G(7)], note: 'Mine\n\nA memo\nof two lines' },
    ]);
    expect(tags.map(({ path }) => path)).toEqual([
      ['Water'],
      ['Water', 'Level'],
      ['Noise'],
      ['Noise', 'Level'],
    ]);
    expect(problems).toEqual([]);
  });

  it('without a code of a kind is left open', async () => {
    const { annotations } = await read(project(codes + source(selection(2, 0, 5, coding(8, 4)))));
    expect(annotations).toMatchObject([{ kind: null, tags: [G(4)] }]);
  });

  it('a PDF is read by the text that represents it', async () => {
    const pdf = `<Sources><PDFSource guid="${G(1)}" name="A PDF"><PDFSelection guid="${G(3)}" page="1" firstX="0" firstY="0" secondX="1" secondY="1"/><Representation guid="${G(9)}" plainTextPath="internal://${G(1)}.txt">${selection(2, 0, 5)}</Representation></PDFSource></Sources>`;
    const { documents, annotations, problems } = await read(project(pdf));
    expect(documents).toMatchObject([{ id: G(1), title: 'A PDF', text: TEXT }]);
    expect(annotations).toHaveLength(1);
    expect(problems).toEqual([expect.stringContaining('areas selected on pages of PDF files (A PDF)')]);
  });

  it('is told where it cannot be kept', async () => {
    const others = `<Cases><Case guid="${G(3)}" name="Mr A"/></Cases>${source(
      `${selection(2, 50, 60)}${selection(4, 5, 5)}${coding(8, 7)}`,
    ).replace(
      '</Sources>',
      `<PictureSource guid="${G(5)}" name="Map"/></Sources>`,
    )}<Sets><Set guid="${G(6)}" name="S"/></Sets>`;
    const { problems } = await read(project(codes + others));
    expect(problems).toEqual([
      'Left out: 1 × cases about no passage (Mr A)',
      'Left out: 1 × codes on whole documents (A text)',
      'Left out: 2 × selections that are empty or beyond the end of their text',
      'Left out: 1 × pictures (Map)',
      'Left out: 1 × sets (S)',
    ]);
  });
});

describe('files that are refused, with the reason', () => {
  it.each([
    ['an archive without a project', zipOf([{ name: 'a.txt', data: 'a' }]), /no project \(.qde\)/],
    ['a project cut off', zipOf([{ name: 'project.qde', data: '<Project' }]), /project.qde/],
    [
      'other XML',
      new TextEncoder().encode('<html xmlns="urn:x"/>'),
      /neither a REFI-QDA project nor a codebook/,
    ],
  ])('%s', async (_name, bytes, reason) => {
    await expect(readProject(bytes, 'other.qdpx')).rejects.toMatchObject({
      name: 'Fault',
      data: { file: 'other.qdpx', reason: expect.stringMatching(reason) },
    });
  });

  it('and they are told from other files by their bytes', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(isProjectFile(zipOf([{ name: 'x/Any.QDE', data: '' }]))).toBe(true);
    expect(isProjectFile(bytes('<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0">'))).toBe(
      true,
    );
    expect(isProjectFile(bytes('{"type":"Annotation"}'))).toBe(false);
    expect(isProjectFile(zipOf([{ name: 'word/document.xml', data: '' }]))).toBe(false);
  });
});

it('reads a source with more selections than a tree may have nodes', async () => {
  const count = 170_000;
  const id = (n: number) => `${String(n).padStart(8, '0')}-aaaa-4bbb-8ccc-000000000000`;
  const selections = Array.from(
    { length: count },
    (_, n) =>
      `<PlainTextSelection guid="${id(n)}" startPosition="${n % 14}" endPosition="20">${coding(3, 4)}</PlainTextSelection>`,
  );
  const { annotations, problems } = await read(
    project(`${codebook(code(4, 'Water'))}${source(selections.join(''))}`),
  );
  expect(annotations).toHaveLength(count);
  expect(annotations.at(-1)).toMatchObject({ id: id(count - 1), start: (count - 1) % 14, tags: [G(4)] });
  expect(problems).toEqual([]);
}, 120_000);
