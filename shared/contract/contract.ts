/** Every call the renderer may make, by subject: the one table both transports serve. */
import { agreement } from './agreement.ts';
import { annotations } from './annotations.ts';
import { backups } from './backups.ts';
import { collections } from './collections.ts';
import { documents } from './documents.ts';
import { exports } from './exports.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { links } from './links.ts';
import { merges } from './merges.ts';
import { people } from './people.ts';
import { returns } from './returns.ts';
import { review } from './review.ts';
import { search } from './search.ts';
import { share } from './sharing.ts';
import { shell } from './shell.ts';
import { table } from './table.ts';
import { tags } from './tags.ts';
import { versions } from './versions.ts';
import { views } from './views.ts';
import { workspace } from './workspace.ts';

export const contract = {
  workspace,
  documents,
  collections,
  versions,
  review,
  imports,
  returns,
  annotations,
  tags,
  links,
  people,
  search,
  table,
  views,
  exports,
  backups,
  share,
  agreement,
  merges,
  history,
  shell,
};
export type Contract = typeof contract;
