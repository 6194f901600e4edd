/** Small sites for the shells' tests: one page with one script, built from `tests/support/pages`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/**
 * Builds `tests/support/pages/<page>` into `folder` as `/page.js` beside an `/index.html` with `body`.
 */
export async function buildTestSite(folder: string, page: string, body: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      target: 'chrome140',
      minify: false,
      lib: { entry: join(import.meta.dirname, 'pages', page), formats: ['es'], fileName: () => 'page.js' },
    },
  });
  const head = '<meta charset="utf-8"><title>test</title><script type="module" src="/page.js"></script>';
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`,
  );
}
