/**
 * How pdf.js comes into a program: a few lines of it are changed as it is bundled, and the tables it reads at run
 * time are laid beside the program. A line that is no longer found fails the build: a new release of pdf.js
 * is to be looked at, not patched blindly.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface Change {
  readonly file: RegExp;
  readonly from: string;
  readonly to: string;
}

const WORKER = /pdfjs-dist\/legacy\/build\/pdf\.worker\.mjs$/;

const CHANGES: readonly Change[] = [
  // Under Node pdf.js looks for a native canvas and complains when there is none; in Electron's utility process
  // it takes itself to be in a page. Nothing is drawn here, and both kinds of process shall do the same.
  {
    file: /pdfjs-dist\/legacy\/build\/pdf(?:\.worker)?\.mjs$/,
    from: 'const isNodeJS = typeof process === "object" &&',
    to: 'const isNodeJS = false && typeof process === "object" &&',
  },
  // What a stretch of glyphs stands for (ISO 32000-1, 14.9.4) is dropped on the way out of pdf.js. It is the
  // only place where Chromium writes down Arabic letters, and where layout programs mark soft hyphens.
  {
    file: WORKER,
    from: 'args = [args[0].name, args[1] instanceof Dict ? args[1].get("MCID") : null];',
    to: 'args = [args[0].name, args[1] instanceof Dict ? args[1].get("MCID") : null, args[1] instanceof Dict ? args[1].get("ActualText") : null];',
  },
  // pdf.js reads on behind what it cannot unpack or make out, and says so to nobody: words are missing then.
  {
    file: WORKER,
    from: '#endsStreamOnError(err) {',
    to: '#endsStreamOnError(err) { globalThis.onPdfDamage?.();',
  },
  {
    file: WORKER,
    from: 'function warn(msg) {',
    to: 'function warn(msg) { globalThis.onPdfRemark?.(msg);',
  },
  {
    file: WORKER,
    from: 'function info(msg) {',
    to: 'function info(msg) { globalThis.onPdfRemark?.(msg);',
  },
  // Nor does it look at the checksum behind what it has unpacked, without which other words pass for the right ones.
  {
    file: WORKER,
    from: 'readBlock() {\n    let buffer, hdr, len;',
    to: 'readBlock() { this.readOneBlock(); if (this.eof) globalThis.onPdfUnpacked?.(this); }\n  readOneBlock() {\n    let buffer, hdr, len;',
  },
  // Where a font does not say which letters its glyphs are, their numbers pass for letters.
  {
    file: WORKER,
    from: 'return new IdentityToUnicodeMap(properties.firstChar, properties.lastChar);',
    to: 'globalThis.onPdfGuess?.(); return new IdentityToUnicodeMap(properties.firstChar, properties.lastChar);',
  },
  // An array or a dictionary holds values, never instructions; and no number ends before a zero byte, which is what a
  // disk gives for what it has lost (those in a stream may: it has a checksum). pdf.js takes both, and words fall apart
  // where those numbers were widths.
  {
    file: WORKER,
    from: 'array.push(this.getObj(cipherTransform));',
    to: 'const item = this.getObj(cipherTransform); if (item instanceof Cmd) globalThis.onPdfDamage?.(); array.push(item);',
  },
  {
    file: WORKER,
    from: 'dict.set(key, this.getObj(cipherTransform));',
    to: 'const value = this.getObj(cipherTransform); if (value instanceof Cmd) globalThis.onPdfDamage?.(); dict.set(key, value);',
  },
  {
    file: WORKER,
    from: 'return sign * baseValue;',
    to: 'if (ch === 0 && !this.stream.dict) globalThis.onPdfDamage?.(); return sign * baseValue;',
  },
  // A composite font must be described (ISO 32000-1, 9.7.4); some are not that every reader in East Asia has, but
  // those don't say which letters their glyphs are.
  {
    file: WORKER,
    from: 'if (!descriptor) {\n      if (isType3Font) {',
    to: 'if (!descriptor) { if (composite && toUnicode) globalThis.onPdfDamage?.();\n      if (isType3Font) {',
  },
  // Every page must say how large it is (ISO 32000-1, 7.7.3.3): words beyond an edge that was made up are lost.
  {
    file: WORKER,
    from: 'this.getBoundingBox("MediaBox") || LETTER_SIZE_MEDIABOX',
    to: 'this.getBoundingBox("MediaBox") || (globalThis.onPdfDamage?.(), LETTER_SIZE_MEDIABOX)',
  },
  // Patterns, shadings and outlines of letters are made only to be drawn. A pattern that contains itself would
  // fill the memory, and the outlines take a third of the time.
  {
    file: WORKER,
    from: 'handleColorN(operatorList, fn, args, cs, patterns, resources, task, localColorSpaceCache, localTilingPatternCache, localShadingPatternCache) {',
    to: 'handleColorN(operatorList, fn, args, cs, patterns, resources, task, localColorSpaceCache, localTilingPatternCache, localShadingPatternCache) { return undefined;',
  },
  {
    file: WORKER,
    from: 'let id = localShadingPatternCache.get(shading);',
    to: 'let id = null; return id;',
  },
  {
    file: WORKER,
    from: 'static buildFontPaths(font, glyphs, handler, evaluatorOptions) {',
    to: 'static buildFontPaths(font, glyphs, handler, evaluatorOptions) { return;',
  },
];

/** The code of a module with the changes meant for it. */
function changed(code: string, id: string): string | null {
  const mine = CHANGES.filter(({ file }) => file.test(id.replaceAll('\\', '/').replace(/\?.*$/, '')));
  if (mine.length === 0) return null;
  return mine.reduce((text, { from, to }) => {
    if (text.split(from).length !== 2) throw new Error(`${id} no longer has the line “${from}” once`);
    return text.replace(from, () => to);
  }, code);
}

/** Changes pdf.js; and where there is an output folder, copies the character maps (CMaps) of CJK fonts there. */
export const pdfjs: Plugin = {
  name: 'postil-pdfjs',
  transform: (code, id) => changed(code, id),
  writeBundle({ dir }) {
    if (dir !== undefined) cpSync('node_modules/pdfjs-dist/cmaps', join(dir, 'cmaps'), { recursive: true });
  },
};
