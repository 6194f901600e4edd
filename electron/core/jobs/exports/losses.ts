/** Counting what a format cannot hold, for the sentences an export ends with. */
import type { Annotation } from '../../../../shared/records/annotation.ts';
import { kindFields } from '../../../../shared/records/kind.ts';

/** Something lost: how it reads for one and for many; `#` stands for the number. */
export interface Loss {
  readonly one: string;
  readonly many: string;
}

export class Lost {
  readonly #counts = new Map<Loss, number>();

  add(loss: Loss | null): void {
    if (loss) this.#counts.set(loss, (this.#counts.get(loss) ?? 0) + 1);
  }

  sentences(): string[] {
    return [...this.#counts].map(([{ one, many }, count]) =>
      count === 1 ? one : many.replace('#', count.toLocaleString('en')),
    );
  }
}

const FORMER: Loss = {
  one: '1 annotation has values in fields of another kind, which it had before; they were left out',
  many: '# annotations have values in fields of another kind, which they had before; they were left out',
};

/** Whether an annotation keeps fields of a kind it is no more. */
export function formerFieldsLost(annotation: Annotation): Loss | null {
  const isLost = kindFields.some(
    ({ name, kind }) => kind !== annotation.kind && annotation[name] !== undefined,
  );
  return isLost ? FORMER : null;
}
