/** Ways to a workspace: a new one, one that is there, the sample. Refusals are told to the person. */
import { useMemo } from 'react';
import { WORKSPACE_EXTENSION } from '../../shared/records/workspace.ts';
import { useLink } from '../link/link.tsx';

/** How paths are asked for; the app's file dialogs fit. */
export interface PathChoice {
  chooseOpen(): Promise<string | null>;
  chooseSave(request: { suggestedName: string; purpose: 'workspace' }): Promise<string | null>;
}

export interface Opening {
  create(): void;
  choose(): void;
  open(path: string): void;
  openSample(): void;
}

export function useOpening(choice: PathChoice): Opening {
  const { client, run } = useLink();
  return useMemo(() => {
    const open = (path: string) => void run(() => client.workspace.open({ path }));
    return {
      open,
      openSample: () => void run(() => client.workspace.openSample()),
      choose: () =>
        void choice.chooseOpen().then(path => {
          if (path !== null) open(path);
        }),
      create: () =>
        void choice
          .chooseSave({ suggestedName: `Evidence${WORKSPACE_EXTENSION}`, purpose: 'workspace' })
          .then(path => {
            if (path !== null) void run(() => client.workspace.create({ path }));
          }),
    };
  }, [client, run, choice]);
}
