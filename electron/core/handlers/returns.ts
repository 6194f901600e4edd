/** Bringing annotations back: a staged file read by the parser process, compared, shown, then applied. */

import { Fault } from '../../../shared/contract/fault.ts';
import type { ConflictChoice } from '../../../shared/contract/returns.ts';
import { isReturnedFile } from '../importers/returned-file.ts';
import { calls } from './calls.ts';
import { atOnce, paced } from './paced.ts';
import { type ReturnedPlan, returnedSteps } from './returned-plan.ts';
import type { Session } from './session.ts';

const { returns } = calls;

export const returnHandlers = {
  recognise: returns.recognise.handler(({ context, input }) => ({
    isReturn: isReturnedFile(context.session.staged.bytes(input.staged)),
  })),
  preview: returns.preview.handler(async ({ context, input, signal }) => {
    const { preview } = await new Returning(context.session, input.staged, signal).plan();
    return preview;
  }),
  apply: returns.apply.handler(async ({ context, input, signal }) => {
    const { preview } = await new Returning(context.session, input.staged, signal).apply(input.conflicts);
    const { updated, added, linked, documents } = {
      updated: 0,
      added: 0,
      linked: 0,
      documents: [],
      ...preview,
    };
    return { updated, added, linked, documents: documents.length };
  }),
};

/** One staged file on its way back in. */
class Returning {
  readonly #session: Session;
  readonly #staged: string;
  readonly #signal: AbortSignal | undefined;

  constructor(session: Session, staged: string, signal: AbortSignal | undefined) {
    this.#session = session;
    this.#staged = staged;
    this.#signal = signal;
  }

  /** @throws Fault `import.gone` when the workspace was closed meanwhile, `job.cancelled` when it was cancelled. */
  async plan(conflicts?: ConflictChoice): Promise<ReturnedPlan> {
    const returned = await this.#read();
    this.#check();
    return paced(returnedSteps(this.#session.workspace, returned, conflicts), () => this.#check());
  }

  async apply(conflicts: ConflictChoice | undefined): Promise<ReturnedPlan> {
    const { workspace, staged } = this.#session;
    const { seq } = workspace.state();
    let plan = await this.plan(conflicts);
    // Somebody worked on while it was planned: once more, on what is here now, and without a pause.
    if (workspace.state().seq !== seq) plan = atOnce(returnedSteps(workspace, await this.#read(), conflicts));
    const { step, edits, contents } = plan;
    if (edits.length > 0) workspace.commit(step, edits, { contents });
    staged.discard(this.#staged);
    return plan;
  }

  /** What the parser made of the file, once. */
  async #read() {
    const file = this.#session.staged.get(this.#staged);
    const bytes = this.#session.staged.bytes(this.#staged);
    file.returned ??= await this.#session.parser.readReturned({ name: file.name, bytes }, this.#signal);
    return file.returned;
  }

  #check(): void {
    const { name } = this.#session.staged.get(this.#staged);
    if (this.#signal?.aborted)
      throw new Fault('job.cancelled', 'Cannot bring back', { file: name, reason: 'it was cancelled' });
  }
}
