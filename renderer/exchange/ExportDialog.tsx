/** Taking the evidence away: what, how, a look at it, where to, and how far it is. */
import { useState } from 'react';
import {
  type ExportChoices,
  type ExportOptions,
  type Preset,
  presets,
} from '../../shared/records/export-options.ts';
import type { WorkspaceState } from '../../shared/records/workspace.ts';
import { useLink } from '../link/link.tsx';
import { useAbilities, useDocument, useExportPreview } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Checkbox, Radios } from '../ui/Field.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './Exchange.module.css';
import { ExportPreview } from './ExportPreview.tsx';
import { useExport } from './export-job.ts';
import { useFileChoice } from './file-choice.tsx';
import { asFileName } from './paths.ts';

const PRESETS = (Object.keys(presets) as Preset[]).map(id => ({
  id,
  label: presets[id].label,
  note: presets[id].about,
}));

export interface ExportDialogProps {
  /** Those of the last export. */
  readonly choices: ExportChoices;
  readonly workspace: WorkspaceState;
  /** The open article. */
  readonly document: string | null;
  /** Ids of the articles it was asked for; null for no particular ones. */
  readonly chosen: readonly string[] | null;
  readonly onClose: () => void;
}

export function ExportDialog({ choices, workspace, document, chosen, onClose }: ExportDialogProps) {
  const [options, setOptions] = useState<ExportOptions>(() => {
    const { folder: _, ...kept } = choices;
    return { ...kept, filter: chosen === null ? {} : { documents: [...chosen] } };
  });
  const { job, start, cancel } = useExport(choices.folder);
  const { chooseSave } = useFileChoice();
  const preview = useExportPreview(options).data;
  const isEmpty = preview?.total === 0;

  const run = async () => {
    const suggestedName = `${asFileName(`${workspace.name} ${presets[options.preset].label.toLowerCase()}`)}.csv`;
    const to = await chooseSave({ suggestedName, purpose: 'export', folder: choices.folder });
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
        <Progress
          label={`Writing ${job.total.toLocaleString('en')} rows…`}
          done={job.done}
          total={job.total}
        />
      </Dialog>
    );
  }
  if (job?.step === 'finished') return <Finished path={job.path} rows={job.rows} onClose={onClose} />;
  return (
    <Dialog
      key="choosing"
      title="Export"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={preview === undefined || isEmpty} onPress={() => void run()}>
            Save CSV…
          </Button>
        </>
      }
    >
      <Radios
        label="What"
        look="cards"
        value={options.preset}
        options={PRESETS}
        onChange={preset => setOptions({ ...options, preset })}
      />
      {(chosen ?? document) !== null && (
        <Scope document={document} chosen={chosen} options={options} onChange={setOptions} />
      )}
      <div>
        <Checkbox
          label="Mark the file as UTF-8 for Excel"
          hint="Writes a byte-order mark. Excel needs it to show accents and other scripts; most programs ignore it."
          isChecked={options.byteOrderMark}
          onChange={byteOrderMark => setOptions({ ...options, byteOrderMark })}
        />
        <Checkbox
          label="Leave cells as they are"
          hint="Without this, a text that a spreadsheet would run as a formula gets a leading apostrophe and is named in the column “guarded”."
          isChecked={options.rawCells}
          onChange={rawCells => setOptions({ ...options, rawCells })}
        />
      </div>
      {preview?.type === 'table' && <ExportPreview {...preview} />}
    </Dialog>
  );
}

interface ScopeProps extends Pick<ExportDialogProps, 'document' | 'chosen'> {
  readonly options: ExportOptions;
  readonly onChange: (options: ExportOptions) => void;
}

/** From which articles: all, those it was asked for, or the open one. */
function Scope({ document, chosen, options, onChange }: ScopeProps) {
  const [only] = chosen?.length === 1 ? chosen : [];
  const named = only ?? document;
  const title = useDocument(named).data?.document.title ?? '';
  const isMany = chosen !== null && only === undefined;
  const scopes: Readonly<Record<string, readonly string[] | undefined>> = {
    all: undefined,
    ...(isMany ? { chosen } : {}),
    ...(named === null ? {} : { this: [named] }),
  };
  const start = only === undefined && isMany ? 'chosen' : 'this';
  const [scope, setScope] = useState(options.filter.documents === undefined ? 'all' : start);
  const labels: Readonly<Record<string, string>> = {
    all: 'Whole workspace',
    chosen: `${chosen?.length.toLocaleString('en')} articles`,
    this: `This article: ${title.length > 40 ? `${title.slice(0, 38).toWellFormed()}…` : title}`,
  };
  return (
    <Radios
      label="From"
      look="segments"
      value={scope}
      options={Object.keys(scopes).map(id => ({ id, label: labels[id] ?? '' }))}
      onChange={next => {
        setScope(next);
        const documents = scopes[next];
        onChange({ ...options, filter: documents === undefined ? {} : { documents: [...documents] } });
      }}
    />
  );
}

interface FinishedProps {
  readonly path: string;
  readonly rows: number;
  readonly onClose: () => void;
}

function Finished({ path, rows, onClose }: FinishedProps) {
  const { client, run } = useLink();
  const canReveal = useAbilities().data?.canReveal ?? false;
  return (
    <Dialog
      title="Export"
      size="small"
      isDismissable
      onClose={onClose}
      footer={
        <>
          {canReveal && (
            <Button onPress={() => void run(() => client.shell.reveal({ path }))}>Show in folder</Button>
          )}
          <Button look="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p role="alert" className={styles.done}>
        {rows === 1 ? '1 row was' : `${rows.toLocaleString('en')} rows were`} written to <b>{path}</b>
      </p>
    </Dialog>
  );
}
