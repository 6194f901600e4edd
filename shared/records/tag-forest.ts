/**
 * The codebook as a forest: which tags lie under which. Merged edits can put two tags under each other; such a
 * circle is cut open at its oldest tag, which then stands at the top, so that every tag can be reached.
 */
import { nameKey } from './common.ts';
import type { Tag } from './tag.ts';

/** What tells tags of one parent apart: two names of one key are the same name. */
export function tagNameKey(name: string): string {
  return nameKey(name);
}

export class TagForest {
  readonly #tags: ReadonlyMap<string, Tag>;
  readonly #parents = new Map<string, string | null>();
  readonly #children = new Map<string | null, Tag[]>();

  /** @param tags The tags that are shown; siblings keep the order they have here. */
  constructor(tags: readonly Tag[]) {
    this.#tags = new Map(tags.map(tag => [tag.id, tag]));
    const cut = circleStarts(this.#tags);
    for (const { id, parent } of tags) {
      const isUnder = parent !== undefined && this.#tags.has(parent) && !cut.has(id);
      this.#parents.set(id, isUnder ? parent : null);
    }
    for (const tag of tags) this.#childList(this.parentOf(tag.id)).push(tag);
  }

  get(id: string): Tag | undefined {
    return this.#tags.get(id);
  }

  /** Id of the tag it lies under; null at the top, and for what is not here. */
  parentOf(id: string): string | null {
    return this.#parents.get(id) ?? null;
  }

  /** The tags right under one, or those at the top for null. */
  childrenOf(id: string | null): readonly Tag[] {
    return this.#children.get(id) ?? [];
  }

  /** The tag itself and all above it, the top one first. */
  pathOf(id: string): Tag[] {
    const path: Tag[] = [];
    for (let at: string | null = id; at !== null; at = this.parentOf(at)) {
      const tag = this.#tags.get(at);
      if (tag) path.unshift(tag);
    }
    return path;
  }

  /** Ids of the given tags and of all below them, each once, parents before what is under them. */
  withBelow(ids: Iterable<string>): string[] {
    const found = new Set(ids);
    // A set hands out what is added while it is walked, so this reaches every level.
    for (const id of found) for (const child of this.childrenOf(id)) found.add(child.id);
    return [...found];
  }

  /** Whether a tag lies below another, at whatever depth, or is the same. */
  isWithin(id: string, above: string): boolean {
    for (let at: string | null = id; at !== null; at = this.parentOf(at)) if (at === above) return true;
    return false;
  }

  /** Those of the tags that lie below no other of them: what moves when they move together. */
  topmost(ids: Iterable<string>): string[] {
    const all = new Set(ids);
    const isLed = (id: string) =>
      this.pathOf(id)
        .slice(0, -1)
        .some(above => all.has(above.id));
    return [...all].filter(id => !isLed(id));
  }

  /** The tag of that name right under `parent`, if there is one beside `except`. */
  named(name: string, parent: string | null, except?: string): Tag | undefined {
    const key = tagNameKey(name);
    return this.childrenOf(parent).find(tag => tag.id !== except && tagNameKey(tag.name) === key);
  }

  /** Siblings of one name, as two people's codebooks leave them when they come together. */
  namesakes(): Tag[][] {
    return [...this.#children.values()].flatMap(siblings => {
      const byName = new Map<string, Tag[]>();
      for (const tag of siblings) {
        const key = tagNameKey(tag.name);
        byName.set(key, [...(byName.get(key) ?? []), tag]);
      }
      return [...byName.values()].filter(same => same.length > 1);
    });
  }

  #childList(parent: string | null): Tag[] {
    const known = this.#children.get(parent);
    if (known) return known;
    const list: Tag[] = [];
    this.#children.set(parent, list);
    return list;
  }
}

/** The oldest tag of every circle (ids sort by the time they were made). */
function circleStarts(tags: ReadonlyMap<string, Tag>): Set<string> {
  const starts = new Set<string>();
  const settled = new Set<string>();
  for (const { id } of tags.values()) {
    const path: string[] = [];
    let at: string | undefined = id;
    while (at !== undefined && tags.has(at) && !settled.has(at) && !path.includes(at)) {
      path.push(at);
      at = tags.get(at)?.parent;
    }
    const circle = at === undefined ? -1 : path.indexOf(at);
    const oldest = circle === -1 ? undefined : path.slice(circle).sort()[0];
    if (oldest !== undefined) starts.add(oldest);
    for (const each of path) settled.add(each);
  }
  return starts;
}
