/**
 * `npm run dev`: the loopback shell from its sources, with the page built anew whenever one of its files
 * changes and every open window loading it again. What changes in `electron/` or `shared/` is seen after
 * starting again. Takes what `postil open` takes: a workspace.
 */
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { builtResources } from '../../electron/core/resources.ts';
import { openHeadless } from '../../electron/headless/main.ts';

const root = join(import.meta.dirname, '../..');
process.chdir(root);

/** The parser and the worker are programs of their own and run as built. */
await build({ configFile: join(root, 'vite.node.config.ts'), logLevel: 'warn' });

const watcher = await build({
  configFile: join(root, 'vite.config.ts'),
  logLevel: 'warn',
  build: { watch: {}, emptyOutDir: false },
});
if (!('on' in watcher)) throw new Error('Vite did not watch.');

const given = process.argv[2];
const firstBuild = Promise.withResolvers<void>();
const opening = firstBuild.promise.then(() =>
  openHeadless({
    resources: builtResources(join(root, 'out')),
    workspace: given === undefined ? undefined : resolve(given),
    launchBrowser: false,
    print: line => console.log(line),
  }),
);

watcher.on('event', async event => {
  if (event.code === 'ERROR') console.error(event.error.message);
  if (event.code !== 'END') return;
  firstBuild.resolve();
  const shell = await opening;
  shell.reloadWindows();
});

const shell = await opening;
await shell.ended;
await watcher.close();
