/**
 * Brings words of the open article into sight and lights them up for a while. The words are given as offsets
 * into the plain text (`shared/text/plain-text`): the text of each textblock, joined by one line end.
 */
import type { Passage } from './place.ts';

/** How long the words stay lit, in ms. */
const LIT = 4_000;
const NAME = 'postil-passage';
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, pre, figcaption';

/** Shows the passage; answers how to put the light out early. */
export function showPassage(pane: HTMLElement, { start, end }: Passage): () => void {
  const text = pane.querySelector('.ProseMirror');
  const range = text && rangeOf(text, start, end);
  if (!range) return () => {};
  const place = range.startContainer.parentElement;
  place?.scrollIntoView({ block: 'center' });
  const light = new Highlight(range);
  CSS.highlights.set(NAME, light);
  const putOut = () => {
    if (CSS.highlights.get(NAME) === light) CSS.highlights.delete(NAME);
  };
  const timer = setTimeout(putOut, LIT);
  return () => {
    clearTimeout(timer);
    putOut();
  };
}

/** The range of the document that holds plain-text offsets `[start, end)`, or null when they are not there. */
export function rangeOf(article: Element, start: number, end: number): Range | null {
  const from = pointAt(article, start);
  const to = pointAt(article, end);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

function pointAt(article: Element, offset: number): { node: Node; offset: number } | null {
  let before = 0;
  for (const block of article.querySelectorAll(BLOCKS)) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node instanceof Text ? node.data.length : isLineBreak(node) ? 1 : 0;
      if (node instanceof Text && offset <= before + length) return { node, offset: offset - before };
      before += length;
    }
    before += 1;
  }
  return null;
}

/** A line break of the text, not the one ProseMirror puts at the end of an empty block. */
function isLineBreak(node: Node): boolean {
  return node instanceof HTMLBRElement && !node.classList.contains('ProseMirror-trailingBreak');
}
