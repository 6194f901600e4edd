/**
 * UTF-16 offsets (what JavaScript, ProseMirror and the store count) to Unicode code points (what the W3C
 * Web Annotation model, REFI-QDA and the exports count) and back. The only place where the two meet.
 */

const STRIDE = 1024;

/** Converts many offsets of one text without reading it from the start each time. */
export class CodePointIndex {
  readonly #text: string;
  /** Code points before unit 0, 1024, 2048 … */
  readonly #marks: Uint32Array;

  constructor(text: string) {
    this.#text = text;
    this.#marks = new Uint32Array(Math.floor(text.length / STRIDE) + 1);
    let points = 0;
    for (let unit = 0; unit < text.length; unit++) {
      if (unit % STRIDE === 0) this.#marks[unit / STRIDE] = points;
      if (!isTrailing(text, unit)) points++;
    }
    if (text.length % STRIDE === 0) this.#marks[text.length / STRIDE] = points;
  }

  /** Code points before UTF-16 offset `unit`. An offset inside a surrogate pair counts the pair as before it. */
  toCodePoints(unit: number): number {
    const end = Math.min(Math.max(unit, 0), this.#text.length);
    const block = Math.floor(end / STRIDE);
    let points = this.#marks[block] ?? 0;
    for (let i = block * STRIDE; i < end; i++) if (!isTrailing(this.#text, i)) points++;
    return points;
  }

  /** UTF-16 offset at which code point number `point` starts; the length of the text when it has fewer. */
  toUnits(point: number): number {
    let low = 0;
    let high = this.#marks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#marks[middle] ?? 0) <= point) low = middle;
      else high = middle - 1;
    }
    let unit = low * STRIDE;
    let points = this.#marks[low] ?? 0;
    if (isTrailing(this.#text, unit)) unit++;
    while (unit < this.#text.length && points < point) {
      unit += isLeading(this.#text, unit) ? 2 : 1;
      points++;
    }
    return unit;
  }
}

/** Whether the unit at `i` is the second half of a surrogate pair. */
function isTrailing(text: string, i: number): boolean {
  return i > 0 && isLow(text.charCodeAt(i)) && isHigh(text.charCodeAt(i - 1));
}

function isLeading(text: string, i: number): boolean {
  return isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Moves a UTF-16 offset out of the middle of a surrogate pair, towards the start. */
export function snapToCodePoint(text: string, unit: number): number {
  return isTrailing(text, unit) ? unit - 1 : unit;
}
