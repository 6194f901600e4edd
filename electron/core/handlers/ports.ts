/** What a shell supplies beside its transport. Each shell has its own; the handlers know only this. */
import type { Abilities, FilePurpose } from '../../../shared/contract/shell.ts';

export interface SaveRequest {
  readonly suggestedName: string;
  readonly purpose: FilePurpose;
}

export interface Ports {
  readonly abilities: Abilities;
  /**
   * Asks for a workspace to open or to merge; null when dismissed.
   * @throws Fault `shell.unable` where there is no dialog.
   */
  chooseOpen(purpose: 'workspace' | 'merge'): Promise<string | null>;
  /** Asks where to save; null when dismissed. @throws Fault `shell.unable` where there is no dialog. */
  chooseSave(request: SaveRequest): Promise<string | null>;
  /** Shows a file in the system's file manager. */
  reveal(path: string): Promise<void>;
  quit(): Promise<void>;
}
