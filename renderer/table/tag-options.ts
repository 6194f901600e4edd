/** The tags of the codebook to choose from, each after the one it lies below. */
import type { Codebook } from '../codebook/codebook.ts';
import type { ManyOption } from './ManyChoice.tsx';

export function tagOptions(codebook: Codebook, parent: string | null = null): ManyOption[] {
  return codebook.forest
    .childrenOf(parent)
    .flatMap(({ id, name }) => [
      { id, label: name, above: codebook.namesAbove(id) },
      ...tagOptions(codebook, id),
    ]);
}
