/** Run before the tests: finds a browser for them, installs one where that is possible, or says what to do. */
import { ownSurroundings } from '../../electron/headless/browser.ts';
import { ensureBrowser } from '../../electron/headless/browser-install.ts';

const program = await ensureBrowser(ownSurroundings(), line => console.log(line));
if (program === null) process.exitCode = 1;
