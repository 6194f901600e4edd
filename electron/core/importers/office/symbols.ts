/**
 * Characters of the fonts Symbol and Wingdings, which word processors store by their number in the font. The
 * numbers of Symbol are Adobe's (its encoding as published with the PDF reference, annex D); of Wingdings only
 * the signs that texts use.
 */

/** From 0x20; a space stands for a number without a character. */
const SYMBOL_LOW =
  ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼';
/** From 0xa0. */
const SYMBOL_HIGH =
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑           〉∫⌠ ⌡';

const WINGDINGS: Readonly<Record<number, string>> = {
  40: '☎',
  42: '✉',
  70: '☞',
  74: '☺',
  76: '☹',
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  115: '⬧',
  116: '⬧',
  117: '◆',
  118: '❖',
  119: '⬥',
  159: '•',
  167: '▪',
  168: '◻',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

/**
 * The character a font shows for a number, which files write plainly or in the private area at U+F000.
 * @returns U+FFFD for a sign of a picture font that is not known.
 */
export function symbolOf(font: string, number: number): string {
  const code = number >= 0xf000 && number <= 0xf0ff ? number - 0xf000 : number;
  if (/^wingdings|^webdings/i.test(font)) return WINGDINGS[code] ?? '\ufffd';
  if (/^symbol/i.test(font)) return fromSymbol(code) ?? '\ufffd';
  const isPrivate = code !== number;
  if (isPrivate) return fromSymbol(code) ?? '\ufffd';
  const isCharacter = number >= 0x20 && number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff);
  return isCharacter ? String.fromCodePoint(number) : '';
}

function fromSymbol(code: number): string | null {
  const found = code >= 0xa0 ? SYMBOL_HIGH.charAt(code - 0xa0) : SYMBOL_LOW.charAt(code - 0x20);
  if (code === 0x20) return ' ';
  return found === '' || found === ' ' ? null : found;
}

/** A text with characters of the Symbol font's private area made readable. */
export function withoutPrivateSymbols(text: string): string {
  return text.replace(/[\uf020-\uf0ff]/g, character => symbolOf('', character.charCodeAt(0)));
}
