/** What every measurement needs: medians, percentiles, and a table that compares with a baseline. */

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | '';
  /** The same work done by the simplest other means, in the same run, and what that was. */
  readonly baseline?: { readonly what: string; readonly value: number };
  /** The most it may be: of the baseline, or by itself. */
  readonly target?: { readonly ratio: number } | { readonly value: number };
}

/** The value below which a share of the values lies (nearest rank). @param share From 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** How long `act` takes, in ms. */
export async function timed(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** A Markdown table, so that it can be pasted where figures are kept. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(figure => {
    const { what, value, unit, baseline } = figure;
    return [
      what,
      `${rounded(value)} ${unit}`.trim(),
      baseline === undefined ? '' : `${rounded(baseline.value)} ${unit}`.trim(),
      baseline === undefined || baseline.value === 0 ? '' : `${(value / baseline.value).toFixed(2)}×`,
      baseline?.what ?? '',
      verdict(figure),
    ];
  });
  const head = ['what', 'Postil', 'baseline', 'ratio', 'the baseline', 'target'];
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map(row => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function rounded(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** "≤ 0.75×: met", or how far it is missed. */
function verdict({ value, unit, baseline, target }: Figure): string {
  if (target === undefined) return '';
  const isRatio = 'ratio' in target;
  const limit = isRatio ? target.ratio : target.value;
  const reached = isRatio ? value / (baseline?.value ?? Number.NaN) : value;
  const said = isRatio ? `≤ ${limit}×` : `≤ ${limit} ${unit}`.trim();
  return `${said}: ${reached <= limit ? 'met' : 'MISSED'}`;
}
