/** The codebook as a REFI-QDA codebook: all of it, whatever annotations were chosen. */
import { TagForest } from '../../../../shared/records/tag-forest.ts';
import { codebookFile } from '../../exporters/refi-qda/codes.ts';
import { allTags } from '../../workspace/tags.ts';
import type { MakeFile } from './file-in-the-making.ts';
import { tagLosses } from './refi-qda-losses.ts';

export const makeQdc: MakeFile = db => {
  const tags = allTags(db);
  const pieces = codebookFile(new TagForest(tags));
  return {
    total: tags.length,
    // Nobody waits for a codebook, so its codes are not counted one by one.
    pieces: pieces.map((bytes, i) => ({ bytes, rows: i === 0 ? tags.length : 0 })),
    losses: () => tagLosses(tags),
  };
};
