/** How a file was read, and the ways to have it read otherwise. */
import { type Format, formats, isTextFormat, textFormats } from '../../shared/records/imported-article.ts';
import { Select } from '../ui/Select.tsx';
import styles from './Exchange.module.css';
import { encodingOptions } from './encodings.ts';
import type { ReviewJob } from './import-job.ts';
import type { Imports } from './imports.ts';

export interface FileReadingProps {
  readonly job: ReviewJob;
  readonly imports: Imports;
}

export function FileReading({ job: { name, preview }, imports }: FileReadingProps) {
  const { report, words } = preview;
  const format = report.format in formats ? (report.format as Format) : null;
  const readAs = (options: { format?: Format; encoding?: string }) =>
    void imports.readAgain({ ...(format ? { format } : {}), encoding: report.encoding, ...options });
  return (
    <div className={styles.facts}>
      <p>
        {name} · {format === null ? report.format : formats[format]} · {words.toLocaleString('en')}{' '}
        {words === 1 ? 'word' : 'words'}
      </p>
      {report.file !== null && format !== null && isTextFormat(format) && (
        <div className={styles.row}>
          <Select
            label="Read as"
            look="field"
            placeholder={report.format}
            value={format}
            options={Object.entries(textFormats).map(([id, label]) => ({ id, label }))}
            onChange={chosen => chosen !== null && readAs({ format: chosen as Format })}
          />
          <Select
            label="Encoding"
            look="field"
            placeholder={report.encoding}
            value={report.encoding}
            options={encodingOptions(report.encoding)}
            onChange={chosen => chosen !== null && readAs({ encoding: chosen })}
          />
        </div>
      )}
    </div>
  );
}

/** The beginning of the text, to recognise it by. */
export function Excerpt({
  preview,
  direction,
}: Pick<ReviewJob, 'preview'> & { readonly direction: 'ltr' | 'rtl' }) {
  const { excerpt } = preview;
  return (
    <section aria-label="Beginning of the text" className={styles.excerpt} dir={direction}>
      {[...new Set(excerpt)].map(block => (
        <p key={block} dir="auto">
          {block}
        </p>
      ))}
    </section>
  );
}

export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul aria-label="Warnings" className={styles.warnings}>
      {warnings.map(warning => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}
