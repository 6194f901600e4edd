/** Cells that were changed in a sheet: what is here, and what the sheet says. */
import type { SheetDifference } from '../../shared/contract/returns.ts';
import returned from './Returned.module.css';

export interface DifferencesProps {
  readonly differences: readonly SheetDifference[];
  /** How many there are, more perhaps than are told. */
  readonly total: number;
}

export function Differences({ differences, total }: DifferencesProps) {
  if (total === 0) return null;
  const isCut = differences.length < total;
  return (
    <figure>
      <figcaption id="differences" className={returned.subhead}>
        Changed in the sheet ({total.toLocaleString('en')})
        {isCut && `, the first ${differences.length.toLocaleString('en')}`}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={returned.differences} tabIndex={0} aria-labelledby="differences">
        <table>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Annotation</th>
              <th scope="col">Field</th>
              <th scope="col">Here</th>
              <th scope="col">Sheet</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ row, annotation, quote, column, here, sheet }) => (
              <tr key={`${annotation} ${column}`}>
                <td>{row}</td>
                <td dir="auto">{quote}</td>
                <td>{column}</td>
                <td dir="auto">
                  <CellText text={here} />
                </td>
                <td dir="auto">
                  <CellText text={sheet} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  );
}

/** Longest text of a cell shown, in UTF-16 units: enough to see what changed. */
const LONGEST = 300;

export function CellText({ text }: { readonly text: string }) {
  if (text.trim() === '') return <i className={returned.nothing}>empty</i>;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
