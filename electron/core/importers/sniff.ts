/** Deciding, by content, whether a text is a web page, Markdown or plain. */
import type { TextFormat } from '../../../shared/records/imported-article.ts';

/** Units of text looked at. */
const SAMPLE_LENGTH = 64 * 1024;

/** Beginnings that only markup has; comments and a document type may stand before. */
const PAGE_START =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|article|main|section|div|header|nav)[\s>]/i;

/** Elements whose opening and closing tags together make a text a piece of a web page. */
const ELEMENT =
  'p|div|span|h[1-6]|ul|ol|li|blockquote|a|em|strong|b|i|table|figure|article|section|br|img|font|center|pre';
const FRAGMENT_START = new RegExp(
  String.raw`^\s*(?:<!--[\s\S]{0,4000}?-->\s*){0,5}<(?:${ELEMENT})[\s>/]`,
  'i',
);
const CLOSING = new RegExp(String.raw`</(?:${ELEMENT})\s{0,5}>`, 'gi');

/** Signs of Markdown and how much each says; the sum decides. */
const MARKDOWN_SIGNS: readonly { readonly regex: RegExp; readonly weight: number; readonly most: number }[] =
  [
    { regex: /^#{1,6} \S/gm, weight: 3, most: 9 },
    { regex: /\[[^\]\n]{1,200}\]\((?:https?:|mailto:|\/|#)[^)\s]{0,500}\)/g, weight: 3, most: 9 },
    { regex: /\*\*[^*\s][^*\n]{0,200}\*\*/g, weight: 2, most: 6 },
    { regex: /^> \S/gm, weight: 2, most: 4 },
    { regex: /^ {0,3}(?:```|~~~)/gm, weight: 3, most: 6 },
    { regex: /^\S[^\n]{0,100}\n(?:={3,}|-{3,})[ \t]*$/gm, weight: 2, most: 4 },
    { regex: /!\[[^\]\n]{0,200}\]\([^)\s]{1,500}\)/g, weight: 3, most: 6 },
    { regex: /^\|.{1,500}\|[ \t]*\n\|[-:| ]{3,200}\|[ \t]*$/gm, weight: 4, most: 4 },
    { regex: /(?<![\w*])[*_][^*_\s][^*_\n]{0,100}[*_](?![\w*])/g, weight: 1, most: 2 },
  ];
const FRONT_MATTER =
  /^---[ \t]*\n(?:[\w-]{1,40}:[^\n]{0,2000}\n|[ \t-][^\n]{0,2000}\n|#[^\n]{0,500}\n|\n){1,100}---[ \t]*(?:\n|$)/;
const TOML_HEAD =
  /^\+\+\+[ \t]*\n(?:[\w.-]{1,40}\s*=[^\n]{0,2000}\n|[ \t\][#][^\n]{0,2000}\n|\n){1,100}\+\+\+[ \t]*(?:\n|$)/;

/** Enough to call a text Markdown whatever its name. */
const CERTAIN = 5;

/**
 * The format of a text.
 * @param name The file's name: it decides only between plain text and Markdown, and only in doubt.
 */
export function sniffFormat(text: string, name: string | null): TextFormat {
  const sample = text.slice(0, SAMPLE_LENGTH);
  if (PAGE_START.test(sample)) return 'html';
  if (FRAGMENT_START.test(sample) && (sample.match(CLOSING)?.length ?? 0) > 0) return 'html';
  const score = markdownScore(sample);
  if (score >= CERTAIN) return 'markdown';
  const isNamedMarkdown = /\.(?:md|markdown|mdown|mkd)$/i.test(name ?? '');
  return isNamedMarkdown ? 'markdown' : 'text';
}

function markdownScore(sample: string): number {
  let score = FRONT_MATTER.test(sample) || TOML_HEAD.test(sample) ? CERTAIN : 0;
  for (const { regex, weight, most } of MARKDOWN_SIGNS) {
    score += Math.min(most, weight * (sample.match(regex)?.length ?? 0));
  }
  return score;
}
