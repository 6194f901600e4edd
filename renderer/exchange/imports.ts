/** Runs imports: sends files, has them read, and keeps what the dialogs show. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ImportOutcome, ReadingOptions } from '../../shared/contract/imports.ts';
import type { DocumentMetadata } from '../../shared/records/document.ts';
import { isCancelled, refusalOf } from '../link/faults.ts';
import { useLink } from '../link/link.tsx';
import type { Client } from '../link/transport.ts';
import type { ImportJob } from './import-job.ts';
import { refusalBeforeReading, stageFile } from './staging.ts';

export interface Imports {
  readonly job: ImportJob | null;
  /** One file is shown before it comes in; several come in with one report. */
  start(files: readonly File[]): void;
  /** Shows pasted text or HTML before it comes in. */
  paste(text: string, html?: string): void;
  /** Asks for text to paste. */
  askForText(): void;
  /** Reads the file on show once more, in another way. */
  readAgain(options: ReadingOptions): Promise<void>;
  /** Imports the file on show; answers its id, or null when it was refused. */
  confirm(metadata: DocumentMetadata): Promise<string | null>;
  /** Stops what is under way; what is in already stays. */
  cancel(): void;
  /** Ends and forgets the job. */
  close(): void;
}

type SetJob = (job: ImportJob | null) => void;

export function useImports(): Imports {
  const { client, run } = useLink();
  const [job, setJob] = useState<ImportJob | null>(null);
  const latest = useRef(job);
  latest.current = job;
  const stop = useRef(new AbortController());

  const begin = useCallback((work: (signal: AbortSignal) => Promise<void>) => {
    stop.current.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    work(signal).catch(error => {
      if (signal.aborted || isCancelled(error)) return;
      setJob({ step: 'refused', message: refusalOf(error).message });
    });
  }, []);

  return useMemo<Imports>(() => {
    const discardShown = () => {
      const shown = latest.current;
      if (shown?.step === 'review')
        void run(() => client.imports.discard({ staged: [shown.preview.staged] }));
    };
    return {
      job,
      start(files) {
        discardShown();
        const [file] = files;
        if (file === undefined) return;
        begin(signal =>
          files.length === 1
            ? readOne(client, file, signal, setJob)
            : readMany(client, files, signal, setJob),
        );
      },
      paste(text, html) {
        discardShown();
        begin(signal =>
          readPasted(client, { text, ...(html === undefined ? {} : { html }) }, signal, setJob),
        );
      },
      askForText: () => setJob({ step: 'paste' }),
      async readAgain(options) {
        const shown = latest.current;
        if (shown?.step !== 'review') return;
        const { staged } = shown.preview;
        const result = await run(() => client.imports.preview({ staged, options }));
        if (result.ok) setJob({ ...shown, preview: result.value });
      },
      async confirm(metadata) {
        const shown = latest.current;
        if (shown?.step !== 'review') return null;
        const result = await run(() => client.imports.confirm({ staged: shown.preview.staged, metadata }));
        if (!result.ok) return null;
        setJob(null);
        return result.value.id;
      },
      cancel: () => stop.current.abort(),
      close() {
        stop.current.abort();
        discardShown();
        setJob(null);
      },
    };
  }, [client, run, job, begin]);
}

async function readOne(client: Client, file: File, signal: AbortSignal, setJob: SetJob): Promise<void> {
  const refusal = refusalBeforeReading(file);
  if (refusal !== null) return setJob({ step: 'refused', message: refusal });
  const { name, size } = file;
  setJob({ step: 'reading', name, sent: 0, size });
  const staged = await stageFile(client, file, signal, sent => setJob({ step: 'reading', name, sent, size }));
  await show(client, staged, name, signal, setJob);
}

async function readPasted(
  client: Client,
  pasted: { text: string; html?: string },
  signal: AbortSignal,
  setJob: SetJob,
): Promise<void> {
  setJob({ step: 'reading', name: 'Pasted text', sent: 0, size: 0 });
  const { staged } = await client.imports.paste(pasted);
  await show(client, staged, 'Pasted text', signal, setJob);
}

/** Has a staged file read and puts it on show; when that fails the file is forgotten. */
async function show(
  client: Client,
  staged: string,
  name: string,
  signal: AbortSignal,
  setJob: SetJob,
): Promise<void> {
  try {
    const preview = await client.imports.preview({ staged }, { signal });
    signal.throwIfAborted();
    setJob({ step: 'review', name, preview });
  } catch (error) {
    await client.imports.discard({ staged: [staged] });
    throw error;
  }
}

/** Sends and imports one file after the other, so that only one waits in memory at a time. */
async function readMany(
  client: Client,
  files: readonly File[],
  signal: AbortSignal,
  setJob: SetJob,
): Promise<void> {
  const outcomes: ImportOutcome[] = [];
  const tell = (current: string | null, isStopped: boolean) =>
    setJob({ step: 'batch', total: files.length, outcomes: [...outcomes], current, isCancelled: isStopped });
  for (const file of files) {
    if (signal.aborted) break;
    tell(file.name, false);
    const outcome = await importOne(client, file, signal);
    if (outcome) outcomes.push(outcome);
  }
  tell(null, signal.aborted && outcomes.length < files.length);
}

/** What became of one file; null when it was cancelled. */
async function importOne(client: Client, file: File, signal: AbortSignal): Promise<ImportOutcome | null> {
  const refusal = refusalBeforeReading(file);
  if (refusal !== null) return { outcome: 'refused', file: file.name, error: refusal };
  try {
    const staged = await stageFile(client, file, signal, () => {});
    for await (const { outcome } of await client.imports.batch({ staged: [staged] }, { signal }))
      return outcome;
    return null;
  } catch (error) {
    if (signal.aborted || isCancelled(error)) return null;
    const { message, code } = refusalOf(error);
    // A full disk or a closed workspace ends the whole import, not this file alone.
    if (code === null || code.startsWith('disk.') || code.startsWith('workspace.')) throw error;
    return { outcome: 'refused', file: file.name, error: message };
  }
}
