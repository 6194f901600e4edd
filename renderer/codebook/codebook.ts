/** What windows know of the codebook beside its tree: counts, the colour a tag is shown in, which digit applies which. */
import { useMemo } from 'react';
import type { TagSummary } from '../../shared/contract/tags.ts';
import type { Tag } from '../../shared/records/tag.ts';
import { TagForest } from '../../shared/records/tag-forest.ts';
import { useTags } from '../link/queries.ts';

export class Codebook {
  readonly forest: TagForest;
  readonly #annotations: ReadonlyMap<string, number>;
  readonly #byDigit = new Map<string, Tag>();

  constructor(list: readonly TagSummary[]) {
    this.forest = new TagForest(list.map(({ tag }) => tag));
    this.#annotations = new Map(list.map(({ tag, annotations }) => [tag.id, annotations]));
    for (const { tag } of list) {
      const known = tag.shortcut === undefined ? tag : this.#byDigit.get(tag.shortcut);
      // Two people may each have given a digit away: the older tag keeps it (ids sort by time).
      if (tag.shortcut !== undefined && (!known || tag.id < known.id)) this.#byDigit.set(tag.shortcut, tag);
    }
  }

  get size(): number {
    return this.#annotations.size;
  }

  get(id: string): Tag | undefined {
    return this.forest.get(id);
  }

  /** How many annotations carry the tag itself. */
  annotationsOf(id: string): number {
    return this.#annotations.get(id) ?? 0;
  }

  /** Its own colour, or that of the nearest tag above that has one. */
  colourOf(id: string): string | undefined {
    return this.forest.pathOf(id).findLast(({ colour }) => colour !== undefined)?.colour;
  }

  /** The digit that applies it, if another tag does not have the same one. */
  digitOf(id: string): string | undefined {
    const digit = this.get(id)?.shortcut;
    return digit !== undefined && this.#byDigit.get(digit)?.id === id ? digit : undefined;
  }

  tagOfDigit(digit: string): Tag | undefined {
    return this.#byDigit.get(digit);
  }

  /** Names of the tags above one, the top one first. */
  namesAbove(id: string): string[] {
    return this.forest
      .pathOf(id)
      .slice(0, -1)
      .map(({ name }) => name);
  }
}

const EMPTY: readonly TagSummary[] = [];

/** The codebook as it is now; empty until it has been read. */
export function useCodebook(): Codebook {
  const list = useTags().data ?? EMPTY;
  return useMemo(() => new Codebook(list), [list]);
}

/** Names from the top as one line: “Water › Flow ›”. */
export function pathWords(names: readonly string[]): string {
  return names.map(name => `${name} ›`).join(' ');
}
