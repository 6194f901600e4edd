/** Which of the events that come in tells of a step this window asked for. */
import type { WorkspaceEvent } from '../../shared/contract/workspace.ts';

export type Changed = Extract<WorkspaceEvent, { type: 'changed' }>;

/** The answer to a step and the event of its commit, which may come before it or after it. */
export class StepEvents {
  /** Events since a step was asked for, by the number of their commit. */
  readonly #heard = new Map<number, Changed>();
  /** Numbers of the commits of answered steps of which no event has come. */
  readonly #due = new Set<number>();

  /**
   * Takes an event.
   * @param isAsking Whether a step has been asked for and not been answered.
   * @returns Whether it is the event of a step that was answered before.
   */
  isDue(event: Changed, isAsking: boolean): boolean {
    const { seq } = event.state;
    if (this.#due.delete(seq)) return true;
    if (!isAsking) this.#heard.clear();
    else this.#heard.set(seq, event);
    return false;
  }

  /**
   * Takes the answer to a step.
   * @param seq Number of the step's commit.
   * @returns The event of that commit, if it came before; `isDue` says which it is when it comes later.
   */
  answered(seq: number): Changed | undefined {
    const event = this.#heard.get(seq);
    this.#heard.clear();
    if (!event) this.#due.add(seq);
    return event;
  }

  /** Commits of another workspace have the same numbers. */
  forget(): void {
    this.#heard.clear();
    this.#due.clear();
  }
}
