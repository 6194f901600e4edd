/** Taking the notes out of a page, with the lists, sections and headings that are left with nothing in them. */
import type { BlockJson } from './blocks.ts';
import { type DomElement, isElement, wordsOf } from './dom.ts';
import { blocksOf } from './html-blocks.ts';

/**
 * Removes notes, the lists and sections around them that are empty then, and headings above nothing else.
 * @returns The first such heading.
 */
export function removeBodies(bodies: readonly DomElement[], root: DomElement): BlockJson | null {
  const containers = new Set<DomElement>();
  for (const body of bodies) {
    if (body.parentElement) containers.add(body.parentElement);
    body.remove();
  }
  const headings: BlockJson[] = [];
  for (const container of containers) {
    let at: DomElement = container;
    while (at !== root && at.parentElement && isIdle(at, headings)) {
      const around: DomElement = at.parentElement;
      headings.push(...headingAbove(at, around));
      at.remove();
      at = around;
    }
  }
  return headings[0] ?? null;
}

/** Whether an element holds nothing, or nothing but a heading, which is taken up then. */
function isIdle(element: DomElement, headings: BlockJson[]): boolean {
  const words = wordsOf(element);
  if (words === '') return true;
  if (words.length > MAX_HEADING) return false;
  const [own, ...others] = [...element.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  if (!own || others.length > 0 || wordsOf(own) !== words) return false;
  headings.push(...asHeading(own));
  return true;
}

/** Longest heading of notes, in UTF-16 units. */
const MAX_HEADING = 80;

/** The heading directly above an element about to go, when nothing of its own stands below; taken out. */
function headingAbove(element: DomElement, around: DomElement): BlockJson[] {
  const siblings = [...around.childNodes]
    .filter(isElement)
    .filter(child => wordsOf(child) !== '' || child === element);
  const at = siblings.indexOf(element);
  const above = siblings[at - 1];
  const below = siblings[at + 1];
  const isHeading = (sibling: DomElement | undefined) => /^h[1-6]$/.test(sibling?.localName ?? '');
  if (!above || !isHeading(above) || (below && !isHeading(below)) || wordsOf(above).length > MAX_HEADING)
    return [];
  above.remove();
  return asHeading(above);
}

function asHeading(element: DomElement): BlockJson[] {
  const [block] = blocksOf(element);
  const level = Number(element.localName.slice(1));
  return block === undefined ? [] : [{ ...block, type: 'heading', attrs: { ...block.attrs, level } }];
}
