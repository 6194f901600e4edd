/** What a cell shows. Its words are those of `cellText`; here they get colours and signs. */
import type { TableRow } from '../../shared/contract/table.ts';
import type { TableColumn } from '../../shared/records/table-query.ts';
import { TagMark } from '../codebook/TagMark.tsx';
import { PersonMark } from '../history/PersonMark.tsx';
import { Dot } from '../ui/Dot.tsx';
import { cellText } from './columns.ts';
import styles from './Grid.module.css';
import type { TableNames } from './use-names.ts';

export interface CellContentProps {
  readonly row: TableRow;
  readonly column: TableColumn;
  readonly names: TableNames;
}

export function CellContent({ row, column, names }: CellContentProps) {
  const { annotation } = row;
  const text = cellText(row, column, names);
  if (text === '') return null;
  switch (column) {
    case 'kind':
      return (
        <span className={styles.kind}>
          <Dot tone={annotation.kind} /> {text}
        </span>
      );
    case 'quote':
      return (
        <span className={`${styles.text} ${styles.quote}`} dir="auto">
          {text}
        </span>
      );
    case 'tags':
      return (
        <span className={styles.tags}>
          {annotation.tags.map(id => (
            <span key={id} className={styles.tag}>
              <TagMark colour={names.codebook.colourOf(id)} />
              <bdi>{names.tag(id)}</bdi>
            </span>
          ))}
        </span>
      );
    case 'confidence':
      return (
        <>
          <span aria-hidden="true" className={styles.degrees}>
            {'●'.repeat(Number(text))}
            <span>{'●'.repeat(5 - Number(text))}</span>
          </span>
          <span className="visually-hidden">{text} of 5</span>
        </>
      );
    case 'keyPassage':
      return (
        <>
          <span aria-hidden="true" className={styles.star}>
            ★
          </span>
          <span className="visually-hidden">{text}</span>
        </>
      );
    case 'person':
      return (
        <span className={styles.kind}>
          <PersonMark person={names.people.get(annotation.createdBy)} isNamed /> <bdi>{text}</bdi>
        </span>
      );
    case 'status':
      return <span className={annotation.position.status === 'exact' ? '' : styles.warned}>{text}</span>;
    default:
      return (
        <span className={styles.text} dir="auto">
          {text}
        </span>
      );
  }
}
