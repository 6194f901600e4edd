/** The figures of agreement as a table: a row for everyone together, for each pair, and for each kind or tag. */
import type { Agreement, AgreementRow } from '../../../shared/contract/agreement.ts';
import { columnMaker, type Table, tableOf } from './table.ts';

/** A row with the names of its pair. */
interface Named {
  readonly row: AgreementRow;
  readonly names: readonly string[];
}

const column = columnMaker<Named>();

/** Digits after the point: more than any sample of passages can bear out. */
const DIGITS = 6;

const columns = [
  column.fixed('scope', 'overall, pair or label (a kind or a tag)', ({ row }) => row.scope),
  column.text('label', 'The kind, or the path of the tag', ({ row }) =>
    row.scope === 'label' ? row.label : null,
  ),
  column.text('person_1', 'The first of a pair', ({ names }) => names[0] ?? null),
  column.text('person_2', 'The second of a pair', ({ names }) => names[1] ?? null),
  column.fixed('observed_agreement', 'Share of units they agree on', ({ row }) => rounded(row.observed)),
  column.fixed('cohen_kappa', 'Cohen’s kappa; of more than two people the mean over pairs', ({ row }) =>
    rounded(row.kappa),
  ),
  column.fixed('krippendorff_alpha', 'Krippendorff’s alpha, nominal', ({ row }) => rounded(row.alpha)),
  column.fixed('krippendorff_alpha_u', 'Krippendorff’s alpha for unitising', ({ row }) =>
    rounded(row.alphaU),
  ),
  column.fixed('units', 'Passages or UTF-16 units compared', ({ row }) => row.units),
  column.fixed('reason', 'Why figures are missing', ({ row }) => row.reason),
  column.guarded,
];

export function agreementTable({ rows, people }: Agreement): Table {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const named = rows.map(row => ({ row, names: row.pair.map(id => names.get(id) ?? id) }));
  return tableOf('Agreement', 'guarded', columns, rows.length, () => named.values());
}

function rounded(figure: number | null): number | null {
  return figure === null ? null : Number(figure.toFixed(DIGITS));
}
