/**
 * Parts of a page that say by their element, role or class that they are not the article: navigation, share
 * bars, comment forms, cookie notices. Taken out before the article is looked for, and listed.
 */
import type { StrippedPart } from '../../../shared/records/document.ts';
import { type DomDocument, type DomElement, spacedWords, wordsOf } from './dom.ts';
import { strippedPart } from './draft.ts';

interface Noise {
  readonly reason: string;
  /** Whole words of a class or id. */
  readonly words: RegExp;
}

/** Class and id words, split at `-`, `_` and changes of case, joined by single spaces. */
const NOISE: readonly Noise[] = [
  {
    reason: 'cookie notice',
    words: /\b(?:cookies?|consent|gdpr|ccpa|onetrust|cc banner|privacy (?:banner|notice))\b/,
  },
  {
    reason: 'comments',
    words:
      /\b(?:comments?(?: (?:list|area|section|wrap|wrapper|container|form|thread|count))?|comment respond|respond|disqus(?: thread)?|fb comments|replies)\b/,
  },
  {
    reason: 'share bar',
    words:
      /\b(?:share|sharing|shares|share (?:bar|buttons?|tools|links)|social(?: (?:share|media|links|icons|bar|sharing|buttons?))?|sharedaddy|addthis|addtoany|sociable|jp relatedposts share)\b/,
  },
  {
    reason: 'related stories',
    words:
      /\b(?:related(?: (?:posts?|articles?|stories|content|links|news))?|relatedposts|recommended|recommendations|more stories|also read|read (?:more|next|also)|recirc|taboola|outbrain|trending|most (?:read|popular)|popular posts|latest (?:news|stories)|you may like|recent posts)\b/,
  },
  {
    reason: 'newsletter box',
    words:
      /\b(?:newsletter(?: (?:signup|form|box|widget))?|subscribe|subscription|signup|sign up|mailing list|mailchimp|mc embed)\b/,
  },
  {
    reason: 'advertisement',
    words:
      /\b(?:advert|advertisement|advertising|ads?|ad (?:slot|unit|container|wrapper|banner)|dfp|google ads?|adsbygoogle|sponsor(?:ed)?|promo(?:ted|tion)?)\b/,
  },
  {
    reason: 'navigation',
    words:
      /\b(?:nav|navbar|navigation|menu|breadcrumbs?|site (?:header|nav)|masthead|skip (?:link|to content)|pagination|pager|toolbar|off canvas)\b/,
  },
  { reason: 'side column', words: /\b(?:sidebar|side bar|widget area|rail)\b/ },
  { reason: 'footer', words: /\b(?:footer|colophon|site info)\b/ },
  { reason: 'pop-up', words: /\b(?:modal|popup|pop up|overlay|paywall|lightbox|toast)\b/ },
];

/**
 * What the element is called that holds the words of an article. Such a name outweighs those above (`entry-content
 * entry-content-read-more` is an article that is unfolded), but not of a comment, whose words are called the same.
 */
const ARTICLE_WORDS =
  /\b(?:(?:entry|article|post|story) (?:content|body|text)|articlebody)(?! (?:ads?|related|share|footer|header|side)\b)/;
/** Least words in paragraphs of an article. */
const MIN_ARTICLE = 300;

/** Elements and roles that are never the article. */
const ROLES: readonly { readonly selector: string; readonly reason: string }[] = [
  { selector: 'nav, [role="navigation"], [role="menubar"], [role="menu"]', reason: 'navigation' },
  { selector: '[role="search"]', reason: 'search form' },
  { selector: '[role="contentinfo"]', reason: 'footer' },
  { selector: '[role="dialog"], [role="alertdialog"]', reason: 'pop-up' },
  { selector: '[role="banner"]', reason: 'site header' },
  { selector: 'form', reason: 'form' },
];

/** Share of the page's words a part may hold and still be taken for noise: `class="has-sidebar"` may hold all. */
const MAX_SHARE = 0.4;
/** Words in paragraphs above which a part inside the article is left to be judged by its lines. */
const MAX_PROSE = 600;

/** Parts that hold paragraphs of their own, outside the article. */
const MAY_BE_LONG: ReadonlySet<string> = new Set([
  'comments',
  'footer',
  'side column',
  'related stories',
  'cookie notice',
]);

/** What a part of an article may be called by chance: `id="menu"` of a restaurant, `h2-related` of a style sheet. */
const MAY_BE_MISNAMED: ReadonlySet<string> = new Set(['related stories', 'navigation', 'advertisement']);

/** Removes noise from a document and lists it. */
export function removeNoise(document: DomDocument): StrippedPart[] {
  const total = Math.max(1, wordsOf(document.body).length);
  const stripped: StrippedPart[] = [];
  for (const { selector, reason } of ROLES) {
    for (const element of [...document.querySelectorAll(selector)]) drop(element, reason, total, stripped);
  }
  for (const element of [...document.querySelectorAll('[class], [id]')]) {
    const reason = noiseReason(element);
    if (reason !== null) drop(element, reason, total, stripped);
  }
  for (const element of [...document.querySelectorAll('footer, aside, body > header')]) {
    if (element.localName === 'aside' && isInArticle(element)) continue;
    if (element.localName === 'footer' && isInArticle(element) && proseLength(element) > MAX_PROSE / 4)
      continue;
    drop(
      element,
      element.localName === 'aside'
        ? 'side column'
        : element.localName === 'footer'
          ? 'footer'
          : 'site header',
      total,
      stripped,
    );
  }
  return stripped;
}

/** What the class and id of an element say it is, or null. The article's own elements are never asked. */
export function noiseReason(element: DomElement): string | null {
  if (
    /^(?:html|body|main|article|p|h[1-6]|blockquote|a|em|i|strong|b|cite|q|time|td|th|tr|tbody|pre|code|span|img|br|hr|sup|sub|figcaption|figure|li)$/.test(
      element.localName,
    )
  )
    return null;
  // A long id is the slug of a section's heading ("sharing-what-we-know"), not the name of a part of the page.
  const id = splitWords(element.getAttribute('id') ?? '').trim();
  const words = `${splitWords(element.getAttribute('class') ?? '')} | ${id.split(' ').length > 3 ? '' : id}`;
  return NOISE.find(noise => noise.words.test(words))?.reason ?? null;
}

function drop(element: DomElement, reason: string, total: number, stripped: StrippedPart[]): void {
  if (!isAttached(element) || element.querySelector('article, main, h1')) return;
  const text = wordsOf(element);
  if (text.length > 300 && text.length / total > MAX_SHARE) return;
  if (reason !== 'comments' && isCalledArticle(element)) return;
  if (MAY_BE_MISNAMED.has(reason) && isMostOfArticle(element)) return;
  const isPart = isInArticle(element) || !MAY_BE_LONG.has(reason);
  if (isPart && reason !== 'comments' && proseLength(element) > MAX_PROSE) return;
  element.remove();
  if (text !== '') stripped.push(strippedPart(reason, spacedWords(element)));
}

/** Whether its class or `itemprop` says that it is the article, and it has paragraphs enough for one. */
function isCalledArticle(element: DomElement): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
  return ARTICLE_WORDS.test(splitWords(names)) && proseLength(element) >= MIN_ARTICLE;
}

/** Whether it holds most of the paragraphs of the article it stands in. */
function isMostOfArticle(element: DomElement): boolean {
  const article = articleAround(element);
  return article !== null && proseLength(element) * 2 > proseLength(article);
}

/** `relatedPosts related-posts__list` → `related posts related posts list`. */
export function splitWords(names: string): string {
  return names
    .slice(0, 1_000)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}|]+/gu, ' ')
    .replaceAll('|', ' | ')
    .toLowerCase();
}

function isAttached(element: DomElement): boolean {
  for (let at: DomElement | null = element; at; at = at.parentElement)
    if (at.localName === 'body') return true;
  return false;
}

function isInArticle(element: DomElement): boolean {
  return articleAround(element) !== null;
}

/** The nearest element around it that is an article or the main part of the page. */
function articleAround(element: DomElement): DomElement | null {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (at.localName === 'article' || at.localName === 'main') return at;
  return null;
}

/** Length of the text of its paragraphs without that of links in them, in UTF-16 units. */
function proseLength(element: DomElement): number {
  let length = 0;
  for (const part of element.querySelectorAll('p')) {
    length += wordsOf(part).length;
    for (const link of part.querySelectorAll('a')) length -= wordsOf(link).length;
  }
  return length;
}
