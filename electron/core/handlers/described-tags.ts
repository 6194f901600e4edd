/** The tags that a file names, found in the codebook by name or path, and made where there are none. */
import type { Edit } from '../../../shared/history/change.ts';
import type { ProjectTag } from '../../../shared/records/imported-project.ts';
import type { Tag } from '../../../shared/records/tag.ts';
import { TagForest, tagNameKey } from '../../../shared/records/tag-forest.ts';
import type { DescribedTag } from '../importers/annotations/described.ts';
import { idFrom } from '../importers/record-id.ts';
import { allTags } from '../workspace/tags.ts';
import type { Workspace } from '../workspace/workspace.ts';

export class DescribedTags {
  /** What makes the tags that were asked for and are not here, parents first. */
  readonly edits: Edit[] = [];
  /** Ids by the keys of the names from the top down. */
  readonly #byPath = new Map<string, string>();
  /** Ids by name alone: the oldest tag of a name, wherever it stands. */
  readonly #byName = new Map<string, string>();

  /** Ids here by the ids that a file declared. */
  readonly #declared = new Map<string, string>();
  /** Ids of tags that are here. */
  readonly #here: ReadonlySet<string>;

  constructor({ db }: Workspace) {
    const tags = allTags(db);
    const forest = new TagForest(tags);
    this.#here = new Set(tags.map(({ id }) => id));
    const oldestLast = [...tags].sort((a, b) => b.createdAt - a.createdAt);
    for (const tag of oldestLast) this.#add(tag.id, forest.pathOf(tag.id).map(nameOf));
  }

  /** The id of a tag that is here or was asked for before; undefined when there is none. */
  find({ name, path, id }: DescribedTag): string | undefined {
    if (id !== undefined) return this.#declared.get(id);
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

  /**
   * Takes over a tag of a codebook, after those above it: the one here of that id or that path, else a new one of
   * that id. Two tags of one path in the file stay two.
   */
  declare({ id, path, parent, colour, description }: ProjectTag): void {
    const samePath = this.#byPath.get(pathKey(path));
    const known = this.#here.has(id)
      ? id
      : samePath !== undefined && this.#here.has(samePath)
        ? samePath
        : null;
    this.#declared.set(id, known ?? id);
    if (known !== null) return;
    const fields = {
      name: path.at(-1) ?? '',
      parent: parent === null ? null : (this.#declared.get(parent) ?? null),
      ...(colour && { colour }),
      ...(description && { description }),
      removed: false,
    };
    this.edits.push({ record: 'tag', id, fields });
    if (samePath === undefined) this.#add(id, path);
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
