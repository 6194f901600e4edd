/** `postil import` of what is here already: refused, kept beside, or put in its place. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { commandLine } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const root = temporaryFolder('cli-versions');
let count = 0;
let folder: string;
let workspace: string;
let id: string;
let postil: ReturnType<typeof commandLine>;

const ARTICLE = `A quiet border – The Valley Herald – VALLEYHERALD.EXAMPLE

By Mira Sand

The two governments have kept the ceasefire for three years. Trade across the river has doubled.

They should publish the gauge readings every day, from both banks, in one table.

Published in The Valley Herald, March 16th, 2025
`;
const LATER = ARTICLE.replace('The two', 'An update was made on Monday.\n\nThe two').replace(
  /They should.*table\./,
  'Nothing is proposed.',
);
const at = (...names: string[]) => join(folder, ...names);

beforeEach(async () => {
  folder = join(root, `case-${count++}`);
  mkdirSync(folder);
  postil = commandLine(folder);
  workspace = at('basin.postil');
  await postil(['new', workspace]);
  writeFileSync(at('border.txt'), ARTICLE);
  writeFileSync(at('later.txt'), LATER);
  const [imported] = JSON.parse((await postil(['import', workspace, at('border.txt'), '--json'])).out);
  id = imported.id;
  const target = (exact: string) => ({
    source: 'A quiet border',
    selector: { type: 'TextQuoteSelector', exact },
  });
  const annotations = [
    'Trade across the river has doubled.',
    'They should publish the gauge readings every day',
  ];
  const items = annotations.map((exact, i) => ({
    id: `urn:x:${i}`,
    type: 'Annotation',
    target: target(exact),
  }));
  writeFileSync(at('notes.jsonld'), JSON.stringify(items));
  await postil(['annotate', workspace, at('notes.jsonld')]);
});

const documents = async () =>
  JSON.parse((await postil(['list', workspace, 'documents', '--json'])).out) as { id: string }[];

describe('an article that is here already', () => {
  it('is refused by its words, whatever their typography, naming the one here', async () => {
    writeFileSync(at('retyped.txt'), ARTICLE.replaceAll(' the ', '\u00a0the '));
    const { code, err } = await postil(['import', workspace, at('retyped.txt'), '--json']);
    expect(code).toBe(1);
    expect(err).toContain(`the same text as “A quiet border” (${id}); --keep-both imports it all the same`);
    expect(await documents()).toHaveLength(1);
  });

  it('comes in with a warning when it looks like another version', async () => {
    const { code, out } = await postil(['import', workspace, at('later.txt'), '--json']);
    expect(code).toBe(0);
    const [imported] = JSON.parse(out);
    expect(imported.warnings).toEqual([
      expect.stringContaining(`another version of “A quiet border” (${id}): the same title and publication`),
    ]);
    expect(await documents()).toHaveLength(2);
  });

  it('comes in without a word when both are wanted', async () => {
    const { out } = await postil(['import', workspace, at('later.txt'), '--keep-both', '--json']);
    expect(JSON.parse(out)[0].warnings).toEqual([]);
  });
});

describe('a new version', () => {
  const replace = (...rest: string[]) => postil(['import', workspace, at('later.txt'), ...rest]);

  it('takes the place of the text, and says what became of the annotations', async () => {
    const { code, out, err } = await replace('--new-version-of', 'a quiet border', '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject([
      {
        file: at('later.txt'),
        id,
        title: 'A quiet border',
        warnings: ['1 annotation not found in the new text'],
        annotations: { exact: 0, moved: 1, changed: 0, orphan: 1 },
      },
    ]);
    expect(await documents()).toHaveLength(1);
    const { out: listed } = await postil(['list', workspace, 'annotations', '--json']);
    expect(JSON.parse(listed).map((row: { anchor_status: string }) => row.anchor_status)).toEqual([
      'moved',
      'orphan',
    ]);
    expect((await postil(['check', workspace])).code).toBe(0);
  });

  it('is refused when it is the text that is shown', async () => {
    const { code, err } = await postil(['import', workspace, at('border.txt'), '--new-version-of', id]);
    expect(code).toBe(1);
    expect(err).toContain('shows this very text');
  });

  it('is refused for an article that is not here, naming it', async () => {
    const { code, err } = await replace('--new-version-of', 'No such article');
    expect(code).toBe(1);
    expect(err).toContain('“No such article”');
  });

  it.each([
    [['--keep-both'], /Cannot use --keep-both with --new-version-of/],
    [['--title', 'T'], /Cannot use --title with --new-version-of/],
    [['-'], /Cannot use --new-version-of: it names one article/],
  ])('is wrong usage together with %j', async (rest, message) => {
    const { code, err } = await replace('--new-version-of', id, ...rest);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('a folder', () => {
  it('is walked to its bottom, and what is here already is named', async () => {
    mkdirSync(at('articles', 'deeper'), { recursive: true });
    writeFileSync(at('articles', 'border.txt'), ARTICLE);
    writeFileSync(at('articles', 'deeper', 'other.md'), '# Another\n\nIts own words.\n');
    const { code, out } = await postil(['import', workspace, at('articles'), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      { file: at('articles', 'border.txt'), error: expect.stringContaining('the same file as') },
      expect.objectContaining({ file: at('articles', 'deeper', 'other.md'), title: 'Another' }),
    ]);
  });
});
