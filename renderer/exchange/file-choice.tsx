/**
 * Choosing files on the computer the engine runs on: through the system's dialogs where the shell has them,
 * else through the app's own. Either way a path comes back, or null when the dialog was dismissed.
 */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { FilePurpose } from '../../shared/contract/shell.ts';
import { useLink } from '../link/link.tsx';
import { useAbilities } from '../link/queries.ts';
import { FileDialog, type FileRequest } from './FileDialog.tsx';

export interface FileChoice {
  /** A workspace to open, or one to merge, which may be sealed. */
  chooseOpen(purpose?: 'workspace' | 'merge'): Promise<string | null>;
  chooseSave(request: SaveRequest): Promise<string | null>;
}

export interface SaveRequest {
  readonly suggestedName: string;
  readonly purpose: FilePurpose;
  /** Folder to begin in; the person's documents when absent. */
  readonly folder?: string | null;
}

const FileChoiceContext = createContext<FileChoice | null>(null);

/** @throws Error outside a `FileChoiceProvider`. */
export function useFileChoice(): FileChoice {
  const choice = useContext(FileChoiceContext);
  if (!choice) throw new Error('There is no way to choose files here');
  return choice;
}

interface Asked {
  readonly request: FileRequest;
  readonly answer: (path: string | null) => void;
}

export function FileChoiceProvider({ children }: { readonly children: ReactNode }) {
  const { client, run } = useLink();
  const isNative = useAbilities().data?.hasNativeDialogs ?? false;
  const [asked, setAsked] = useState<Asked | null>(null);

  const ask = useCallback(
    (request: FileRequest) => new Promise<string | null>(answer => setAsked({ request, answer })),
    [],
  );
  const choice = useMemo<FileChoice>(() => {
    const native = async (call: () => Promise<string | null>) => {
      const result = await run(call);
      return result.ok ? result.value : null;
    };
    if (isNative) {
      return {
        chooseOpen: (purpose = 'workspace') => native(() => client.shell.chooseOpen({ purpose })),
        chooseSave: ({ suggestedName, purpose }) =>
          native(() => client.shell.chooseSave({ suggestedName, purpose })),
      };
    }
    return {
      chooseOpen: (purpose = 'workspace') => ask({ mode: 'open', purpose, folder: null, suggestedName: '' }),
      chooseSave: request => ask({ mode: 'save', folder: null, ...request }),
    };
  }, [client, run, isNative, ask]);

  return (
    <FileChoiceContext value={choice}>
      {children}
      {asked && (
        <FileDialog
          request={asked.request}
          onAnswer={path => {
            setAsked(null);
            asked.answer(path);
          }}
        />
      )}
    </FileChoiceContext>
  );
}
