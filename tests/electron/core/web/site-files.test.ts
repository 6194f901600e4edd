import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { siteOf } from '../../../../electron/core/web/site-files.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const outside = temporaryFolder('outside');
const root = join(outside, 'site');

beforeAll(() => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<p>page</p>');
  writeFileSync(join(root, 'assets', 'a.js'), '1');
  writeFileSync(join(root, 'assets', 'font.woff2'), '');
  writeFileSync(join(root, 'notes.md'), 'not part of the site');
  writeFileSync(join(outside, 'secret.js'), 'secret');
  symlinkSync(join(outside, 'secret.js'), join(root, 'assets', 'link.js'));
});

describe('the site of the built renderer', () => {
  it('serves the page for the bare address and files by their path', () => {
    const site = siteOf(root);
    expect(site.find('/')).toEqual({
      path: join(root, 'index.html'),
      contentType: 'text/html; charset=utf-8',
    });
    expect(site.find('/assets/a.js')?.contentType).toBe('text/javascript; charset=utf-8');
    expect(site.find('/assets/font.woff2')?.contentType).toBe('font/woff2');
  });

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/%5c..%5csecret.js',
    '/..\\secret.js',
    '//secret.js',
    '/assets/link.js',
    '/assets',
    '/assets/',
    '/notes.md',
    '/constructor',
    '/__proto__',
    '',
  ])('knows nothing outside the folder, by a link or of another type: %s', address => {
    expect(siteOf(root).find(address)).toBeUndefined();
  });

  it('knows no file by its place on the disk', () => {
    expect(siteOf(root).find(join(outside, 'secret.js'))).toBeUndefined();
  });

  it('finds a file that was built while it serves', () => {
    const site = siteOf(root);
    writeFileSync(join(root, 'assets', 'later.js'), '2');
    expect(site.find('/assets/later.js')?.path).toBe(join(root, 'assets', 'later.js'));
  });
});
