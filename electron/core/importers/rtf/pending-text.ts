/**
 * Text on its way from bytes to characters: a character may be made of several bytes or of two `\u`, and after
 * `\u` some bytes stand for readers who do not know it.
 */
import { symbolOf, withoutPrivateSymbols } from '../office/symbols.ts';
import { decode } from './encodings.ts';

/** Pieces joined before they are decoded. */
const MAX_PIECES = 10_000;

export class PendingText {
  #bytes: Uint8Array[] = [];
  /** UTF-16 units of `\u`. */
  #units = '';
  /** Bytes still to be passed over. */
  #skip = 0;

  /** Whether something has to be taken before bytes are added. */
  isFullFor(kind: 'bytes' | 'unicode'): boolean {
    if (kind === 'unicode') return this.#bytes.length > 0;
    return (this.#units !== '' && this.#skip === 0) || this.#bytes.length >= MAX_PIECES;
  }

  /** Adds bytes. @returns those that have to wait until what is there is taken. */
  addBytes(bytes: Uint8Array): Uint8Array | null {
    const rest = bytes.subarray(Math.min(this.#skip, bytes.length));
    this.#skip -= bytes.length - rest.length;
    if (rest.length === 0) return null;
    if (this.isFullFor('bytes')) return rest;
    this.#bytes.push(rest);
    return null;
  }

  /**
   * Adds a character by its number, negative above 32767.
   * @param skip Bytes after it to pass over.
   */
  addUnicode(number: number, skip: number): void {
    const unit = number < 0 ? number + 65_536 : number;
    if (unit >= 0 && unit <= 0x10ffff) this.#units += String.fromCodePoint(unit);
    this.#skip = skip;
  }

  /**
   * Takes the characters there are.
   * @param encoding Name for `decode`.
   * @param symbols Name of the font if its characters are pictures, else null.
   */
  take(encoding: string, symbols: string | null): string {
    const [units, bytes] = [this.#units, this.#bytes];
    this.#units = '';
    this.#bytes = [];
    this.#skip = 0;
    const unicode = symbols === null ? withoutPrivateSymbols(units) : inSymbols(units, symbols);
    if (bytes.length === 0) return clean(unicode);
    const whole = Buffer.concat(bytes);
    return clean(
      unicode + (symbols === null ? decode(whole, encoding) : inSymbols(whole.toString('latin1'), symbols)),
    );
  }
}

/** Text in a font whose characters are pictures. */
function inSymbols(text: string, font: string): string {
  let shown = '';
  for (const character of text)
    shown += symbolOf(font === '' ? 'Symbol' : font, character.codePointAt(0) ?? 0);
  return shown;
}

function clean(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}/gu, control => (control === '\t' ? '\t' : ''));
}
