/** The first rows of an export as they would be written. */
import styles from './Exchange.module.css';

export interface ExportPreviewProps {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: number;
}

export function ExportPreview({ columns, rows, total }: ExportPreviewProps) {
  if (total === 0) {
    return (
      <div className={styles.preview}>
        <p className={styles.empty}>Nothing of this kind is tagged yet, so there is nothing to export.</p>
      </div>
    );
  }
  const shown =
    rows.length < total ? `First ${rows.length} of ${total.toLocaleString('en')} rows` : rowsInWords(total);
  return (
    <figure>
      <figcaption id="export-preview">{shown}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={styles.preview} tabIndex={0} aria-labelledby="export-preview">
        <table>
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row[0] ?? index}>
                {columns.map((column, at) => (
                  <td key={column} dir="auto">
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  );
}

function rowsInWords(total: number): string {
  return total === 1 ? 'One row' : `All ${total} rows`;
}
