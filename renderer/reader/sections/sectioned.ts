/**
 * Groups the blocks of an article into sections of a few screens of text, for the reader only: what is stored,
 * anchored and exported knows nothing of them. They make a tree of what would be one long list of blocks, so
 * that the browser skips the sections that are off the screen (`content-visibility`) while it looks at a few
 * hundred boxes and not at thousands in every frame, and ProseMirror passes over a section with one comparison.
 *
 * Measured on 200,000 words with 10,000 highlights (`npm run bench -- reader`): words are on the screen after
 * 0.59 of the time that bare elements without highlights take, for 0.51 of the processor time.
 * `content-visibility` on each of the 2,000 paragraphs opens as fast, but then every new highlight waits for
 * 2,000 boxes to be looked at (9 ms instead of 3.5).
 */
import { Fragment, type Node, Schema } from 'prosemirror-model';
import { schema } from '../../../shared/text/schema.ts';

/** The schema of articles with one more level under the document. */
const sectionedSchema = new Schema({
  nodes: schema.spec.nodes.update('doc', { content: 'section+' }).addBefore('text', 'section', {
    content: 'block+',
    selectable: false,
    toDOM: () => ['div', 0],
  }),
  marks: schema.spec.marks,
});

/** ProseMirror positions after which a section ends: some ten paragraphs, three screens. */
const SECTION_SIZE = 6_000;

/** A section of this size ends whatever comes next. */
const LARGEST_SECTION = 2 * SECTION_SIZE;

/**
 * The document in sections.
 * @param body ProseMirror JSON of `shared/text/schema`.
 * @throws RangeError when `body` is not a document of the schema.
 */
export function sectionedDocument(body: unknown): Node {
  if (!isDocument(body)) throw new RangeError('The text of the article is not a ProseMirror document.');
  const sections = cut(Fragment.fromJSON(sectionedSchema, body.content ?? []));
  return sectionedSchema.node(
    'doc',
    null,
    sections.map(blocks => sectionedSchema.node('section', null, blocks)),
  );
}

function isDocument(body: unknown): body is { readonly type: 'doc'; readonly content?: unknown } {
  return typeof body === 'object' && body !== null && 'type' in body && body.type === 'doc';
}

/**
 * A heading or a divider stays with its neighbours: the space around it falls together with theirs, which it
 * could not do over the edge of a section.
 */
function cut(blocks: Fragment): Node[][] {
  const sections: Node[][] = [];
  let section: Node[] = [];
  let size = 0;
  blocks.forEach(block => {
    const mayEnd = !hasSpaceAbove(block) && !hasSpaceAbove(section.at(-1));
    if (size >= LARGEST_SECTION || (size >= SECTION_SIZE && mayEnd)) {
      sections.push(section);
      section = [];
      size = 0;
    }
    section.push(block);
    size += block.nodeSize;
  });
  if (section.length > 0) sections.push(section);
  return sections;
}

function hasSpaceAbove(block: Node | undefined): boolean {
  return block?.type.name === 'heading' || block?.type.name === 'divider';
}
