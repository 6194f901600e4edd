/** Runs an export and remembers how it was made. */
import { useCallback, useRef, useState } from 'react';
import type { ExportOptions } from '../../shared/records/export-options.ts';
import { useLink } from '../link/link.tsx';
import { useReadSettingsAgain } from '../link/queries.ts';
import { folderOf } from './paths.ts';

export type ExportJob =
  | { readonly step: 'running'; readonly done: number; readonly total: number }
  | {
      readonly step: 'finished';
      readonly path: string;
      readonly rows: number;
      readonly losses: readonly string[];
    };

export interface Export {
  readonly job: ExportJob | null;
  start(options: ExportOptions, to: string): Promise<void>;
  /** Stops the export under way; no half file stays. */
  cancel(): void;
}

export function useExport(lastFolder: string | null): Export {
  const { client, run, tell } = useLink();
  const readSettingsAgain = useReadSettingsAgain();
  const [job, setJob] = useState<ExportJob | null>(null);
  const stop = useRef(new AbortController());

  const start = useCallback(
    async (options: ExportOptions, to: string) => {
      stop.current = new AbortController();
      const { signal } = stop.current;
      setJob({ step: 'running', done: 0, total: 0 });
      try {
        for await (const step of await client.exports.run({ options, to }, { signal })) {
          if (step.type === 'progress') setJob({ step: 'running', done: step.done, total: step.total });
          else setJob({ step: 'finished', path: step.path, rows: step.rows, losses: step.losses });
        }
      } catch (error) {
        setJob(null);
        if (!signal.aborted) tell(error);
        return;
      }
      if (signal.aborted) return setJob(null);
      const { filter: _filter, matrix: _matrix, ...kept } = options;
      const choices = { ...kept, folder: folderOf(to) ?? lastFolder };
      if ((await run(() => client.shell.setExportChoices(choices))).ok) readSettingsAgain();
    },
    [client, run, tell, readSettingsAgain, lastFolder],
  );
  const cancel = useCallback(() => {
    stop.current.abort();
    setJob(null);
  }, []);
  return { job, start, cancel };
}
