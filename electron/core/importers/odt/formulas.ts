/** The formulas of an OpenDocument text: parts of their own in the file, which frames in the text point to. */
import { MATH_NAMESPACE } from '../math-markup.ts';
import { elementAt, parseXml, type XmlElement } from '../xml/xml.ts';
import type { Archive } from '../zip/zip.ts';

/** Root elements of the formulas of a text, by the folder each is in. */
export type Formulas = ReadonlyMap<string, XmlElement>;

/** Most embedded objects looked into. */
const MAX_OBJECTS = 2_000;

/**
 * Reads the objects of a text that are formulas. Others, such as charts, are not kept.
 * @throws Fault `file.malformed` or `file.tooLarge` of an object.
 */
export async function readFormulas(archive: Archive, file: string | null): Promise<Formulas> {
  const formulas = new Map<string, XmlElement>();
  const parts = archive.names.filter(name => /^[^/]+\/content\.xml$/i.test(name)).slice(0, MAX_OBJECTS);
  for (const part of parts) {
    const bytes = await archive.read(part);
    // A chart's part holds a table of all its numbers; a formula's begins as one.
    if (!bytes || !Buffer.from(bytes.subarray(0, 2_000)).includes('1998/Math/MathML')) continue;
    const root = parseXml(bytes, { file, part, namespaces: { [MATH_NAMESPACE]: 'math' } });
    if (root.name === 'math:math') formulas.set(part.slice(0, part.indexOf('/')), root);
  }
  return formulas;
}

/** The formula a frame shows, kept within it or in a part of its own; undefined where it shows none. */
export function formulaOf(frame: XmlElement, formulas: Formulas): XmlElement | undefined {
  const object = elementAt(frame, 'draw:object');
  const own = elementAt(object, 'math:math');
  if (own !== undefined) return own;
  const address = object?.attributes.get('xlink:href') ?? '';
  return formulas.get(address.replace(/^\.\//, '').replace(/\/$/, ''));
}
