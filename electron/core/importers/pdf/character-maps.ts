/**
 * The predefined character maps (CMaps) of Chinese, Japanese and Korean fonts, which a PDF only names. They
 * come with pdf.js and are read from beside the program: the one folder the parser process may read.
 */
import { readFile } from 'node:fs/promises';

/** Beside the program, beside the folder of its parts, or in the package when run from source. */
const FOLDERS = ['./cmaps/', '../cmaps/', '../../../../node_modules/pdfjs-dist/cmaps/'];

/** What pdf.js asks for data; made by it, once a document. */
export class CharacterMaps {
  /** @throws Error for anything that is no character map; pdf.js goes on without it. */
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl' || !/^[\w-]{1,60}\.bcmap$/.test(filename))
      throw new Error(`pdf.js asked for ${kind} ${filename}, which it is not given`);
    for (const folder of FOLDERS) {
      const bytes = await readIfThere(new URL(folder + filename, import.meta.url));
      if (bytes) return new Uint8Array(bytes);
    }
    throw new Error(`There is no character map ${filename}`);
  }
}

async function readIfThere(file: URL): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null;
    throw error;
  }
}
