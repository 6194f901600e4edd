/**
 * How well passages are found again after a text has changed, and how quickly: Postil's matcher beside published
 * ones from npm, on the same texts and quotes. Right is within 3 units at both ends.
 */
import { PEERS, type Peer, type Place, POSTIL } from './anchors-peers.ts';
import { Chance } from './anchors-prose.ts';
import { SCENARIOS, type Trial } from './anchors-scenarios.ts';
import { median } from './measuring.ts';

/** Units of text, quotes tried of each scenario, and quotes the slower peers are given. */
const SIZES = [
  { size: 10_000, count: 40, given: 40 },
  { size: 100_000, count: 32, given: 32 },
  { size: 1_000_000, count: 16, given: 8 },
  { size: 10_000_000, count: 8, given: 1 },
] as const;
const NEAR = 3;

interface Row {
  readonly size: number;
  readonly scenario: string;
  readonly matcher: string;
  /** Passages found at their place, of those that are still there. */
  readonly right: string;
  /** Passages said to be where they are not. */
  readonly wrong: number;
  /** Median time of one passage, in ms, what is made once for the text left out. */
  readonly ms: number;
}

/** Measures and prints; the figures are no times beside one baseline, so they have a table of their own. */
export function measureAnchors(): void {
  const rows: Row[] = [];
  for (const { size, count, given } of SIZES) {
    for (const [name, scenario] of Object.entries(SCENARIOS)) {
      const trial = scenario(new Chance(size + name.length), size, count);
      rows.push(measure(POSTIL, trial, size, name, count));
      for (const peer of PEERS) rows.push(measure(peer, trial, size, name, given));
    }
    console.error(`  ${size.toLocaleString('en')} units done`);
  }
  console.log(`\n${tableOf(rows)}`);
}

function measure(peer: Peer, { text, cases }: Trial, size: number, scenario: string, count: number): Row {
  const find = peer.open(text);
  const tried = cases.slice(0, count);
  const times: number[] = [];
  let right = 0;
  let wrong = 0;
  for (const { anchor, truth } of tried) {
    const start = performance.now();
    const found = find(anchor);
    times.push(performance.now() - start);
    if (found && truth && isNear(found, truth)) right++;
    else if (found) wrong++;
  }
  const there = tried.filter(({ truth }) => truth !== null).length;
  return { size, scenario, matcher: peer.name, right: `${right}/${there}`, wrong, ms: median(times) };
}

function isNear(found: Place, truth: Place): boolean {
  return Math.abs(found.start - truth.start) <= NEAR && Math.abs(found.end - truth.end) <= NEAR;
}

function tableOf(rows: readonly Row[]): string {
  const head = '| units | scenario | matcher | right | wrong | ms |\n|---|---|---|---|---|---|';
  const lines = rows.map(
    ({ size, scenario, matcher, right, wrong, ms }) =>
      `| ${size.toLocaleString('en')} | ${scenario} | ${matcher} | ${right} | ${wrong} | ${ms.toPrecision(3)} |`,
  );
  return [head, ...lines].join('\n');
}
