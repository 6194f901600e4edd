/** Ids of records that come from files: kept where Postil could have made them, else made from what the file says. */
import { v5 } from 'uuid';
import { Id } from '../../../shared/records/common.ts';

/** Namespace of the ids made here (RFC 9562, version 5): a UUID drawn once, for this purpose only. */
const NAMESPACE = '5f0c1d52-9a0e-4f0b-8a53-6f2b7d1c44e9';

/** The same id for the same words, on every computer. */
export function idFrom(words: string): string {
  return v5(words, NAMESPACE);
}

/** The record's own id when the file gives one that Postil could have made, else one made from it. */
export function recordIdOf(id: string): string {
  return ownId(id) ?? idFrom(id);
}

/** The UUID in an id, bare, as a URN or in braces; null when it is none. */
export function ownId(id: string): string | null {
  const plain = id
    .trim()
    .replace(/^urn:uuid:/i, '')
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
  return Id.safeParse(plain).success ? plain : null;
}
