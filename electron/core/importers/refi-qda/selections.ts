/**
 * Selections as their sources are read: each as the little that is needed of it, so that a source with 100,000 of
 * them is not held as a tree.
 */
import type { XmlElement } from '../xml/xml.ts';
import { attribute, children, guid, makingIn, references, textIn } from './elements.ts';
import type { NamedRange } from './plain-text.ts';

export interface ReadSelection {
  readonly id: string | null;
  readonly name: string;
  /** Null where its positions are no numbers. */
  readonly range: NamedRange | null;
  /** Ids of the codes it is coded with, and of the notes about it and about its codings. */
  readonly codes: readonly string[];
  readonly notes: readonly string[];
  readonly description: string | undefined;
  readonly making: ReturnType<typeof makingIn>;
}

export function readSelection(selection: XmlElement): ReadSelection {
  const codings = children(selection, 'Coding');
  const name = attribute(selection, 'name') ?? '';
  return {
    id: guid(selection),
    name,
    range: rangeOf(selection, name),
    codes: codings.flatMap(coding => references(coding, 'CodeRef')),
    notes: [selection, ...codings].flatMap(each => references(each, 'NoteRef')),
    description: textIn(selection, 'Description'),
    making: makingIn(selection),
  };
}

function rangeOf(selection: XmlElement, name: string): NamedRange | null {
  const [start, end] = ['startPosition', 'endPosition'].map(each => attribute(selection, each) ?? '');
  if (!/^\d+$/.test(start ?? '') || !/^\d+$/.test(end ?? '')) return null;
  return { start: Number(start), end: Number(end), name };
}
