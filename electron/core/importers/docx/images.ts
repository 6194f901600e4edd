/** Drawings of a Word document, new and old: what stands for their images, and the text boxes among them. */
import { credibleDescription } from '../office/alternative-text.ts';
import type { WrittenBlock } from '../office/written.ts';
import { elementsBelow, elementsOf, type XmlElement } from '../xml/xml.ts';

/** What a drawing comes to in a text. */
export interface Drawn {
  readonly blocks: readonly WrittenBlock[];
  /** Contents of its text boxes. */
  readonly boxes: readonly XmlElement[];
}

/** Reads `w:drawing`, `w:pict` or `w:object`. No image is opened, wherever it is kept. */
export function readDrawing(drawing: XmlElement): Drawn {
  if (elementsBelow(drawing, 'v:rect').some(isRule)) return { blocks: [{ kind: 'divider' }], boxes: [] };
  const boxes = outermost(drawing, 'w:txbxContent');
  const hasImage = IMAGES.some(name => elementsBelow(drawing, name).length > 0);
  if (boxes.length > 0 && !hasImage) return { blocks: [], boxes };
  const words = descriptionOf(drawing);
  return { blocks: [{ kind: 'figure', parts: words === '' ? [] : [{ text: words, marks: [] }] }], boxes };
}

const IMAGES = ['pic:pic', 'v:imagedata'] as const;

/** A line drawn across the page. */
function isRule({ attributes }: XmlElement): boolean {
  return /^(?:t|true|1)$/.test(attributes.get('o:hr') ?? '');
}

function descriptionOf(drawing: XmlElement): string {
  const properties = [...elementsBelow(drawing, 'wp:docPr'), ...elementsBelow(drawing, 'pic:cNvPr')];
  const offered = [
    ...properties.map(({ attributes }) => attributes.get('descr')),
    ...properties.map(({ attributes }) => attributes.get('title')),
    ...elementsBelow(drawing, 'v:shape').map(({ attributes }) => attributes.get('alt')),
    ...elementsBelow(drawing, 'v:imagedata').map(({ attributes }) => attributes.get('o:title')),
  ];
  return offered.map(credibleDescription).find(words => words !== '') ?? '';
}

/** Elements of a name that are in no other of that name. */
function outermost(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap(child => (child.name === name ? [child] : outermost(child, name)));
}
