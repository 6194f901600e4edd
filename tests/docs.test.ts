/** The documents for people: that they say what the program does, and lead where they point. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evidenceColumns } from '../electron/core/exporters/evidence-table.ts';
import { presets } from '../shared/records/export-options.ts';
import { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from '../shared/records/imported-article.ts';
import { kinds } from '../shared/records/kind.ts';
import { linkTypes } from '../shared/records/link.ts';
import { APPLICATION_ID } from '../shared/records/workspace.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs')).flatMap(name => (name.endsWith('.md') ? [join('docs', name)] : [])),
];

/** The anchors a document's headings have on code hosts: lower case, spaces as hyphens, signs dropped. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the documents', () => {
  it.each(documents)('%s links only to files and headings that are there', path => {
    const text = read(path);
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => target ?? []);
    for (const target of targets.filter(name => !/^https?:/.test(name))) {
      const [file = '', anchor] = target.split('#');
      const absolute = file === '' ? join(root, path) : join(root, dirname(path), file);
      expect(existsSync(absolute), target).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(readFileSync(absolute, 'utf8')), target).toContain(anchor);
    }
  });

  it('explain every column of the CSV, in its order, and no other', () => {
    const section = read('docs/csv.md').split('## Columns')[1]?.split('## By tag')[0] ?? '';
    const named = [...section.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([a-z0-9_]+)`/g)].map(([, name = '']) => name),
    );
    expect([...new Set(named)]).toEqual(evidenceColumns().map(column => column.name));
  });

  it('name every preset, every value of a closed list and every type of link', () => {
    const text = read('docs/csv.md');
    for (const preset of Object.keys(presets)) expect(text).toContain(`(\`${preset}\`)`);
    const fields = Object.values(kinds).flatMap(kind => Object.values(kind.fields));
    const slugs = fields.flatMap(field => ('options' in field ? Object.keys(field.options) : []));
    for (const slug of [...slugs, ...Object.keys(linkTypes)]) expect(text).toContain(`\`${slug}\``);
  });

  it('describe the version of the file format that there is', () => {
    const text = read('docs/file-format.md');
    const version = readdirSync(join(root, 'migrations')).length;
    expect(text).toContain(`This page describes version ${version} of its form`);
    expect(text).toContain(`| \`user_version\` | ${version}:`);
    expect(text).toContain(`….postil.before-v${version}.bak`);
    expect([...text.matchAll(/^\| (\d+) \|/gm)].at(-1)?.[1]).toBe(String(version));
  });

  it('tell the limits the program keeps', () => {
    const text = read('README.md');
    expect(text).toContain(`up to ${Math.ceil(MAX_FILE_BYTES / 1024 ** 2)} MB`);
    expect(text).toContain(`${MAX_TEXT_LENGTH / 1e6} million characters`);
  });

  it('describe the file that is written: its id and the number of steps it has gone through', () => {
    const text = read('docs/file-format.md');
    expect(text).toContain(`0x${APPLICATION_ID.toString(16)}`);
    const steps = readdirSync(join(root, 'migrations')).filter(name => name.endsWith('.sql')).length;
    expect(text).toContain(`| \`user_version\` | ${steps}:`);
  });
});
