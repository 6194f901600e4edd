/** What was left out of an article as not being part of it. */
import type { StrippedPart } from '../../shared/records/document.ts';
import styles from './Metadata.module.css';

export function StrippedParts({ parts }: { readonly parts: readonly StrippedPart[] }) {
  if (parts.length === 0) return null;
  return (
    <details className={styles.report}>
      <summary>{parts.length === 1 ? '1 part left out' : `${parts.length} parts left out`}</summary>
      <ul>
        {parts.map(({ reason, text }) => (
          <li key={`${reason} ${text}`}>
            <b>{reason}</b>
            <span dir="auto">{text}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
