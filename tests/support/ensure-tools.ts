/**
 * Run before the tests: looks for the programs they need beside Node, installs what is missing where that is
 * possible without asking (as root on Debian and its kin), and otherwise says in one line what to install.
 */
import { findBrowser, ownSurroundings } from '../../electron/headless/browser.ts';
import { canInstall, installPackages } from '../../electron/headless/browser-install.ts';
import { hasAge } from './age-tool.ts';
import { hasPython } from './second-csv-parser.ts';
import { hasXmllint } from './xmllint.ts';

const surroundings = ownSurroundings();
const tools = [
  {
    name: 'a browser (Chromium, Chrome or Edge)',
    pack: 'chromium',
    isThere: () => findBrowser(surroundings) !== null,
  },
  { name: 'Python 3', pack: 'python3', isThere: hasPython },
  { name: 'xmllint', pack: 'libxml2-utils', isThere: hasXmllint },
  { name: 'age', pack: 'age', isThere: hasAge },
];
const missing = () => tools.filter(tool => !tool.isThere());

/** What to do about it, in one line. */
function advice(failure: string | null): string {
  const names = missing().map(tool => tool.name);
  const packs = missing().map(tool => tool.pack);
  const how =
    process.platform === 'linux' ? `, for example with: sudo apt-get install ${packs.join(' ')}` : '';
  const why = failure === null ? '' : ` (apt-get failed: ${failure})`;
  return `The tests need ${names.join(' and ')}, not found here; install what is missing${how}${why}`;
}

let failure: string | null = null;
if (missing().length > 0 && canInstall(surroundings)) {
  const packs = missing().map(tool => tool.pack);
  console.log(`Installing what the tests need and is not here: ${packs.join(', ')}…`);
  failure = await installPackages(packs, surroundings);
}
if (missing().length > 0) {
  console.error(advice(failure));
  process.exitCode = 1;
}
