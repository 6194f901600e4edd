import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { markdownLine } from '../../../../../electron/core/exporters/brief/markdown-escape.ts';

/** What a reader of CommonMark with GitHub's extensions makes of a text. */
function read(markdown: string) {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/**
 * The words of a block quote of one paragraph of nothing but words; null for anything else. Some readers make links of
 * bare addresses, escaped or not: those say the same words.
 */
function wordsOf(markdown: string): string | null {
  const [quote, ...others] = read(`> ${markdown}`).children;
  if (quote?.type !== 'blockquote' || others.length > 0) return null;
  const [paragraph, ...rest] = quote.children;
  if (paragraph?.type !== 'paragraph' || rest.length > 0) return null;
  return paragraph.children
    .flatMap(node => (node.type === 'link' ? node.children : [node]))
    .map(node => (node.type === 'text' ? node.value : `<${node.type}>`))
    .join('');
}

describe('words in Markdown', () => {
  it.each([
    '# not a heading',
    '- not a list',
    '1. not a list',
    '12) not a list',
    '> not a quote',
    '*not* _stressed_ ~~struck~~ `code`',
    '[not a link](http://evil.example) ![nor a picture](x) [[nor here]]',
    '<script>alert(1)</script> <http://x.example> &amp; &#35;',
    'https://evil.example and www.evil.example and mira@evil.example',
    '| a | b |',
    '--- *** ===',
    '[^1]: a note',
    '[a]: http://evil.example',
    '\\ a backslash \\',
    '#tag $math$ ==mark== %%comment%% ^caret^ {braces}',
    '    four spaces',
    'AT&T, 3 & 4, a_b_c, 2 * 3 = 6, C# 5',
    '[x] done',
    '+1 234 = 5',
    ': a definition',
  ])('say just this: %s', text => {
    expect(wordsOf(markdownLine(text))).toBe(text.trim());
  });

  it('say what was said, whatever it was', () => {
    const signs = fc.constantFrom(...'\\`*_[]<>|~$#^{}@&=%:-+.()!1 ax/w"\'', 'www.', 'http://', '\t', 'ا');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(signs, fc.string({ unit: 'grapheme', maxLength: 1 })) }),
        text => {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out.
          const words = text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
          fc.pre(words !== '' && !/\ufffd/.test(words));
          expect(wordsOf(markdownLine(text))).toBe(words);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
