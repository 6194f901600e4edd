/** Beside the table: all about the row the keyboard is on. */
import type { TableRow } from '../../shared/contract/table.ts';
import type { Person } from '../../shared/records/person.ts';
import { AnnotationPanel } from '../inspector/AnnotationPanel.tsx';
import inspector from '../inspector/Inspector.module.css';
import { type CurrentRow, useCurrentRow } from './current-row.ts';

export interface TableInspectorProps {
  readonly current: CurrentRow;
  readonly onOpen: (document: string, annotation: string) => void;
  readonly onLinkTo: (row: TableRow) => void;
  readonly onHistory: (annotation: string) => void;
  readonly person: Person;
}

export function TableInspector({ current, onOpen, onLinkTo, onHistory, person }: TableInspectorProps) {
  const row = useCurrentRow(current);
  return (
    <div className={inspector.inspector}>
      {row === null ? (
        <>
          <h2 className={inspector.heading}>Annotation</h2>
          <p className={inspector.empty}>Go to a row of the table to see all about it.</p>
        </>
      ) : (
        <AnnotationPanel
          key={row.annotation.id}
          annotation={row.annotation}
          onClose={null}
          onOpen={onOpen}
          onLinkTo={() => onLinkTo(row)}
          onHistory={onHistory}
          isNoteWanted={false}
          onNoteReached={() => undefined}
          person={person}
        />
      )}
    </div>
  );
}
