/** A brief in Markdown: front matter, then a heading for each group and a block quote for each passage. */
import { dump } from 'js-yaml';
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
import { markdownLine } from './markdown-escape.ts';

/** The file in pieces, in order. */
export function markdownBrief(brief: Brief): Iterable<BriefPiece> {
  return gathered(pieces(brief));
}

function* pieces(brief: Brief): Generator<BriefPiece, void, undefined> {
  yield { text: head(brief), items: 0 };
  let last: Brief['groups'][number] | undefined;
  for (const { group, item } of brief.items) {
    const heading =
      group === last ? '' : `\n## ${markdownLine(group.heading)} (${group.count.toLocaleString('en')})\n`;
    last = group;
    yield { text: `${heading}\n${itemText(item)}`, items: 1 };
  }
}

function head(brief: Brief): string {
  const { title, groupedBy, annotations, articles, asOf } = brief;
  const facts = {
    title,
    grouped_by: groupedBy,
    passages: annotations,
    articles,
    ...(asOf === null ? {} : { as_of: asOf }),
    generator: 'Postil',
  };
  return `---\n${dump(facts, { lineWidth: -1 })}---\n\n# ${markdownLine(title)}\n\n${summaryOf(brief)}.\n`;
}

function itemText({ row, links }: BriefItem): string {
  const { url } = row.document;
  const address = url === null ? '' : ` ${isWebAddress(url) ? autolink(url) : markdownLine(url)}`;
  const access = accessOf(row.document);
  const source = `— ${markdownLine(citationOf(row))}${address}${access === '' ? '' : ` ${access}`}`;
  const quote = [...linesOf(row.quote).map(markdownLine), source].map(line => `> ${line}\n`).join('>\n');
  const facts = [
    ...factsOf(row).map(({ label, words }) => `- **${label}:** ${markdownLine(words)}\n`),
    ...(row.note === null ? [] : [`- **Note:** ${linesOf(row.note).map(markdownLine).join('\n\n  ')}\n`]),
    ...links.map(
      link =>
        `- **${linkLabel(link)}:** “${markdownLine(link.quote)}” (${markdownLine(link.documentTitle)})\n`,
    ),
  ];
  return `${quote}\n${facts.join('')}`;
}

/** The address as a link; what would end it early is percent-encoded. */
function autolink(url: string): string {
  return `<${url.replace(/[<>\s\\`*]/g, sign => encodeURIComponent(sign).replace('*', '%2A'))}>`;
}
