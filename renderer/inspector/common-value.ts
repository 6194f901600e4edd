/** What several annotations have in common in one field. */
import type { Annotation } from '../../shared/records/annotation.ts';

export interface CommonValue<T> {
  /** The value all of them have; undefined where none has one, or where they differ. */
  readonly value: T | undefined;
  readonly isMixed: boolean;
}

export function commonValue<K extends keyof Annotation>(
  annotations: readonly Annotation[],
  field: K,
): CommonValue<Annotation[K]> {
  const [first] = annotations;
  const key = JSON.stringify(first?.[field]);
  const isMixed = annotations.some(annotation => JSON.stringify(annotation[field]) !== key);
  return { value: isMixed ? undefined : first?.[field], isMixed };
}
