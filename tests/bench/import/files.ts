/** Files to import, no two the same: plain text, web pages and Markdown by turns. */

const WORDS =
  'river treaty gauge border council harbour winter report minister ledger bridge silence promise measure season clerk archive delta reservoir hearing statute quarrel embankment census fishery'.split(
    ' ',
  );

export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}

/** File number `n` with about so many words. */
export function generatedFile(n: number, words: number): GeneratedFile {
  const title = `Notes from the lower river, no. ${n}`;
  const paragraphs = Array.from({ length: Math.ceil(words / 80) }, (_, i) => paragraph(n, i));
  switch (n % 3) {
    case 0:
      return { name: `note-${n}.txt`, text: `${title}\n\n${paragraphs.join('\n\n')}\n` };
    case 1:
      return { name: `note-${n}.md`, text: `# ${title}\n\n${paragraphs.join('\n\n')}\n` };
    default:
      return { name: `note-${n}.html`, text: page(title, paragraphs) };
  }
}

/** Eighty words or so in sentences of ten. */
function paragraph(n: number, i: number): string {
  const word = (k: number) => WORDS[(n * 31 + i * 17 + k * (1 + (k % 7))) % WORDS.length] ?? '';
  return Array.from({ length: 8 }, (_, s) => {
    const sentence = Array.from({ length: 10 }, (_, k) => word(s * 10 + k)).join(' ');
    return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)} ${n}.`;
  }).join(' ');
}

function page(title: string, paragraphs: readonly string[]): string {
  const body = paragraphs.map(text => `<p>${text}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${body}</article><footer>Imprint</footer></body></html>`;
}
