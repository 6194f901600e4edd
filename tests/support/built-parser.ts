/**
 * The parser program built to a plain file, as `npm run build` does: the permission model of its process
 * reads nothing but the folder of that file.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { pdfjs } from '../../vite.pdf.ts';

export interface BuiltParser {
  /** Path of `parser.js`. */
  readonly program: string;
  remove(): Promise<void>;
}

/** Builds `electron/core/jobs/parser.ts`, or another program in its place, into a folder of its own. */
export async function buildParser(source = 'electron/core/jobs/parser.ts'): Promise<BuiltParser> {
  await mkdir('.cache', { recursive: true });
  const folder = await mkdtemp(join(process.cwd(), '.cache', 'parser-'));
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [pdfjs],
    ssr: { noExternal: true, external: ['canvas', 'better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { parser: source },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return { program: join(folder, 'parser.js'), remove: () => rm(folder, { recursive: true, force: true }) };
}
