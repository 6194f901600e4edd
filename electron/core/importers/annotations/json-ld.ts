/** Reading JSON-LD as the annotation context shapes it, without a JSON-LD processor: names, ids, one or many. */

export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One or many, as JSON-LD lets people write it; nothing for what is absent. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function idOf(object: JsonObject): string | null {
  const id = object.id ?? object['@id'];
  return typeof id === 'string' && id !== '' ? id : null;
}

/** The last part of a name: `oa:classifying` and `http://www.w3.org/ns/oa#classifying` are `classifying`. */
export function localName(name: string): string {
  return /[^#/:]*$/.exec(name)?.[0] ?? name;
}

export function hasType(object: JsonObject, type: string): boolean {
  return listOf(object.type ?? object['@type']).some(
    name => typeof name === 'string' && localName(name) === type,
  );
}
