import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { archivePieces } from '../../../../../electron/core/exporters/refi-qda/archive.ts';
import { parseXml, type XmlElement } from '../../../../../electron/core/importers/xml/xml.ts';
import { openArchive } from '../../../../../electron/core/importers/zip/zip.ts';
import { allTags } from '../../../../../electron/core/workspace/tags.ts';
import type { ExportOptions } from '../../../../../shared/records/export-options.ts';
import { addOrphan, type Exchange, exchangeWorkspace } from '../../../../support/exchange-workspace.ts';
import { exported } from '../../../../support/exported.ts';
import { publishedSchemas } from '../../../../support/published-schemas.ts';
import { TaggedWorkspace } from '../../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { schemaErrors } from '../../../../support/xmllint.ts';

const folder = temporaryFolder('qdpx');
const schemas = publishedSchemas('refi-qda');
let number = 0;

function start(): Exchange {
  const exchange = exchangeWorkspace(join(folder, `${++number}.postil`));
  onTestFinished(() => exchange.tagged.close());
  return exchange;
}

async function projectOf({ tagged }: Pick<Exchange, 'tagged'>, filter: ExportOptions['filter'] = {}) {
  const { bytes, losses, rows } = await exported(tagged.workspace.db, { format: 'qdpx', filter });
  const archive = await openArchive(bytes, 'project.qdpx');
  const xml = (await archive.read('project.qde')) ?? new Uint8Array();
  const namespaces = { 'urn:QDA-XML:project:1.0': '' };
  const root = parseXml(xml, { file: null, part: 'project.qde', namespaces });
  const read = async (name: string) => Buffer.from((await archive.read(name)) ?? []);
  return { names: archive.names, xml, root, read, losses, rows };
}

const local = ({ name }: XmlElement) => name.replace(/^.*:/, '');

/** All elements of a name, however deep. */
function all(element: XmlElement, name: string): XmlElement[] {
  const inside = element.children.filter(child => typeof child !== 'string');
  return inside.flatMap(child => [...(local(child) === name ? [child] : []), ...all(child, name)]);
}
const attribute = (element: XmlElement | undefined, name: string) => element?.attributes.get(name);

function emptyWorkspace(): TaggedWorkspace {
  const tagged = new TaggedWorkspace(join(folder, `${++number}-empty.postil`));
  onTestFinished(() => tagged.close());
  return tagged;
}

describe.skipIf(schemas === null)('under the schema of REFI-QDA 1.5', () => {
  it('a project with everything in it is valid', async () => {
    const exchange = start();
    addOrphan(exchange);
    const { xml } = await projectOf(exchange);
    expect(schemaErrors(xml, schemas ?? '', 'Project.xsd')).toBe('');
  });

  it('a project with nothing in it is valid', async () => {
    const { xml } = await projectOf({ tagged: emptyWorkspace() });
    expect(schemaErrors(xml, schemas ?? '', 'Project.xsd')).toBe('');
  });

  it('a project with characters that XML cannot hold is valid', async () => {
    const { tagged, ids } = start();
    const fields = { note: 'bell \u0007 half \ud83c and \uffff\r\nend' };
    tagged.workspace.commit('Edit note', [{ record: 'annotation', id: ids.claim, fields }]);
    const { xml, losses } = await projectOf({ tagged });
    expect(schemaErrors(xml, schemas ?? '', 'Project.xsd')).toBe('');
    expect(losses).toContainEqual(expect.stringContaining('characters that XML cannot hold'));
  });

  it('a codebook is valid, and a project is none', async () => {
    const { tagged } = start();
    const { bytes } = await exported(tagged.workspace.db, { format: 'qdc' });
    expect(schemaErrors(bytes, schemas ?? '', 'Codebook.xsd')).toBe('');
    const { xml } = await projectOf({ tagged });
    expect(schemaErrors(xml, schemas ?? '', 'Codebook.xsd')).not.toBe('');
  });
});

describe('the archive', () => {
  it('holds the project and one text a document, without byte-order marks', async () => {
    const { names, read, ...project } = await projectOf(start());
    const sources = all(project.root, 'TextSource');
    expect(names).toEqual([
      'project.qde',
      ...sources.map(source => attribute(source, 'plainTextPath')?.replace('internal://', 'sources/')),
    ]);
    const text = (await read(names[1] ?? '')).toString();
    expect(text).toMatch(/^A 🌊 of trade\nA 🌊 wave/);
    expect(text).not.toContain('\r');
  });

  it('is the same, byte for byte, for the same workspace', async () => {
    const { tagged } = start();
    const [one, two] = [
      await exported(tagged.workspace.db, { format: 'qdpx' }),
      await exported(tagged.workspace.db, { format: 'qdpx' }),
    ];
    expect(one.bytes.equals(two.bytes)).toBe(true);
    expect(one.rows).toBe(5);
  });

  it('refuses a file inside that is larger than the format allows', async () => {
    const files = [{ name: 'project.qde', content: () => ['a'.repeat(100)] }];
    const write = async () => {
      for await (const piece of archivePieces(files, 99)) expect(piece.length).toBeGreaterThan(0);
    };
    await expect(write()).rejects.toThrow('project.qde is larger than 99 bytes');
  });

  it('holds only documents with chosen annotations where annotations are chosen', async () => {
    const exchange = start();
    const { root } = await projectOf(exchange, { kinds: ['option'] });
    expect(all(root, 'TextSource').map(source => attribute(source, 'guid'))).toEqual([exchange.rivers.id]);
    expect(all(root, 'PlainTextSelection')).toHaveLength(1);
  });
});

describe('an annotation', () => {
  it('is a selection in code points, half-open', async () => {
    const exchange = start();
    const { root, read } = await projectOf(exchange);
    const found = all(root, 'PlainTextSelection').find(
      each => attribute(each, 'guid') === exchange.ids.precedent,
    );
    const points = [...(await read(`sources/${exchange.rivers.id}.txt`)).toString()];
    const [from, to] = ['startPosition', 'endPosition'].map(name => Number(attribute(found, name)));
    expect(points.slice(from, to).join('')).toBe('wave of trade crossed the river in 1960');
  });

  it('is coded with its kind and its tags, and described by its note', async () => {
    const exchange = start();
    const { root } = await projectOf(exchange);
    const found = all(root, 'PlainTextSelection').find(
      each => attribute(each, 'guid') === exchange.ids.claim,
    );
    const names = new Map(all(root, 'Code').map(code => [attribute(code, 'guid'), attribute(code, 'name')]));
    const codes = found && all(found, 'CodeRef').map(code => names.get(attribute(code, 'targetGUID')));
    expect(codes).toEqual(['Claim', 'Water', 'Level']);
    expect(found && all(found, 'Description')[0]?.children.join('')).toBe(
      'Line one.\n\n=cmd and <b>mark-up</b> & 🌊',
    );
  });

  it('has its fields in a case that points at it', async () => {
    const exchange = start();
    const { root } = await projectOf(exchange);
    const names = new Map(
      all(root, 'Variable').map(each => [attribute(each, 'guid'), attribute(each, 'name')]),
    );
    const found = all(root, 'Case').find(
      each => attribute(all(each, 'SelectionRef')[0], 'targetGUID') === exchange.ids.precedent,
    );
    const values =
      found &&
      all(found, 'VariableValue').map(value => [
        names.get(attribute(all(value, 'VariableRef')[0], 'targetGUID')),
        all(value, 'TextValue')[0]?.children.join(''),
      ]);
    expect(values).toEqual([
      ['Precedent: Event', 'The crossing'],
      ['Precedent: When', '1960/1965~'],
      ['Precedent: Actors', 'Team Beta; Team Alpha'],
      ['Precedent: Fit', 'partial'],
    ]);
  });
});

describe('what the format cannot hold', () => {
  it('is told: orphans, digits of tags, colours of people, makers of links', async () => {
    const exchange = start();
    addOrphan(exchange);
    const [tag] = allTags(exchange.tagged.workspace.db);
    exchange.tagged.workspace.commit('Edit tag', [
      { record: 'tag', id: tag?.id ?? '', fields: { shortcut: '1' } },
    ]);
    const { losses } = await projectOf(exchange);
    expect(losses).toEqual([
      expect.stringContaining('1 annotation whose words are not in the text'),
      expect.stringContaining('Who made links'),
      expect.stringContaining('Digits that apply tags (1)'),
      expect.stringContaining('Colours of people'),
    ]);
  });
});
