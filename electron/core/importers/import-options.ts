/** What the caller of an importer knows and wishes. */
import type { Format } from '../../../shared/records/imported-article.ts';

export interface ImportOptions {
  /** The file's name, with or without its folder; null for pasted text. */
  readonly name: string | null;
  /** Read as this format whatever the content looks like, where the bytes allow a choice. */
  readonly format?: Format | undefined;
  /** Read in this character encoding, by any label of the WHATWG Encoding Standard. */
  readonly encoding?: string | undefined;
}

/** The name without a folder, of either kind of path. */
export function baseName(name: string | null): string | null {
  return name === null ? null : name.split(/[\\/]/).at(-1) || null;
}
