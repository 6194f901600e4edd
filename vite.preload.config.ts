/** Builds the preload script: one CommonJS file, because a sandboxed preload can import nothing. */
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'out/desktop',
    emptyOutDir: false,
    rolldownOptions: {
      input: { preload: 'electron/desktop/preload.ts' },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
});
