/**
 * Sends the moves of an annotation's ends one after the other. While one is under way only the newest of the
 * following is kept, so that holding a key down makes a few changes and not a hundred.
 */
import type { Anchor } from '../../shared/records/anchor.ts';
import { perform } from './perform.ts';
import type { ReaderPort } from './reader-port.ts';

interface Move {
  readonly id: string;
  readonly anchor: Anchor;
  /** Called when the store has it. */
  readonly onDone: () => void;
  /** Called when the store refused it. */
  readonly onRefused: () => void;
}

export class AnchorSender {
  readonly #port: ReaderPort;
  #isBusy = false;
  #next: Move | null = null;

  constructor(port: ReaderPort) {
    this.#port = port;
  }

  send(move: Move): void {
    if (this.#isBusy && (!this.#next || this.#next.id === move.id)) this.#next = move;
    else void this.#run(move);
  }

  async #run(move: Move): Promise<void> {
    this.#isBusy = true;
    const write = () => this.#port.actions().updateAnnotation(move.id, { anchor: move.anchor });
    await perform(this.#port, write, move.onDone, move.onRefused);
    this.#isBusy = false;
    const next = this.#next;
    this.#next = null;
    if (next) await this.#run(next);
  }
}
