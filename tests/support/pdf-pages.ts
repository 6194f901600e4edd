/** The fixtures that Chromium prints, as pages of HTML: the words of `pdf-texts.ts` in several dresses. */
import { BRIEFING, RIGHT_TO_LEFT } from './pdf-texts.ts';

export interface PrintedFixture {
  /** Name of the file in `tests/fixtures/pdf`. */
  readonly name: string;
  readonly html: string;
  readonly landscape?: boolean;
  /** Markup above and below each page, see Playwright's `page.pdf`. */
  readonly header?: string;
  readonly footer?: string;
}

function page(title: string, language: string, style: string, body: string): string {
  const direction = ['ur', 'ar', 'he'].includes(language) ? 'rtl' : 'ltr';
  return `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><title>${title}</title><style>@page{margin:22mm 20mm}body{font:10.5pt/1.4 "DejaVu Serif",serif;margin:0}${style}</style><body>${body}</body></html>`;
}

function paragraphs(texts: readonly string[]): string {
  return texts.map(text => `<p>${text}</p>`).join('');
}

function sections(): string {
  return BRIEFING.sections
    .map(section => {
      const list =
        'items' in section ? `<ul>${section.items.map(item => `<li>${item}</li>`).join('')}</ul>` : '';
      const after = 'after' in section ? paragraphs(section.after) : '';
      const quote = 'quote' in section ? `<blockquote>${section.quote}</blockquote>` : '';
      const end = 'end' in section ? paragraphs(section.end) : '';
      return `<h2>${section.heading}</h2>${paragraphs(section.paragraphs)}${list}${after}${quote}${end}`;
    })
    .join('');
}

const HEAD = `<h1>${BRIEFING.title}</h1><p class="by">By ${BRIEFING.byline}</p><p class="by">${BRIEFING.date}</p>`;
const SMALL = 'font:8px sans-serif;width:100%;padding:0 20mm;display:flex;justify-content:space-between';

/** One column with paragraphs set apart, a running head and "Page 1 of 3". */
const briefing: PrintedFixture = {
  name: 'briefing.pdf',
  html: page(
    BRIEFING.title,
    'en-GB',
    'h1{font-size:20pt}h2{font-size:13pt}.by{color:#444}',
    `<p>POLICY BRIEF</p>${HEAD}${paragraphs(BRIEFING.lead)}${sections()}`,
  ),
  header: `<div style="${SMALL}"><span>Valley Institute</span><span>Policy Brief 12</span></div>`,
  footer: `<div style="${SMALL}"><span>www.valley-institute.example</span><span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`,
};

const JUSTIFIED =
  'main{column-gap:8mm;text-align:justify;hyphens:auto}p{margin:0;text-indent:1.2em}h2+p,.by{text-indent:0}h1{font-size:19pt;line-height:1.2}h2{font-size:12pt;margin:1em 0 .3em}ul{margin:.5em 0;padding-left:1.4em}blockquote{margin:.8em 1.8em}';

/** Two justified and hyphenated columns with indented paragraphs, as in journals. */
const journal: PrintedFixture = {
  name: 'two-columns.pdf',
  html: page(
    'Microsoft Word - draft7.docx',
    'en-GB',
    `${JUSTIFIED}main{columns:2}`,
    `${HEAD}<main>${paragraphs(BRIEFING.lead)}${sections()}</main>`,
  ),
  footer: `<div style="${SMALL};justify-content:center"><span class="pageNumber"></span></div>`,
};

/** Three columns on a wide page, with headings over all of them. */
const newsletter: PrintedFixture = {
  name: 'three-columns.pdf',
  landscape: true,
  html: page(
    'untitled',
    'en-GB',
    `${JUSTIFIED}main{columns:3}h2{column-span:all;font-size:15pt}`,
    `${HEAD}<main>${paragraphs(BRIEFING.lead)}${sections()}</main>`,
  ),
};

function fontFace(name: string, family: string): string {
  return `@font-face{font-family:"${name}";src:url("/fonts/${family}")}`;
}

function rightToLeft(
  key: keyof typeof RIGHT_TO_LEFT,
  language: string,
  font: string,
  extra = '',
): PrintedFixture {
  const { title, byline, paragraphs: texts } = RIGHT_TO_LEFT[key];
  const style = `${extra}body{font-family:${font};line-height:1.9}main{text-align:justify}h1{font-size:20pt}`;
  const by = { urdu: 'تحریر', arabic: 'بقلم', hebrew: 'מאת' }[key];
  return {
    name: `${key}.pdf`,
    html: page(
      title,
      language,
      style,
      `<h1>${title}</h1><p>${by}: ${byline}</p><main>${paragraphs(texts)}</main>`,
    ),
    footer: `<div style="${SMALL};justify-content:center"><span class="pageNumber"></span></div>`,
  };
}

export const PRINTED: readonly PrintedFixture[] = [
  briefing,
  journal,
  newsletter,
  rightToLeft(
    'urdu',
    'ur',
    '"Nastaliq","DejaVu Sans"',
    fontFace('Nastaliq', 'noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-400-normal.woff2'),
  ),
  rightToLeft(
    'arabic',
    'ar',
    '"Naskh","DejaVu Sans"',
    fontFace('Naskh', 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2'),
  ),
  rightToLeft('hebrew', 'he', '"DejaVu Sans"'),
];
