/** The codebook: the kinds and the tree of tags as codes. The same elements stand in projects and in codebooks. */
import { KINDS, kinds } from '../../../../shared/records/kind.ts';
import { CODEBOOK_NAMESPACE, kindCodes } from '../../../../shared/records/refi-qda.ts';
import type { Tag } from '../../../../shared/records/tag.ts';
import type { TagForest } from '../../../../shared/records/tag-forest.ts';
import { close, element, open, textElement, XML_DECLARATION } from './xml.ts';

/** What the files name as their origin. */
export const ORIGIN = 'Postil';

/** The element `Codes`, in pieces: kinds first, then each tag at the top with all below it. */
export function* codesElement(forest: TagForest): Generator<string, void, undefined> {
  yield open('Codes');
  for (const kind of KINDS) {
    const { guid, colour } = kindCodes[kind];
    yield element('Code', { guid, name: kinds[kind].label, isCodable: true, color: colour });
  }
  for (const tag of forest.childrenOf(null)) yield codeOf(tag, forest);
  yield close('Codes');
}

function codeOf({ id, name, colour, description }: Tag, forest: TagForest): string {
  return element('Code', { guid: id, name, isCodable: true, color: colour }, [
    textElement('Description', description),
    ...forest.childrenOf(id).map(child => codeOf(child, forest)),
  ]);
}

/** A whole `.qdc` file, in pieces. */
export function* codebookFile(forest: TagForest): Generator<string, void, undefined> {
  yield XML_DECLARATION + open('CodeBook', { xmlns: CODEBOOK_NAMESPACE, origin: ORIGIN });
  yield* codesElement(forest);
  yield `${close('CodeBook')}\n`;
}
