/** Runs imports and keeps what the dialogs show: one job at a time, from the first byte to the last answer. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReadingOptions } from '../../shared/contract/imports.ts';
import type { ConflictChoice } from '../../shared/contract/returns.ts';
import type { DocumentMetadata } from '../../shared/records/document.ts';
import { isCancelled, refusalOf } from '../link/faults.ts';
import { type Link, useLink } from '../link/link.tsx';
import type { Client } from '../link/transport.ts';
import type { Chosen } from './dropped.ts';
import {
  type AdoptJob,
  type BatchJob,
  type ImportJob,
  type Return,
  type ReviewJob,
  type Target,
  withOutcome,
} from './import-job.ts';
import { importAnyway, NEW_ARTICLE, readMany, readOne, readPasted, readReturn } from './reading.ts';

/** What annotations that came back did, in numbers. */
export type Returned = Awaited<ReturnType<Client['returns']['apply']>>;

export interface Imports {
  readonly job: ImportJob | null;
  /** Whether a dialog is open, and nothing else can be brought in meanwhile. */
  readonly hasDialog: boolean;
  /** One file is shown before it comes in; several come in with one report. */
  start(chosen: Chosen): void;
  /** Shows what annotations of a file would change here. */
  startReturn(file: File): void;
  /** Does what the file on show would change; answers what it did, null when it was refused or cancelled. */
  applyReturn(conflicts: ConflictChoice, signal: AbortSignal): Promise<Returned | null>;
  /** Shows a file before it becomes a new version of an article. */
  startVersion(file: File, target: Target): void;
  /** Shows pasted text or HTML before it comes in. */
  paste(text: string, html?: string): void;
  /** Asks for text to paste. */
  askForText(): void;
  /** Reads the file on show once more, in another way. */
  readAgain(options: ReadingOptions): Promise<void>;
  /** Turns the file on show into a new version of an article, or with null into an article of its own again. */
  aim(target: Target | null): void;
  /** Imports the file on show as an article of its own; answers its id, or null when it was refused. */
  confirm(metadata: DocumentMetadata): Promise<string | null>;
  /** Makes the file or article on show a new version of its target; false when it was refused. */
  confirmVersion(): Promise<boolean>;
  /** Imports the duplicate of one line of the report all the same. */
  keepBoth(row: number): Promise<void>;
  /** Shows what one line of the report would do as a new version of the article it repeats or is like. */
  makeVersion(row: number): void;
  /** Lets the files come in beside other work, or shows their dialog again. */
  setAside(isAside: boolean): void;
  /** Stops what is under way; what is in already stays. */
  cancel(): void;
  /** Ends the dialog on show: back to the report it came from, or to nothing. */
  close(): void;
}

export function useImports(): Imports {
  const { client, run } = useLink();
  const [job, setJob] = useState<ImportJob | null>(null);
  const latest = useRef(job);
  latest.current = job;
  const stop = useRef(new AbortController());

  // What is left of an import must not come into another workspace.
  useEffect(() => () => stop.current.abort(), []);

  const begin = useCallback((work: (signal: AbortSignal) => Promise<void>, back: Return | null = null) => {
    stop.current.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    work(signal).catch(error => {
      if (signal.aborted || isCancelled(error)) return;
      const { message } = refusalOf(error);
      setJob(now => ({
        step: 'refused',
        message,
        title: now?.step === 'reading' ? now.title : 'Import article',
        back,
      }));
    });
  }, []);

  return useMemo<Imports>(() => {
    const shown = new ShownJob(latest, setJob, { client, run });
    const setBatch = (next: (before: BatchJob | null) => BatchJob) =>
      setJob(before => next(before?.step === 'batch' ? before : null));
    const setAside = (isAside: boolean) => setJob(now => (now?.step === 'batch' ? { ...now, isAside } : now));
    /** Shows the import that is under way beside other work; false when there is none. */
    const showRunning = () => {
      const { current } = latest;
      if (current?.step !== 'batch' || current.current === null) return false;
      setAside(false);
      return true;
    };
    return {
      job,
      hasDialog: job !== null && !(job.step === 'batch' && job.isAside),
      setAside,
      start(chosen) {
        const [file] = chosen.files;
        if (file === undefined || showRunning()) return;
        shown.discard();
        begin(signal =>
          chosen.files.length === 1
            ? readOne(client, file, NEW_ARTICLE, signal, setJob)
            : readMany(client, chosen, signal, setBatch),
        );
      },
      startReturn(file) {
        if (showRunning()) return;
        shown.discard();
        begin(signal => readReturn(client, file, signal, setJob));
      },
      applyReturn: (conflicts, signal) => shown.applyReturn(conflicts, signal),
      startVersion(file, target) {
        if (showRunning()) return;
        shown.discard();
        begin(signal => readOne(client, file, { target, isForTarget: true, back: null }, signal, setJob));
      },
      paste(text, html) {
        if (showRunning()) return;
        shown.discard();
        const pasted = { text, ...(html === undefined ? {} : { html }) };
        begin(signal => readPasted(client, pasted, signal, setJob));
      },
      askForText() {
        if (!showRunning()) setJob({ step: 'paste' });
      },
      readAgain: options => shown.readAgain(options),
      aim(target) {
        const { current } = latest;
        if (current?.step === 'review') setJob({ ...current, target });
      },
      confirm: metadata => shown.confirm(metadata),
      confirmVersion: () => shown.confirmVersion(),
      keepBoth(row) {
        // The one before may have stopped the rest of the batch.
        if (stop.current.signal.aborted) stop.current = new AbortController();
        return shown.keepBoth(row, stop.current.signal);
      },
      makeVersion(row) {
        const { current } = latest;
        if (current?.step !== 'batch') return;
        const line = current.rows[row];
        const back = { report: current, row };
        if (line?.outcome.outcome === 'imported' && line.outcome.like) {
          setJob({ step: 'adopt', from: line.outcome, target: line.outcome.like, back });
        } else if (line?.outcome.outcome === 'duplicate') {
          const { id, title } = line.outcome;
          const purpose = { target: { id, title }, isForTarget: true, back };
          begin(signal => readOne(client, line.file, purpose, signal, setJob), back);
        }
      },
      cancel: () => stop.current.abort(),
      close() {
        stop.current.abort();
        shown.discard();
        setJob(latest.current && 'back' in latest.current ? (latest.current.back?.report ?? null) : null);
      },
    };
  }, [client, run, job, begin]);
}

/** What can be done with the job on show. */
class ShownJob {
  readonly #latest: { readonly current: ImportJob | null };
  readonly #set: (job: ImportJob | null) => void;
  readonly #link: Pick<Link, 'client' | 'run'>;

  constructor(
    latest: { readonly current: ImportJob | null },
    set: (job: ImportJob | null) => void,
    link: Pick<Link, 'client' | 'run'>,
  ) {
    this.#latest = latest;
    this.#set = set;
    this.#link = link;
  }

  get #review(): ReviewJob | null {
    const { current } = this.#latest;
    return current?.step === 'review' ? current : null;
  }

  /** Has the engine forget the file on show. */
  discard(): void {
    const { client, run } = this.#link;
    const { current } = this.#latest;
    const staged = current?.step === 'return' ? current.staged : this.#review?.preview.staged;
    if (staged !== undefined) void run(() => client.imports.discard({ staged: [staged] }));
  }

  async applyReturn(conflicts: ConflictChoice, signal: AbortSignal): Promise<Returned | null> {
    const { client, run } = this.#link;
    const { current } = this.#latest;
    if (current?.step !== 'return') return null;
    const { staged } = current;
    const result = await run(() => client.returns.apply({ staged, conflicts }, { signal }));
    if (!result.ok) return null;
    this.#set(null);
    return result.value;
  }

  async readAgain(options: ReadingOptions): Promise<void> {
    const { client, run } = this.#link;
    const shown = this.#review;
    if (!shown) return;
    const { staged } = shown.preview;
    const result = await run(() => client.imports.preview({ staged, options }));
    if (result.ok && this.#review?.preview.staged === staged)
      this.#set({ ...this.#review, preview: result.value });
  }

  async confirm(metadata: DocumentMetadata): Promise<string | null> {
    const { client, run } = this.#link;
    const shown = this.#review;
    if (!shown) return null;
    const { staged } = shown.preview;
    const result = await run(() => client.imports.confirm({ staged, metadata }));
    if (!result.ok) return null;
    this.#set(null);
    return result.value.id;
  }

  async confirmVersion(): Promise<boolean> {
    const { client } = this.#link;
    const { current } = this.#latest;
    if (current?.step === 'adopt') {
      const { target, from } = current;
      return this.#replace(current, target, () =>
        client.versions.adopt({ document: target.id, from: from.id }),
      );
    }
    if (current?.step !== 'review' || current.target === null) return false;
    const { target, preview } = current;
    return this.#replace(current, target, () =>
      client.imports.confirmVersion({ staged: preview.staged, document: target.id }),
    );
  }

  /** Makes the call, and goes back to the report if the dialog came from one. */
  async #replace(job: ReviewJob | AdoptJob, target: Target, call: () => Promise<unknown>): Promise<boolean> {
    const { ok } = await this.#link.run(call);
    if (!ok) return false;
    const { id, title } = target;
    this.#set(job.back && withOutcome(job.back, { outcome: 'version', file: nameOf(job), id, title }));
    return true;
  }

  async keepBoth(row: number, signal: AbortSignal): Promise<void> {
    const { client, run } = this.#link;
    const { current } = this.#latest;
    const line = current?.step === 'batch' ? current.rows[row] : undefined;
    if (!line) return;
    const result = await run(() => importAnyway(client, line.file, signal));
    const now = this.#latest.current;
    if (result.ok && now?.step === 'batch') this.#set(withOutcome({ report: now, row }, result.value));
  }
}

/** The file of the job, as the report names it. */
function nameOf(job: ReviewJob | AdoptJob): string {
  return job.step === 'review' ? job.name : (job.back.report.rows[job.back.row]?.file.name ?? '');
}
