/** Which type of link an annotation with the motivation `linking` stands for. */
import { type LinkType, linkTypes } from '../../../../shared/records/link.ts';
import { Refusal } from './bodies.ts';
import { hasType, isObject, type JsonObject, listOf } from './json-ld.ts';

/** A link of whose type the file says nothing: the commonest one, and the least surprising to meet. */
const DEFAULT_TYPE: LinkType = 'supports';

/** @throws Refusal for a word that is no type of link. */
export function linkTypeOf(item: JsonObject): LinkType {
  const word = item['postil:linkType'] ?? wordIn(item);
  if (word === undefined || word === null) return DEFAULT_TYPE;
  const slug = String(word).trim().toLowerCase().replaceAll(/\s+/g, '-');
  if (isLinkType(slug)) return slug;
  throw new Refusal(
    `“${String(word)}” is no type of link; the types are ${Object.keys(linkTypes).join(', ')}`,
  );
}

/** The text of the link's own body, whatever its purpose. */
function wordIn(item: JsonObject): unknown {
  const bodies = listOf(item.body).filter(isObject);
  return bodies.find(body => hasType(body, 'TextualBody'))?.value ?? item.bodyValue;
}

function isLinkType(slug: string): slug is LinkType {
  return Object.hasOwn(linkTypes, slug);
}
