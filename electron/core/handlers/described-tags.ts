/** The tags that a file names, found in the codebook by name or path, and made where there are none. */
import type { Edit } from '../../../shared/history/change.ts';
import type { Tag } from '../../../shared/records/tag.ts';
import { TagForest, tagNameKey } from '../../../shared/records/tag-forest.ts';
import type { DescribedTag } from '../importers/annotations/described.ts';
import { allTags } from '../workspace/tags.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { idFrom } from './described-ids.ts';

export class DescribedTags {
  /** What makes the tags that were asked for and are not here, parents first. */
  readonly edits: Edit[] = [];
  /** Ids by the keys of the names from the top down. */
  readonly #byPath = new Map<string, string>();
  /** Ids by name alone: the oldest tag of a name, wherever it stands. */
  readonly #byName = new Map<string, string>();

  constructor({ db }: Workspace) {
    const tags = allTags(db);
    const forest = new TagForest(tags);
    const oldestLast = [...tags].sort((a, b) => b.createdAt - a.createdAt);
    for (const tag of oldestLast) this.#add(tag.id, forest.pathOf(tag.id).map(nameOf));
  }

  /** The id of a tag that is here or was asked for before; undefined when there is none. */
  find({ name, path }: DescribedTag): string | undefined {
    return path === undefined ? this.#byName.get(tagNameKey(name)) : this.#byPath.get(pathKey(path));
  }

  /** The id of a tag, made when there is none. */
  findOrMake(tag: DescribedTag): string {
    const known = this.find(tag);
    if (known !== undefined) return known;
    const path = tag.path ?? [tag.name];
    const above = path.slice(0, -1);
    const parent =
      above.length === 0 ? undefined : this.findOrMake({ name: above.at(-1) ?? '', path: above });
    // The same tag from the same file on two computers is one tag when their workspaces are merged.
    const id = idFrom(`tag ${pathKey(path)}`);
    const fields = { name: tag.name.trim(), parent: parent ?? null, removed: false };
    this.edits.push({ record: 'tag', id, fields });
    this.#add(id, path);
    return id;
  }

  #add(id: string, path: readonly string[]): void {
    this.#byPath.set(pathKey(path), id);
    this.#byName.set(tagNameKey(path.at(-1) ?? ''), id);
  }
}

function nameOf({ name }: Tag): string {
  return name;
}

function pathKey(path: readonly string[]): string {
  return JSON.stringify(path.map(tagNameKey));
}
