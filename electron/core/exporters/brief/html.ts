/** A brief as one HTML file that needs nothing else: styles inside, no scripts, every word escaped. */
import { kinds } from '../../../../shared/records/kind.ts';
import {
  accessOf,
  type Brief,
  type BriefItem,
  type BriefPiece,
  citationOf,
  factsOf,
  gathered,
  isWebAddress,
  linesOf,
  linkLabel,
  summaryOf,
} from './brief.ts';
import { briefStyle } from './html-style.ts';

/** The file in pieces, in order. */
export function htmlBrief(brief: Brief): Iterable<BriefPiece> {
  return gathered(pieces(brief));
}

function* pieces(brief: Brief): Generator<BriefPiece, void, undefined> {
  yield { text: head(brief), items: 0 };
  let place = -1;
  for (const { group, item } of brief.items) {
    let heading = '';
    if (group !== brief.groups[place]) {
      place = brief.groups.indexOf(group);
      const end = place === 0 ? '' : '</section>\n';
      const count = `<span class="count">(${group.count.toLocaleString('en')})</span>`;
      heading = `${end}<section aria-labelledby="group-${place + 1}">\n<h2 id="group-${place + 1}" dir="auto">${escaped(group.heading)} ${count}</h2>\n`;
    }
    yield { text: heading + itemText(item), items: 1 };
  }
  yield { text: `${place >= 0 ? '</section>\n' : ''}</main>\n</body>\n</html>\n`, items: 0 };
}

function head(brief: Brief): string {
  const { title, groups, asOf } = brief;
  const contents = groups.map(
    ({ heading, count }, i) =>
      `<li dir="auto"><a href="#group-${i + 1}">${escaped(heading)}</a> (${count.toLocaleString('en')})</li>`,
  );
  const about = `${summaryOf(brief)}${asOf === null ? '' : `, as of ${asOf}`}.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Postil">
<title>${escaped(title)}</title>
<style>${briefStyle}</style>
</head>
<body>
<header>
<h1 dir="auto">${escaped(title)}</h1>
<p class="about">${escaped(about)}</p>
</header>
<nav aria-label="Contents"><ul>${contents.join('')}</ul></nav>
<main>
`;
}

function itemText({ row, links }: BriefItem): string {
  const { language, url } = row.document;
  const lang = language === null ? '' : ` lang="${escaped(language)}"`;
  const quote = linesOf(row.quote).map(line => `<p dir="auto">${escaped(line)}</p>`);
  const address = url === null ? '' : ` ${isWebAddress(url) ? linkTo(url) : escaped(url)}`;
  const access = accessOf(row.document);
  const facts = [
    ...factsOf(row)
      .filter(({ label }) => label !== 'Kind')
      .map(({ label, words }) => fact(label, escaped(words))),
    ...(row.note === null ? [] : [fact('Note', paragraphs(row.note))]),
    ...links.map(link => fact(linkLabel(link), `“${escaped(link.quote)}” (${escaped(link.documentTitle)})`)),
  ];
  return `<article class="${row.kind}" id="annotation-${row.annotation}">
<p class="kind">${kinds[row.kind].label}</p>
<blockquote${lang}>${quote.join('')}</blockquote>
<cite dir="auto">— ${escaped(citationOf(row))}${address}${access === '' ? '' : ` ${access}`}</cite>
${facts.length === 0 ? '' : `<dl>${facts.join('')}</dl>\n`}</article>
`;
}

/** @param html Of the value, escaped. */
function fact(label: string, html: string): string {
  return `<dt>${label}</dt><dd dir="auto">${html}</dd>`;
}

function paragraphs(text: string): string {
  return linesOf(text)
    .map(line => `<p dir="auto">${escaped(line)}</p>`)
    .join('');
}

function linkTo(url: string): string {
  return `<a href="${escaped(url)}" rel="noreferrer">${escaped(url)}</a>`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: HTML may not hold these.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Words as they can stand anywhere in HTML, between tags and in quoted attributes. */
function escaped(text: string): string {
  return text.replace(CONTROL, '\ufffd').replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
