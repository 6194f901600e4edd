/** What will be in a shared file, or is. */
import type { ShareSummary } from '../../shared/records/share-options.ts';
import { counted } from '../ui/counted.ts';
import { fileSize } from './file-size.ts';
import styles from './ShareDialog.module.css';

export interface ShareSummaryViewProps {
  readonly summary: ShareSummary;
  /** Whether the file is there, so that its size is known. */
  readonly isWritten: boolean;
}

export function ShareSummaryView({ summary, isWritten }: ShareSummaryViewProps) {
  const { documents, annotations, links, tags, notes, sourceFiles, people, bytes } = summary;
  const counts = [
    counted(documents, 'article'),
    counted(annotations, 'annotation'),
    counted(links, 'link'),
    counted(tags, 'tag'),
    counted(notes, 'note'),
    counted(sourceFiles, 'source file'),
  ];
  return (
    <>
      <ul className={styles.counts}>
        {counts.map(count => (
          <li key={count}>{count}</li>
        ))}
      </ul>
      <p className={styles.people}>
        {people.length === 0 ? 'Nobody is named in it' : `Names ${people.join(', ')}`} ·{' '}
        {isWritten ? fileSize(bytes) : `about ${fileSize(bytes)}`}
      </p>
    </>
  );
}
