/** Runs a merge and keeps what its dialog shows: from the first file to the last answer. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MergeFile, MergeProgress, ReceivedWorkspace } from '../../shared/contract/merges.ts';
import type { MergePreview, Twin } from '../../shared/history/merge-preview.ts';
import { stageFile } from '../exchange/staging.ts';
import { isCancelled, refusalOf } from '../link/faults.ts';
import { useLink } from '../link/link.tsx';
import type { Client } from '../link/transport.ts';

/** A file as the dialog was given it: a path, or a file of the window that must be sent. */
export type GivenFile = { readonly path: string } | File;

export type MergeJob =
  | { readonly step: 'reading'; readonly name: string }
  /** A sealed file waits for its passphrase or key. */
  | {
      readonly step: 'sealed';
      readonly name: string;
      readonly file: GivenFile;
      readonly problem: string | null;
    }
  | { readonly step: 'refused'; readonly message: string }
  /** What would come in is found out. */
  | { readonly step: 'comparing'; readonly done: number; readonly total: number }
  | { readonly step: 'preview'; readonly preview: MergePreview }
  | { readonly step: 'running'; readonly done: number; readonly total: number };

export type Merged = Extract<MergeProgress, { type: 'finished' }>;

export interface MergeWork {
  readonly job: MergeJob | null;
  /** What was read so far. */
  readonly received: readonly ReceivedWorkspace[];
  /** Reads files, one after the other, and shows what merging all of them would do. */
  add(files: readonly GivenFile[]): void;
  unlock(file: GivenFile, secret: string): void;
  /** Merges what is shown; answers what it did, null when it was refused. */
  run(sameTags: readonly Twin[], bringBack: boolean): Promise<Merged | null>;
  /** Stops what is under way. */
  stop(): void;
}

/** Codes of the refusals that another passphrase or key may cure. */
const SEALED = new Set(['seal.needsPassphrase', 'seal.needsKey', 'seal.wrongPassphrase', 'seal.notForKey']);

export function useMerge(): MergeWork {
  const { client } = useLink();
  const [job, setJob] = useState<MergeJob | null>(null);
  const [received, setReceived] = useState<readonly ReceivedWorkspace[]>([]);
  const latest = useRef(received);
  latest.current = received;
  const stop = useRef(new AbortController());

  // What was read and not merged is given up with the dialog.
  useEffect(
    () => () => {
      stop.current.abort();
      const ids = latest.current.map(({ id }) => id);
      if (ids.length > 0) void client.merges.discard({ ids }).catch(() => undefined);
    },
    [client],
  );

  const add = useCallback(
    async (files: readonly GivenFile[], secret?: string) => {
      stop.current = new AbortController();
      const { signal } = stop.current;
      const all = [...latest.current];
      for (const file of files) {
        const name = nameOf(file);
        setJob({ step: 'reading', name });
        try {
          all.push(await receive(client, file, secret, signal));
          latest.current = all;
          setReceived([...all]);
        } catch (error) {
          if (isCancelled(error)) return;
          const { message, code } = refusalOf(error);
          if (code === null || !SEALED.has(code)) return setJob({ step: 'refused', message });
          const problem = secret === undefined ? null : message;
          return setJob({ step: 'sealed', name, file, problem });
        }
      }
      try {
        for await (const step of await client.merges.preview({ ids: all.map(({ id }) => id) }, { signal }))
          if (step.type === 'finished') setJob({ step: 'preview', preview: step.preview });
          else setJob({ step: 'comparing', done: step.done, total: step.total });
      } catch (error) {
        if (!isCancelled(error)) setJob({ step: 'refused', message: refusalOf(error).message });
      }
    },
    [client],
  );

  const run = useCallback(
    async (sameTags: readonly Twin[], bringBack: boolean): Promise<Merged | null> => {
      stop.current = new AbortController();
      setJob({ step: 'running', done: 0, total: 0 });
      const input = {
        ids: latest.current.map(({ id }) => id),
        sameTags: sameTags.map(({ here, there }) => ({ here, there })),
        bringBack,
      };
      try {
        let done: Merged | null = null;
        for await (const step of await client.merges.run(input, { signal: stop.current.signal }))
          if (step.type === 'progress') setJob({ step: 'running', done: step.done, total: step.total });
          else done = step;
        return done;
      } catch (error) {
        if (isCancelled(error))
          return { type: 'finished', label: null, edits: 0, disagreements: 0, isStopped: true };
        setJob({ step: 'refused', message: refusalOf(error).message });
        return null;
      }
    },
    [client],
  );

  return useMemo(
    () => ({
      job,
      received,
      add: files => void add(files),
      unlock: (file, secret) => void add([file], secret),
      run,
      stop: () => stop.current.abort(),
    }),
    [job, received, add, run],
  );
}

async function receive(
  client: Client,
  file: GivenFile,
  secret: string | undefined,
  signal: AbortSignal,
): Promise<ReceivedWorkspace> {
  const given: MergeFile =
    file instanceof File
      ? { staged: await stageFile(client, file, signal, () => undefined) }
      : { path: file.path };
  return client.merges.receive({ file: given, ...(secret === undefined ? {} : { secret }) }, { signal });
}

function nameOf(file: GivenFile): string {
  return file instanceof File ? file.name : (file.path.split(/[\\/]/).at(-1) ?? file.path);
}
