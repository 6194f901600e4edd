/** Code pages of RTF: those of the file (`\ansicpg`) and those its fonts imply (`\fcharset`). */

/** WHATWG name by Windows code page; those that browsers do not know are tables below. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  437: 'cp437',
  708: 'iso-8859-6',
  819: 'iso-8859-1',
  850: 'cp850',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Code page by the character set of a font. */
const CHARACTER_SETS: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};

/** The set of fonts whose characters are pictures. */
export const SYMBOL_CHARACTERS = 2;

/** Characters from 0x80. */
const TABLES: Readonly<Record<string, string>> = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

/** Name of a code page for `decode`, or null for one that is not known. */
export function encodingOfCodePage(page: number): string | null {
  return CODE_PAGES[page] ?? null;
}

/** Name of the encoding a font's character set implies, or null when it is that of the file. */
export function encodingOfCharacterSet(set: number): string | null {
  const page = CHARACTER_SETS[set];
  return page === undefined ? null : encodingOfCodePage(page);
}

/** Bytes to characters; those that mean nothing in the encoding become U+FFFD. */
export function decode(bytes: Uint8Array, encoding: string): string {
  const table = TABLES[encoding];
  if (table === undefined) return new TextDecoder(encoding).decode(bytes);
  let text = '';
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : table.charAt(byte - 0x80);
  return text;
}
