/** One value, one text: hashes of articles and comparisons of fields rest on it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonical,
  canonicalJson,
  type Json,
  sameValue,
} from '../../../../electron/core/workspace/canonical-json.ts';

/** The same value with the keys of every object put in in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

const values = fc.jsonValue({ stringUnit: 'binary' }) as fc.Arbitrary<Json>;

describe('canonical JSON', () => {
  it('is the same for the same value, in whatever order its keys were put in', () => {
    fc.assert(
      fc.property(values, value => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
        expect(sameValue(turned(value), value)).toBe(true);
      }),
    );
  });

  it('is what it was after it has been read back, so that a hash can be checked', () => {
    fc.assert(
      fc.property(values, value => {
        const json = canonicalJson(value);
        expect(canonicalJson(JSON.parse(json))).toBe(json);
        expect(JSON.stringify(canonical(value))).toBe(json);
      }),
    );
  });

  it('sorts keys, leaves out what is absent and replaces halves of pairs, however deep', () => {
    const value = { b: [{ d: 1, c: undefined, a: 'half \ud83d' }], a: { y: null, x: true } };
    expect(canonicalJson(value)).toBe('{"a":{"x":true,"y":null},"b":[{"a":"half \ufffd","d":1}]}');
    expect(canonicalJson({ 'key \ud83d': 1 })).toBe('{"key \ufffd":1}');
  });
});
