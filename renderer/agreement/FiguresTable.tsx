/** The figures of agreement: for everyone, each pair, and each kind or tag. */
import type { AgreementRow } from '../../shared/contract/agreement.ts';
import type { AgreementQuery } from '../../shared/records/agreement.ts';
import styles from './Agreement.module.css';

export interface FiguresTableProps {
  readonly rows: readonly AgreementRow[];
  readonly query: AgreementQuery;
}

/** Digits after the point. */
const DIGITS = 3;

export function FiguresTable({ rows, query: { unit, of } }: FiguresTableProps) {
  const groups = [
    { name: null, rows: rows.filter(({ scope }) => scope === 'overall') },
    { name: 'Pairs', rows: rows.filter(({ scope }) => scope === 'pair') },
    { name: of === 'kind' ? 'Kinds' : 'Tags', rows: rows.filter(({ scope }) => scope === 'label') },
  ];
  return (
    <table aria-label="Figures" className={styles.figures}>
      <thead>
        <tr>
          <td />
          <th scope="col">Observed agreement</th>
          <th scope="col">Cohen’s κ</th>
          <th scope="col">Krippendorff’s α</th>
          <th scope="col">
            α<sub>u</sub>
          </th>
          <th scope="col">{unit === 'overlap' ? 'Passages' : 'Characters'}</th>
        </tr>
      </thead>
      {groups
        .filter(group => group.rows.length > 0)
        .map(group => (
          <tbody key={group.name}>
            {group.name !== null && (
              <tr>
                <th scope="rowgroup" colSpan={6} className={styles.group}>
                  {group.name}
                </th>
              </tr>
            )}
            {group.rows.map(row => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        ))}
    </table>
  );
}

function Row({ row }: { readonly row: AgreementRow }) {
  const { label, observed, kappa, alpha, alphaU, units, reason } = row;
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{label}</span>
        {reason !== null && <span className={styles.reason}>No {reason}</span>}
      </th>
      <td>{observed === null ? '–' : `${(observed * 100).toFixed(1)} %`}</td>
      <Coefficient value={kappa} />
      <Coefficient value={alpha} />
      <Coefficient value={alphaU} />
      <td>{units.toLocaleString('en')}</td>
    </tr>
  );
}

function Coefficient({ value }: { readonly value: number | null }) {
  return <td>{value === null ? '–' : value.toFixed(DIGITS).replace('-', '−')}</td>;
}
