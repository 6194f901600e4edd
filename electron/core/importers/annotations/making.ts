/** Who made a Web Annotation, and when (model, 3.3.1 and 3.3.2). */
import type { DescribedMaking, DescribedPerson } from './described.ts';
import { idOf, isObject, type JsonObject, listOf } from './json-ld.ts';

export function makingOf(item: JsonObject): DescribedMaking {
  return { creator: creatorOf(item), created: timeOf(item.created) };
}

function creatorOf(item: JsonObject): DescribedPerson | null {
  const [creator] = listOf(item.creator);
  if (typeof creator === 'string') return creator === '' ? null : { id: creator, name: null };
  if (!isObject(creator)) return null;
  const [id, name] = [idOf(creator), textOf(creator.name) ?? textOf(creator['foaf:name'])];
  const [initials, colour] = [textOf(creator.nickname), textOf(creator['postil:colour'])];
  if (id === null && name === null) return null;
  return {
    id,
    name,
    ...(initials !== null && initials.length <= 4 && { initials }),
    ...(colour !== null && /^#[0-9a-f]{6}$/.test(colour) && { colour }),
  };
}

/** A time in the past as ms since 1970; null for any other, which would be shown and mislead. */
export function timeOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return at >= 0 && at <= Date.now() ? at : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
