/**
 * Taking the name of the site off a page's title: `Some headline – Newspaper – SITE.COM`. A dash alone proves
 * nothing, so a part is cut only when it looks like a site or a publication, or stands between the headline
 * and one that does.
 */
import { essence } from './unit.ts';

export interface Headline {
  readonly title: string;
  /** The site or publication named after the headline. */
  readonly publication?: string;
}

const SEPARATOR = / +([–—|•·»-]|::) +/u;
/** A host name standing as a word: `DAWN.COM`, `example.co.uk`. */
const DOMAIN = /^(?:www\.)?(?:[\p{L}\p{N}-]{1,40}\.){1,3}[\p{L}]{2,10}$/u;
/** Nouns that newspapers, magazines, agencies and institutes are called by. */
const PUBLICATION_NOUN =
  /(?:^|\s)(?:Times|Post|News|Newspaper|Daily|Herald|Guardian|Tribune|Journal|Gazette|Review|Today|Observer|Express|Chronicle|Mail|Telegraph|Weekly|Magazine|Press|Dispatch|Courier|Monitor|Register|Inquirer|Examiner|Independent|Economist|Atlantic|Institute|Institution|Foundation|Council|Center|Centre|Quarterly|Bulletin|Digest|Blog|Agency|Radio|TV|Network|Online|Zeitung|Monde|Figaro|País|Spiegel|Correspondent|Ledger|Sentinel|Argus|Record|Voice|Wire|Report)$/u;
/** The same in languages that put the noun first, or write it without a space. */
const FOREIGN_NOUN =
  /^(?:روزنامہ|ہفت روزہ|صحيفة|جريدة|مجلة|روزنامه|خبرگزاری|दैनिक)\s|(?:日报|日報|晚报|時報|时报|新闻网|新聞|周刊|新闻|网|新報|新聞社|ニュース|신문|일보)$/u;
/** Sections a site puts between headline and name. */
const SECTION =
  /^(?:newspaper|opinions?|editorials?|op-?eds?|comment(?:ary|s)?|columns?|columnists?|analysis|world|asia|politics|business|blogs?|features?|letters|magazine|news|home|international|national|front page|back page|perspectives?|views?|voices|ideas|debate)$/i;

/** Words a headline keeps at least when an unproven part is cut. */
const MIN_HEADLINE_WORDS = 3;

/**
 * Splits a title line.
 * @param known Names the publication is known by from elsewhere (`og:site_name`, a last line, a host name).
 */
export function splitHeadline(line: string, known: readonly string[] = []): Headline {
  const tight = splitTight(line.trim());
  if (tight) return tight;
  const pieces = line.trim().split(new RegExp(SEPARATOR, 'gu'));
  // split() with a group keeps the separators: text, separator, text, …
  const parts = pieces.filter((_, i) => i % 2 === 0).map(part => part.trim());
  const separators = pieces.filter((_, i) => i % 2 === 1);
  const names: string[] = [];
  while (parts.length > 1) {
    const last = parts.at(-1) ?? '';
    const isBar = separators.at(-1) === '|' || separators.at(-1) === '•' || separators.at(-1) === '»';
    const isSite = isSiteLike(last, known) || (isBar && isNameLike(last));
    const isSection = (names.length > 0 || known.length > 0) && isSectionLike(last, parts.slice(0, -1));
    if (!isSite && !isSection) break;
    if (isSite) names.push(last);
    parts.pop();
    separators.pop();
  }
  const title = rejoin(line, parts, separators);
  const publication = names.find(name => !DOMAIN.test(name) && !SECTION.test(name)) ?? names[0];
  return publication === undefined ? { title } : { title, publication };
}

/** Chinese and Japanese sites join headline, section and name without spaces: `标题_频道_网站`. */
function splitTight(line: string): Headline | null {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line)) return null;
  const parts = line.split(/\s?[_｜|]+\s?/u).filter(part => part.trim() !== '');
  const [title, ...rest] = parts.map(part => part.trim());
  const name = rest.at(-1);
  if (title === undefined || name === undefined || title.length < 4 || name.length > 20) return null;
  return { title, publication: name };
}

/** The headline as it stood, its own dashes included. */
function rejoin(line: string, parts: readonly string[], separators: readonly string[]): string {
  if (parts.length === 1) return parts[0] ?? line.trim();
  return parts.map((part, i) => (i < separators.length ? `${part} ${separators[i]} ` : part)).join('');
}

function isSiteLike(part: string, known: readonly string[]): boolean {
  if (part === '' || part.length > 60) return false;
  if (DOMAIN.test(part)) return true;
  const own = essence(part);
  if (known.some(name => own !== '' && (essence(name) === own || essence(name) === `the${own}`))) return true;
  return isNameLike(part) && (PUBLICATION_NOUN.test(part) || FOREIGN_NOUN.test(part)) && !SECTION.test(part);
}

/** Up to five words, each with a capital or of a script without capitals, and no sentence. */
function isNameLike(part: string): boolean {
  const words = part.split(/\s+/u);
  if (words.length > 5 || part.length > 50 || /[?!:;]/u.test(part)) return false;
  return words.every(word =>
    /^(?:\p{Lu}|\p{Lo}|\p{N}|&|of$|the$|and$|for$|on$|de$|la$|der$|du$)/u.test(word),
  );
}

/** A section's name; an unknown one only when enough of a headline stands before it. */
function isSectionLike(part: string, before: readonly string[]): boolean {
  if (SECTION.test(part)) return true;
  const words = before.join(' ').split(/\s+/u).length;
  return (
    before.length === 1 && words >= MIN_HEADLINE_WORDS && part.split(/\s+/u).length <= 2 && isNameLike(part)
  );
}
