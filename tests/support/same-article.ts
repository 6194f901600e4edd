/** One article written in every format Postil reads: what comes in must be the same from each. */
import { docxOf } from './docx-writer.ts';
import { odtOf } from './odt-writer.ts';
import { pagePart, webArchiveOf } from './web-archive.ts';
import { zipOf } from './zip-writer.ts';

export const TITLE = 'The Lock Keepers of the Upper Canal';
export const BYLINE = 'Ilse Marwick';
export const PUBLISHED = '2025-04-02';

export interface Piece {
  readonly type: 'paragraph' | 'heading';
  readonly text: string;
}

/** The text under title and byline. Its words run over lines and pages where a format has them. */
export const PIECES: readonly Piece[] = [
  {
    type: 'paragraph',
    text: 'For ninety years the eleven locks of the upper canal were worked by families who lived beside them, and for ninety years nobody drowned. The company that ran the canal wrote this down in its ledgers every December without a word of comment, as if it were the weather.',
  },
  {
    type: 'paragraph',
    text: 'The ministry now proposes to work all eleven from one room in the capital. Its engineers are right that the gates no longer need a hand on the beam. They are wrong about what the families did with the rest of the day: they watched the water, and they knew the names of the bargemen.',
  },
  { type: 'heading', text: 'What the ledgers say' },
  {
    type: 'paragraph',
    text: 'In the winter of 1954 the keeper at the seventh lock closed her gates against orders for six hours. The inquiry that followed found that the embankment below had been seeping since morning, and that a full chamber would have carried away “the better part of the lower town”. Nobody had told her; she had seen the colour of the water change.',
  },
  {
    type: 'paragraph',
    text: 'A sensor would have seen it too, the ministry says, and that is true. But a sensor reports to a room in which forty others report, and a person who has never seen the water must decide which of them to believe. The café owner at the fourth lock put it more simply: a wire does not worry.',
  },
  { type: 'heading', text: 'A smaller proposal' },
  {
    type: 'paragraph',
    text: 'Let the room in the capital have its screens. Let it also keep one family at every third lock, with the right to close the gates and the duty to say why. That would cost less each year than the ministry spends on its reports about the canal, and it would keep in the valley the only people who read the water for themselves.',
  },
];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const paragraphs = (write: (piece: Piece) => string) => PIECES.map(write).join('\n');

export function asPlainText(): string {
  return [TITLE, `By ${BYLINE}`, '2 April 2025', ...PIECES.map(({ text }) => text)].join('\n\n');
}

export function asMarkdown(): string {
  const body = PIECES.map(({ type, text }) => (type === 'heading' ? `## ${text}` : text)).join('\n\n');
  return `---\ntitle: ${TITLE}\nauthor: ${BYLINE}\ndate: ${PUBLISHED}\nlang: en\n---\n\n${body}\n`;
}

const htmlBody = () =>
  paragraphs(({ type, text }) =>
    type === 'heading' ? `<h2>${escaped(text)}</h2>` : `<p>${escaped(text)}</p>`,
  );

export function asHtml(): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE}</title><meta name="author" content="${BYLINE}"><meta property="article:published_time" content="${PUBLISHED}T08:00:00Z"></head><body><article><h1>${TITLE}</h1><p class="byline">By ${BYLINE}</p>${htmlBody()}</article></body></html>`;
}

/** The page as it is printed: with a running head, page numbers and lines that end where the paper does. */
export function asPrint(): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE}</title><style>body{font:13px/1.5 serif}h1{font-size:26px}h2{font-size:18px}</style></head><body><h1>${TITLE}</h1><p>By ${BYLINE}</p><p>2 April 2025</p>${htmlBody()}</body></html>`;
}

export function asMhtml(): Uint8Array {
  return webArchiveOf([pagePart(asHtml(), { 'Content-Type': 'text/html; charset=utf-8' })]);
}

export function asDocx(): Uint8Array {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const styled = (style: string, text: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
  const style = (id: string, name: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  return docxOf({
    body: `${styled('Title', TITLE)}${paragraphs(({ type, text }) =>
      type === 'heading' ? styled('Heading2', text) : `<w:p>${run(text)}</w:p>`,
    )}`,
    parts: { styles: `${style('Title', 'Title')}${style('Heading2', 'heading 2')}` },
    core: `<dc:creator>${BYLINE}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${PUBLISHED}T08:00:00Z</dcterms:created><dc:language>en</dc:language>`,
  });
}

export function asOdt(): Uint8Array {
  const heading = (level: number, text: string) =>
    `<text:h text:outline-level="${level}">${escaped(text)}</text:h>`;
  return odtOf({
    body: `${heading(1, TITLE)}${paragraphs(({ type, text }) =>
      type === 'heading' ? heading(2, text) : `<text:p>${escaped(text)}</text:p>`,
    )}`,
    meta: `<meta:initial-creator>${BYLINE}</meta:initial-creator><meta:creation-date>${PUBLISHED}T08:00:00</meta:creation-date><dc:language>en</dc:language>`,
  });
}

export function asRtf(): string {
  const words = (text: string) =>
    text.replace(/[\\{}]/g, '\\$&').replace(/[^\0-\x7f]/g, sign => `\\u${sign.charCodeAt(0)}?`);
  const body = paragraphs(({ type, text }) =>
    type === 'heading' ? `\\pard\\outlinelevel1\\b ${words(text)}\\b0\\par` : `\\pard ${words(text)}\\par`,
  );
  return `{\\rtf1\\ansi\\ansicpg1252\\uc1{\\info{\\title ${TITLE}}{\\author ${BYLINE}}{\\creatim\\yr2025\\mo4\\dy2}}\\deflang2057\n${body}}`;
}

export function asEpub(): Uint8Array {
  const container =
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:0</dc:identifier><dc:title>${TITLE}</dc:title><dc:creator>${BYLINE}</dc:creator><dc:date>${PUBLISHED}</dc:date><dc:language>en</dc:language></metadata><manifest><item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c1"/></spine></package>`;
  const chapter = `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>${TITLE}</title></head><body>${htmlBody()}</body></html>`;
  return zipOf([
    { name: 'mimetype', data: 'application/epub+zip', isStored: true },
    { name: 'META-INF/container.xml', data: container },
    { name: 'OEBPS/book.opf', data: opf },
    { name: 'OEBPS/c1.xhtml', data: chapter },
  ]);
}
