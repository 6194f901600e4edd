/**
 * What a PDF says about stretches of its glyphs (ISO 32000-1, 14.6): what they stand for, that they are no part
 * of the text, or that they lie on a layer that is switched off.
 */
import { SOFT_HYPHEN } from './characters.ts';
import { OPS } from './engine.ts';
import type { Glyph, Layers } from './glyph.ts';

interface Mark {
  readonly isHidden: boolean;
  readonly isArtifact: boolean;
  /** What the glyphs inside stand for; null when they speak for themselves. */
  readonly spelling: string | null;
}

/** Deepest nesting kept apart; what is deeper counts as plain. */
const MAX_DEPTH = 1_000;
const PLAIN: Mark = { isHidden: false, isArtifact: false, spelling: null };

export class MarkedContent {
  readonly #layers: Layers;
  readonly #emit: (glyph: Glyph) => void;
  readonly #marks: Mark[] = [];
  /** Marks begun beyond the deepest kept. */
  #beyond = 0;
  #hidden = 0;
  #artifacts = 0;
  /** Glyphs of the outermost stretch that is spelt out. */
  #spelt: Glyph[] = [];
  #speltAt: number | null = null;

  constructor(layers: Layers, emit: (glyph: Glyph) => void) {
    this.#layers = layers;
    this.#emit = emit;
  }

  /** @returns whether the operator was one of marks. */
  read(operator: number, args: readonly unknown[]): boolean {
    if (operator === OPS.beginMarkedContentProps) this.#begin(this.#markOf(args));
    else if (operator === OPS.beginMarkedContent) this.#begin(this.#markOf([nameOf(args[0])]));
    else if (operator === OPS.endMarkedContent) this.#end();
    else return false;
    return true;
  }

  take(glyph: Glyph): void {
    if (this.#hidden > 0) return;
    const own = this.#artifacts > 0 ? { ...glyph, isArtifact: true } : glyph;
    if (this.#speltAt === null) this.#emit(own);
    else this.#spelt.push(own);
  }

  #markOf([tag, properties, spelling]: readonly unknown[]): Mark {
    if (tag === 'OC') return { ...PLAIN, isHidden: !this.#layers.isVisible(properties) };
    return {
      isHidden: false,
      isArtifact: tag === 'Artifact',
      spelling: typeof spelling === 'string' ? decoded(spelling) : null,
    };
  }

  #begin(mark: Mark): void {
    if (this.#marks.length >= MAX_DEPTH) {
      this.#beyond++;
      return;
    }
    if (mark.isHidden) this.#hidden++;
    if (mark.isArtifact) this.#artifacts++;
    if (mark.spelling !== null) this.#speltAt ??= this.#marks.length;
    this.#marks.push(mark);
  }

  #end(): void {
    if (this.#beyond > 0) {
      this.#beyond--;
      return;
    }
    const mark = this.#marks.pop();
    if (!mark) return;
    if (mark.isHidden) this.#hidden--;
    if (mark.isArtifact) this.#artifacts--;
    if (this.#speltAt !== this.#marks.length || mark.spelling === null) return;
    this.#speltAt = null;
    const glyph = spelt(this.#spelt, mark.spelling);
    this.#spelt = [];
    if (glyph) this.#emit(glyph);
  }
}

/** One glyph in the place of those it is drawn with: letters are drawn in pieces, dots apart from their stem. */
function spelt(glyphs: readonly Glyph[], text: string): Glyph | null {
  const [first] = glyphs;
  if (!first || text === '') return null;
  // Browsers write a place where a word may be broken as a space that takes no room.
  if (text === SOFT_HYPHEN && glyphs.every(glyph => glyph.text.trim() === ''))
    return { ...first, text, dx: 0, dy: 0, isSpelt: true };
  const widest = glyphs.reduce((best, glyph) => (reach(glyph) > reach(best) ? glyph : best), first);
  const length = reach(widest) || 1;
  const [ux, uy] = [widest.dx / length, widest.dy / length];
  let [start, end] = [0, reach(widest)];
  for (const glyph of glyphs) {
    if (reach(glyph) === 0) continue;
    const from = (glyph.x - widest.x) * ux + (glyph.y - widest.y) * uy;
    start = Math.min(start, from);
    end = Math.max(end, from + glyph.dx * ux + glyph.dy * uy);
  }
  const [x, y] = [widest.x + start * ux, widest.y + start * uy];
  return { ...widest, text, x, y, dx: (end - start) * ux, dy: (end - start) * uy, isSpelt: true };
}

function reach({ dx, dy }: Glyph): number {
  return Math.hypot(dx, dy);
}

/** A PDF's text string (ISO 32000-1, 7.9.2): UTF-16 or UTF-8 with a mark, else single bytes. */
function decoded(bytes: string): string {
  if (bytes.startsWith('\xfe\xff')) return utf16(bytes.slice(2));
  if (bytes.startsWith('\xef\xbb\xbf')) return Buffer.from(bytes.slice(3), 'latin1').toString('utf8');
  return bytes;
}

function utf16(bytes: string): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode((bytes.charCodeAt(i) << 8) | bytes.charCodeAt(i + 1));
  return text.toWellFormed();
}

/** The name in what is left of a PDF name after it was passed on. */
function nameOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : null;
}
