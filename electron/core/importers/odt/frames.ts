/** Frames and shapes of an OpenDocument text: what stands for their images, and the text in them. */
import { credibleDescription } from '../office/alternative-text.ts';
import type { WrittenBlock } from '../office/written.ts';
import { elementAt, elementsOf, type XmlElement, xmlText } from '../xml/xml.ts';

/** What a drawing comes to in a text. */
export interface Framed {
  readonly blocks: readonly WrittenBlock[];
  /** Elements that hold paragraphs. */
  readonly boxes: readonly XmlElement[];
}

/** Reads a frame, a shape, a group or a link around them. No image is opened, wherever it is kept. */
export function readFrame(element: XmlElement): Framed {
  if (element.name === 'draw:frame') return readProperFrame(element);
  const inner = elementsOf(element)
    .filter(child => child.name.startsWith('draw:'))
    .map(readFrame);
  const hasText = elementsOf(element).some(({ name }) => name === 'text:p' || name === 'text:list');
  return {
    blocks: inner.flatMap(({ blocks }) => blocks),
    boxes: [...(hasText ? [element] : []), ...inner.flatMap(({ boxes }) => boxes)],
  };
}

/** A frame offers its content in several forms, the best first. */
function readProperFrame(frame: XmlElement): Framed {
  const box = elementAt(frame, 'draw:text-box');
  if (box !== undefined) return { blocks: [], boxes: [box] };
  const table = elementAt(frame, 'table:table');
  if (table !== undefined) return { blocks: [], boxes: [{ ...frame, children: [table] }] };
  if (elementAt(frame, 'draw:image') === undefined && elementAt(frame, 'draw:object') === undefined)
    return { blocks: [], boxes: [] };
  const offered = [xmlText(elementAt(frame, 'svg:desc')), xmlText(elementAt(frame, 'svg:title'))];
  const words = offered.map(credibleDescription).find(text => text !== '');
  return {
    blocks: [{ kind: 'figure', parts: words === undefined ? [] : [{ text: words, marks: [] }] }],
    boxes: [],
  };
}
