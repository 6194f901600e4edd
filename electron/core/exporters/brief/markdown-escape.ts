/**
 * Words as Markdown that says just those words: in CommonMark, with GitHub's extensions, and with what Obsidian and
 * Pandoc add (`[[links]]`, `#tags`, `$math$`, `==marks==`, `%%comments%%`). CommonMark lets any ASCII punctuation
 * stand behind a backslash. A bare address stays one: some readers make a link of it whatever is done, which says the
 * same words; its escapes keep those inside it from being shown.
 */

/** What begins markup wherever it stands; signs that do so only doubled, or in an address, with what is around them. */
const ANYWHERE = /[\\`*_[\]<>|~$#^{}@]|&(?=[#\w])|={2,}|%{2,}|:(?=\/\/)|(?<=www)\.|(?<=mailto|xmpp):/gi;

/** What begins a list, a heading or a rule at the start of a line. */
const AT_START = /^(?:[-+=:]|\d{1,9}(?=[.)]))/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be written.
const CONTROL = /[\u0000-\u001f\u007f]+/g;

/** One line of text; line ends and control characters become a space. */
export function markdownLine(text: string): string {
  const escaped = text
    .replace(CONTROL, ' ')
    .trim()
    .replace(ANYWHERE, signs => signs.replace(/./g, '\\$&'));
  return escaped.replace(AT_START, start => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}
