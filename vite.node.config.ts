/** Builds everything that runs in Node: the command line, the Electron main process, the parser, the worker. */
import { cpSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { pdfjs } from './vite.pdf.ts';

/** Files the programs read at run time, laid beside them. */
const resources: Plugin = {
  name: 'postil-resources',
  writeBundle() {
    cpSync('migrations', 'out/migrations', { recursive: true });
    cpSync('electron/core/sample', 'out/sample', {
      recursive: true,
      filter: path => !path.endsWith('.ts') && !path.endsWith('tsconfig.json'),
    });
  },
};

export default defineConfig({
  plugins: [resources, pdfjs],
  // Bundled whole, so that an installed app carries no node_modules but the native store.
  ssr: {
    noExternal: true,
    external: ['better-sqlite3', 'electron', 'bufferutil', 'utf-8-validate', 'canvas'],
  },
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'out',
    emptyOutDir: false,
    rolldownOptions: {
      input: {
        'cli/postil': 'electron/cli/postil.ts',
        'cli/main': 'electron/cli/main.ts',
        'desktop/main': 'electron/desktop/main.ts',
        parser: 'electron/core/jobs/parser.ts',
        foreign: 'electron/core/jobs/foreign-process.ts',
        worker: 'electron/core/jobs/worker.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
