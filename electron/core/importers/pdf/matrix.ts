/** Affine transformations as PDF writes them (ISO 32000-1, 8.3.3): `[a b c d e f]`. */

export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The transformation that does `inner` first and `outer` then. */
export function combined(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** Where a place lies after a transformation. */
export function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Where a direction points after a transformation; places are not moved. */
export function turned([a, b, c, d]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y, b * x + d * y];
}

/** Six finite numbers as a matrix; null for anything else, of which hostile files are full. */
export function matrixOf(value: unknown): Matrix | null {
  if (!Array.isArray(value) && !(value instanceof Float32Array)) return null;
  const numbers = Array.from(value as ArrayLike<unknown>);
  if (numbers.length !== 6 || !numbers.every(number => Number.isFinite(number))) return null;
  return numbers as unknown as Matrix;
}
