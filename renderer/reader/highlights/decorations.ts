/** Turns the flat segments of a block into `<mark>` decorations. */
import { Decoration } from 'prosemirror-view';
import { KINDS, kinds } from '../../../shared/records/kind.ts';
import type { Block } from '../../../shared/text/plain-text.ts';
import { type Colouring, madeBy, markStyle } from './colouring.ts';
import styles from './highlights.module.css';
import { type Layer, type Segment, segmentsOf } from './segments.ts';
import type { Span } from './span-table.ts';

/** Underlines that can still be told apart under one line of text; the margin rail shows any number. */
const STACKED_LINES = 3;

/**
 * The decorations of one block: one for each segment.
 * @param colouring Whose colours they have; null for those of their kinds.
 */
export function decorateBlock(
  block: Block,
  spans: readonly Span[],
  focused: string | null,
  colouring: Colouring | null = null,
): Decoration[] {
  return segmentsOf(spans, block.start, block.end).map(segment =>
    Decoration.inline(
      block.pos + segment.start - block.start,
      block.pos + segment.end - block.start,
      attributesOf(segment, focused, colouring),
    ),
  );
}

/**
 * `data-annotations` lists the ids, innermost first, for clicks. `aria-description` names the kinds, and where
 * colours tell them, the people: a name (`aria-label`) is not allowed on a mark, a description is.
 */
function attributesOf(
  { layers }: Segment,
  focused: string | null,
  colouring: Colouring | null,
): Record<string, string> {
  const attributes: Record<string, string> = {
    nodeName: 'mark',
    class: [...washClasses(layers), ...lineClasses(layers)].join(' '),
    'data-annotations': layers.map(layer => layer.span.id).join(' '),
    'aria-description': describe(layers),
  };
  if (colouring) {
    attributes.style = markStyle(layers, colouring, STACKED_LINES);
    attributes['aria-description'] += `, ${madeBy(layers, colouring)}`;
  }
  if (layers.some(layer => layer.span.id === focused)) attributes['aria-current'] = 'true';
  return attributes;
}

/** "Claim", or "Claim, Precedent" where several overlap, in the order of the kinds. */
function describe(layers: readonly Layer[]): string {
  return KINDS.filter(kind => layers.some(layer => layer.span.kind === kind))
    .map(kind => kinds[kind].label)
    .join(', ');
}

function washClasses(layers: readonly Layer[]): (string | undefined)[] {
  const over = KINDS.filter(kind => layers.some(layer => layer.span.kind === kind));
  return [styles.highlight, ...over.map(kind => styles[kind])];
}

function lineClasses(layers: readonly Layer[]): (string | undefined)[] {
  return layers
    .filter(layer => layer.lane < STACKED_LINES)
    .map(({ span, lane }) => styles[`${span.kind}${lane}`]);
}
