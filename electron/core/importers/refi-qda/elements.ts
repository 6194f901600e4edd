/** Elements of REFI-QDA files by their local names, whatever namespace the program that wrote them chose. */

import { timeOf } from '../annotations/making.ts';
import { recordIdOf } from '../record-id.ts';
import { isXmlElement, type XmlElement, xmlText } from '../xml/xml.ts';

export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The children of a name. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(
    child => isXmlElement(child) && localName(child) === name,
  ) as XmlElement[];
}

/** The text of the first child of a name; undefined when it is absent or blank. */
export function textIn(element: XmlElement | undefined, name: string): string | undefined {
  const [child] = children(element, name);
  const text = child && xmlText(child);
  return text?.trim() ? text : undefined;
}

export function attribute(element: XmlElement, name: string): string | undefined {
  const value = element.attributes.get(name)?.trim();
  return value === '' ? undefined : value;
}

/** A GUID as an id of ours: lower case, without braces; made from the words where it is none. Null when absent. */
export function guid(element: XmlElement | undefined, name = 'guid'): string | null {
  const value = element && attribute(element, name);
  return value === undefined ? null : recordIdOf(value);
}

/** Ids that children of one name point at, e.g. those of all `NoteRef`. */
export function references(element: XmlElement, name: string): string[] {
  return children(element, name).flatMap(child => guid(child, 'targetGUID') ?? []);
}

export function makingIn(element: XmlElement): { creator: string | null; created: number | null } {
  return {
    creator: guid(element, 'creatingUser'),
    created: timeOf(attribute(element, 'creationDateTime')),
  };
}
