/** Builds the renderer: the same bundle for both shells. */
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), typefaceLicences()],
  define: { __POSTIL_VERSION__: JSON.stringify(version) },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // Everything must come from 'self' under the content security policy: no data: fonts or images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
});

/** Lays the licences of the typefaces beside them: the SIL Open Font License asks for it. */
function typefaceLicences(): Plugin {
  return {
    name: 'postil-typeface-licences',
    generateBundle() {
      const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
        devDependencies: Record<string, string>;
      };
      const packages = Object.keys(devDependencies).filter(name => name.startsWith('@fontsource'));
      const texts = packages.map(name => {
        const licence = readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim();
        return `${name.slice(name.indexOf('/') + 1)}\n\n${licence}`;
      });
      const rule = `\n\n${'='.repeat(72)}\n\n`;
      this.emitFile({ type: 'asset', fileName: 'assets/typefaces.txt', source: `${texts.join(rule)}\n` });
    },
  };
}
