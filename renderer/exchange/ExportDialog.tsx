/** Taking the evidence away: what, how, a look at it, where to, and how far it is. */
import { useState } from 'react';
import type { EvidenceFilter } from '../../shared/records/evidence-filter.ts';
import {
  type ExportChoices,
  type ExportOptions,
  formats,
  unitOf,
} from '../../shared/records/export-options.ts';
import type { Kind } from '../../shared/records/kind.ts';
import type { MatrixShape } from '../../shared/records/table-query.ts';
import type { WorkspaceState } from '../../shared/records/workspace.ts';
import { useExportPreview, usePeople } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './Exchange.module.css';
import { ExportFinished } from './ExportFinished.tsx';
import { ExportFormat } from './ExportFormat.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import { ExportScopeChoice } from './ExportScopeChoice.tsx';
import { useExport } from './export-job.ts';
import {
  type DialogChoices,
  type ExportScope,
  exportName,
  kindsOffered,
  peopleOffered,
  type ScopeName,
  scopesOffered,
  withoutKinds,
  withoutPeople,
} from './export-scope.ts';
import { useFileChoice } from './file-choice.tsx';
import { asFileName } from './paths.ts';

export interface ExportDialogProps {
  /** Those of the last export. */
  readonly choices: ExportChoices;
  readonly workspace: WorkspaceState;
  /** The open article. */
  readonly document: string | null;
  /** What was chosen before, offered first: a scope, or ids of articles; null for nothing. */
  readonly first: ExportScope | readonly string[] | null;
  /** The matrix it was asked for, null for the usual one; absent for the table of the last export. */
  readonly matrix: MatrixShape | null | undefined;
  readonly onClose: () => void;
}

export function ExportDialog({ choices, workspace, onClose, ...props }: ExportDialogProps) {
  const [kept, setKept] = useState(() => asked(choices, props.matrix));
  const { document, given, first } = scopesOffered(props.document, props.first);
  const [scopeName, setScopeName] = useState(first);
  const [left, setLeft] = useState<readonly Kind[]>([]);
  const people = usePeople().data ?? [];
  const [peopleLeft, setPeopleLeft] = useState<readonly string[]>([]);
  const { job, start, cancel } = useExport(choices.folder);
  const { chooseSave } = useFileChoice();

  const { folder, ...chosen } = kept;
  const { label, extension, isTable } = formats[kept.format];
  const unit = unitOf(kept.format);
  const scopeFilter = filterOf(scopeName, document, given);
  const offered = kindsOffered(kept, isTable, scopeFilter);
  const ids = people.map(({ id }) => id);
  const filter = withoutPeople(withoutKinds(scopeFilter, offered, left), ids, peopleLeft);
  const options: ExportOptions = { ...chosen, filter };
  const { data: preview, error } = useExportPreview(options);

  const run = async () => {
    const name = asFileName(exportName(workspace.name, kept, isTable));
    const to = await chooseSave({ suggestedName: `${name}.${extension}`, purpose: 'export', folder });
    if (to !== null) await start(options, to);
  };
  if (job?.step === 'running') {
    return (
      <Dialog
        key="running"
        title="Export"
        size="small"
        onClose={cancel}
        footer={<Button onPress={cancel}>Cancel</Button>}
      >
        <Progress label={`Writing ${counted(job.total, unit)}…`} done={job.done} total={job.total} />
      </Dialog>
    );
  }
  if (job?.step === 'finished') return <ExportFinished job={job} unit={unit} onClose={onClose} />;
  return (
    <Dialog
      key="choosing"
      title="Export"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="primary"
            isDisabled={preview === undefined || preview.total === 0}
            onPress={() => void run()}
          >
            Save {label}…
          </Button>
        </>
      }
    >
      <ExportScopeChoice
        scope={given}
        document={document}
        value={scopeName}
        onChange={setScopeName}
        kinds={offered}
        left={left}
        onLeave={setLeft}
        people={people.filter(({ id }) => peopleOffered(ids, scopeFilter).includes(id))}
        peopleLeft={peopleLeft}
        onLeavePeople={setPeopleLeft}
      />
      <ExportFormat choices={kept} onChange={setKept} />
      {error ? (
        <p role="alert" className={styles.refused}>
          {error.message}
        </p>
      ) : (
        preview && <ExportPreview preview={preview} unit={unit} />
      )}
    </Dialog>
  );
}

/** The last choices, for the matrix that was asked for: in a format that has tables. */
function asked(choices: ExportChoices, matrix: ExportDialogProps['matrix']): DialogChoices {
  if (matrix === undefined) return choices;
  const format = formats[choices.format].isTable ? choices.format : 'csv';
  return { ...choices, preset: 'matrix', format, ...(matrix && { matrix }) };
}

function filterOf(name: ScopeName, document: string | null, scope: ExportScope | null): EvidenceFilter {
  if (name === 'given' && scope !== null) return scope.filter;
  return name === 'document' && document !== null ? { documents: [document] } : {};
}
