/** How an export begins: the first rows of a table as they would be written, or the first lines of any other file. */
import type { ExportPreview as Preview } from '../../shared/contract/exports.ts';
import { counted } from '../ui/counted.ts';
import styles from './Exchange.module.css';

export interface ExportPreviewProps {
  readonly preview: Preview;
  /** What is counted: "row". */
  readonly unit: string;
}

export function ExportPreview({ preview, unit }: ExportPreviewProps) {
  if (preview.total === 0) {
    return (
      <div className={styles.preview}>
        <p className={styles.empty}>Nothing of this kind is tagged here, so there is nothing to export.</p>
      </div>
    );
  }
  if (preview.type === 'text' && preview.text === '')
    return (
      <p className={styles.facts}>
        {counted(preview.total, unit)}. A file of this kind cannot be shown here.
      </p>
    );
  return (
    <figure>
      <figcaption id="export-preview">{captionOf(preview, unit)}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={styles.preview} tabIndex={0} aria-labelledby="export-preview">
        {preview.type === 'table' ? (
          <TablePreview {...preview} />
        ) : (
          <pre className={styles.lines} dir="auto">
            {preview.text}
          </pre>
        )}
      </section>
    </figure>
  );
}

function captionOf(preview: Preview, unit: string): string {
  const { total } = preview;
  if (preview.type === 'text') return `First lines of ${counted(total, unit)}`;
  if (preview.rows.length < total) return `First ${preview.rows.length} of ${counted(total, unit)}`;
  return total === 1 ? 'One row' : `All ${counted(total, unit)}`;
}

function TablePreview({ columns, rows }: Extract<Preview, { type: 'table' }>) {
  return (
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
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a preview have no other identity; several can be of one annotation.
          <tr key={index}>
            {columns.map((column, at) => (
              <td key={column} dir="auto">
                {row[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
