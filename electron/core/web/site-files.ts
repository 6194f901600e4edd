/**
 * The built renderer as a site: which address answers with which file. Addresses are looked up in a list of
 * the files that are there; no address is ever turned into a path, so none can lead outside the folder.
 */
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface SiteFile {
  /** Where the file lies. */
  readonly path: string;
  readonly contentType: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export interface Site {
  /**
   * The file of an address's path (`/assets/a.js`, still percent-encoded), or undefined. `/` is
   * `/index.html`. Only plain characters are understood: nothing is decoded, so an encoded `..` is unknown.
   */
  find(pathname: string): SiteFile | undefined;
}

/**
 * The site of the folder `root`. The folder is listed again when an address is unknown, so that a page built
 * anew while the server runs is found; links out of the folder are not followed.
 */
export function siteOf(root: string): Site {
  let files = listFiles(root);
  return {
    find(pathname) {
      const name = pathname === '/' ? '/index.html' : pathname;
      const known = files.get(name);
      if (known !== undefined) return known;
      files = listFiles(root);
      return files.get(name);
    },
  };
}

/** Every regular file with a known type below `root`, by the path of its address. */
function listFiles(root: string): Map<string, SiteFile> {
  const files = new Map<string, SiteFile>();
  const visit = (folder: string, address: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path, `${address}${entry.name}/`);
      const contentType = contentTypes[extname(entry.name)];
      if (entry.isFile() && contentType !== undefined) {
        files.set(`${address}${entry.name}`, { path, contentType });
      }
    }
  };
  visit(root, '/');
  return files;
}
