/** Recognising who wrote an article: `By Jane Doe`, `Jane Doe | Updated …`, `JANE DOE`. */

import { monthNumber } from './months.ts';
import { essence } from './unit.ts';

/** Words that introduce an author, in the languages articles come in most; followed by a colon or a space. */
const WORDS = [
  `(?:(?:written|words|story|posted|published|submitted|article|text|report|reported|reporting|interview|contributed|review|authored|recipe|essay|opinion|comment|(?:view )?all posts|more (?:articles|stories|posts)) )?by|(?:show )?all (?:articles|posts) of|about`,
  `authors?|par|(?:texte|écrit|publié|rédigé|propos recueillis) par|auteure?`,
  `(?:(?:veröffentlicht|erstellt|verfasst|geschrieben|aufgezeichnet|gepostet|eingestellt|gespeichert|(?:ein |blog )?(?:gast)?(?:beitrag|artikel|kommentar|interview|text|analyse|essay)|(?:zeige )?alle (?:beiträge|artikel)|alles|rezept) )?von|über`,
  `(?:(?:escrito|publicado|texto|postado) )?por|autora?|autores|di|(?:a cura|scritto|articolo) di|door|(?:geschreven )?door|yazan|oleh|автор|текст`,
  'מאת|بقلم|كتب|الكاتب|تحریر|از|از قلم|مصنف|نویسنده|نوشته|लेखक|作者|文|撰文|記者|记者|本报记者',
].join('|');
const INTRODUCTION = new RegExp(String.raw`^(?:${WORDS})\s*[:：]?\s+`, 'iu');
const INTRODUCTION_COLON = new RegExp(
  String.raw`^(?:${WORDS}|interview|texte?|texto|testo|story|words)\s*[:：]\s*`,
  'iu',
);

/** Particles of names that are written small. */
const PARTICLE =
  /^(?:og|och|de|da|di|do|dos|das|du|del|della|der|den|van|von|bin|bint|ibn|al|el|ul|ur|la|le|ter|y|e|and|und|et|&)$/iu;
/** Words with a capital that are no names: sections, days and titles of boxes. */
const NOT_NAME =
  /^(?:the|a|an|in|on|at|of|for|to|with|from|by|is|are|was|opinions?|editorial|op-?ed|comment|commentary|analysis|news|newspaper|world|policy|foreign|affairs|home|about|share|related|read|more|latest|top|stories|story|editor|staff|published|updated|posted|print|email|subscribe|letters?|features?|introduction|conclusion|summary|abstract|background|notes?|references|advertisement|sponsored|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|why|how|what|when|where|who|after|before|new|nach|vor|mit|ohne|für|wie|warum|wer|im|am|ein|eine|dass|politik|wirtschaft|kultur|meinung|sport|nachrichten|après|avant|pourquoi|comment|tras|cómo|qué|north|south|east|west|war|peace|security|crisis|part|chapter)$/iu;

/** Where a byline ends and a date or a share button begins. */
const REST = /\s*(?:[|•·–—]|\b(?:updated|published|posted|last (?:updated|modified)|first published)\b)/iu;

/** Longest line that can be a byline, in UTF-16 units. */
const MAX_LENGTH = 160;

/** The author named by a line that says so, or null. "By the time the war ended" names nobody. */
export function introducedByline(line: string): string | null {
  if (line.length > MAX_LENGTH) return null;
  const match = INTRODUCTION_COLON.exec(line) ?? INTRODUCTION.exec(line);
  if (!match) return null;
  const names = withoutDate(upToRest(line.slice(match[0].length))).replace(/[\s,]+$/u, '');
  if (areNames(names, 1)) return names;
  const bare = withoutRoles(names);
  return bare !== names && areNames(bare, 2) ? bare : null;
}

/**
 * The author of a line that is nothing but names, perhaps with a date after a bar: how many sites write it.
 * Only to be asked of a line that stands where bylines stand.
 */
export function bareByline(line: string): string | null {
  if (line.length > MAX_LENGTH) return null;
  const names = upToRest(line);
  // Without capitals a name looks like a heading: there only a date beside it tells.
  const isTold = /\p{Lu}/u.test(names) || (names !== line.trim() && /\d/u.test(line));
  return isTold && areNames(names, 2) && !/[?!:;"“”]/u.test(names) ? names : null;
}

/** The part of a byline before a date or a button; roles after a comma stay. */
function upToRest(text: string): string {
  const rest = REST.exec(text);
  return (rest && rest.index > 0 ? text.slice(0, rest.index) : text).replace(/[\s,]+$/u, '').trim();
}

function areNames(text: string, minimum: number): boolean {
  if (text === '' || text.length > 120 || /[.!?]\s+\p{Ll}/u.test(text) || /\d/u.test(text)) return false;
  const people = text.split(/\s*(?:,|،|、|\s(?:and|und|et|y|e|en|og|och|&|اور|و)\s)\s*/u).filter(Boolean);
  const [first] = people;
  return (
    first !== undefined &&
    people.length <= 8 &&
    people.every((person, i) => isName(person, i === 0 ? minimum : 1))
  );
}

/** Words that begin with a capital, or letters of a script that has none. */
function isName(person: string, minimum: number): boolean {
  const words = person.split(/\s+/u);
  if (words.length > 5) return false;
  if (/^[\p{Lo}\p{M}·\s]+$/u.test(person)) return person.length <= 30 && (minimum === 1 || words.length <= 4);
  if (words.length < minimum) return false;
  return words.every(
    word => PARTICLE.test(word) || (/^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word) && !NOT_NAME.test(word)),
  );
}

/** Whether a text is nothing but names of people, given and family name each. */
export function arePeople(text: string): boolean {
  return areNames(text, 2) && !isOrganisationName(text) && !/[?!:;"“”]/u.test(text);
}

const ORGANISATION =
  /(?:^|[\s/(-])(?:GmbH|AG|KG|Inc|LLC|Ltd|S\.A\.|e\.\s?V\.?|Verein|Redaktion|Redacción|Redação|Rédaction|Redazione|Redakcja|Redaksi|Editorial|Editors?|Staff|Team|News|Newsroom|Newsdesk|Desk|Online|Presse|Press|Post|Zeitung|Times|Tribune|Herald|Gazette|Chronicle|Observer|Newspaper|Journal|Magazine?|Media|Medien|Agency|Agencies|Agencias|Agenturen|Verlag|Institute?|University|Universität|Foundation|Stiftung|Bundes\p{Ll}+|Ministerium|Ministry|Department|Office|Company|Group|Network|Association|Verband|Blog|Website|Service|Board|Kitchens?|Contributors|Reuters|AFP|dpa|EFE|ANSA|JIJI|TASS|PTI|APA|SID)(?=$|[\s/.,)-])|\p{L}\.(?:com|org|net|info|de|at|ch|uk|fr|es|it|pl|hu|nl|eu|tv|pe)\b/iu;

/** Whether a name is that of a newspaper, an agency, a company or its staff. */
export function isOrganisationName(name: string): boolean {
  return ORGANISATION.test(name);
}

/** Longest text looked at for names, in UTF-16 units. */
const MAX_GIVEN = 1_000;
/** What a page says where it knows no author. */
const NOBODY =
  /^(?:(?:last )?updated|published|posted|publiziert|veröffentlicht|eingestellt|quelle|source|alle beiträge|beitragvon|von|by|par|por|rezept von|gesponserte inhalte|\d[\d\s.:/-]*|admin(?:istrator)?|wordpressadmin|super ?user|root|webmaster|web ?editor|publisher|editor|user|guest|gast|unknown|unbekannt|unbenannt|anonymous|anonym|anónimo|no author|none|null|undefined|n\/a|follow(?: author)?|link|share|print|article by|autho?r|autor|date|datum|stand|name|著者|作者|記者|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|politik|nachrichten|wirtschaft|politics|business|opinion|news|world|twitter|facebook|instagram|linkedin|follow us|about|biography|profile|view (?:profile|all)|read more|\p{L})(?:$|[\s:])/iu;
const NOBODY_AT_ALL = /^(?:editor|user|guest|admin|publisher|\p{L})$/iu;

const ROLE =
  /(?:^|\s)(?:editor|editor-in-chief|correspondent|reporter|columnist|writer|contributor|producer|journalist|analyst|professor|director|fellow|technologist|researcher|chief|staff|critic|blogger|advis[eo]r|minister|ambassador|lecturer|senior|redakteur(?:in)?|chefredakteur(?:in)?|korrespondent(?:in)?|journalistin|rédact(?:eur|rice)|correspondante?|journaliste|redactora?|corresponsal|periodista|giornalista|fotograf)(?=$|[\s,])/iu;

/**
 * The names in what a page gives as its author: without "By", without roles, addresses and handles, without
 * the name of the site, the date or the button that ran into it. Null when nothing of a name is left.
 * @param known Names the site is known by.
 */
export function cleanByline(given: string, known: readonly string[] = []): string | null {
  const plain = given
    .slice(0, MAX_GIVEN)
    .replace(/\(?\b(?:https?:\/\/|www\.)\S+/giu, ' ')
    .replace(/\(?\S{0,80}@\S*\)?/gu, ' ')
    // "By" and a name in elements of their own, run together.
    .replace(/^(?:By|Von|Par|Por)(?=\p{Lu}[\p{L}.])/u, '')
    .replace(/^\([^()]{0,100}\)$/u, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s/|,;:·•–—-]+|[\s/|;:·•–—-]+$/gu, '');
  const names = withoutRoles(withoutSite(withoutDate(upToRest(withoutIntroduction(plain))), known))
    .replace(/[\s,|(/:–—-]+$/u, '')
    .trim();
  if (names === '' || names.length > 300 || NOBODY_AT_ALL.test(names) || isSentence(names)) return null;
  if (isWords(names)) return null;
  return NOBODY.test(names) && !areNames(names, 2) ? null : names;
}

/** Several words without capitals: a slogan or a remark, where names would have them. */
function isWords(text: string): boolean {
  const words = text.split(/\s+/u);
  const small = words.filter(word => /^\p{Ll}/u.test(word) && !PARTICLE.test(word)).length;
  return words.length >= 3 && small * 2 > words.length;
}

/** A line about the author, or about anything, and no name. */
function isSentence(text: string): boolean {
  return (
    text.split(/\s/u).length > 6 &&
    (/[.!?]$/u.test(text) || !/[,;&]|\s(?:and|und|et|y|e)\s/u.test(text)) &&
    !areNames(text, 1)
  );
}

function withoutIntroduction(text: string): string {
  let rest = text;
  for (let i = 0; i < 2; i++) {
    const match = INTRODUCTION_COLON.exec(rest) ?? INTRODUCTION.exec(rest);
    if (match) rest = rest.slice(match[0].length);
  }
  return rest;
}

/** A date, a weekday or the word before one, at the end. A nickname keeps its digits. */
function withoutDate(text: string): string {
  if (!/\s/u.test(text)) return text;
  return text
    .replace(/(?:\s\p{Ll}+)*\s*\d.*$/u, '')
    .replace(/\s(?:\p{Lu}\p{Ll}{2,8}\.?\s*)$/u, month =>
      monthNumber(month.trim().replace('.', '')) ? '' : month,
    )
    .replace(
      /[\s,]+(?:am |on |le )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[.,]?$/iu,
      '',
    )
    .replace(/[\s,]+(?:am|on|le|el|il|at|vom|vor|um|in|for)$/iu, '');
}

/** `Jane Doe, The Herald`, `Jane Doe for the Herald` → `Jane Doe`. */
function withoutSite(text: string, known: readonly string[]): string {
  const parts = text.split(/\s*(?:[,|]|\s[-–—]\s|\s(?:for|für|pour|para)\s(?:the\s)?)\s*/iu);
  const last = parts.at(-1) ?? '';
  const isSite =
    known.some(name => essence(name) === essence(last)) || /^(?:CNN|BBC|AFP|AP|NPR|ABC|NBC|CBS)$/u.test(last);
  return parts.length > 1 && isSite
    ? text.slice(0, text.lastIndexOf(last)).replace(/[\s,|–—-]+(?:(?:for|für|pour|para)(?: the)?)?\s*$/iu, '')
    : text;
}

/** Roles behind commas go, with all that follows; so does the place a correspondent reports from. */
function withoutRoles(text: string): string {
  const segments = text.split(/\s*,\s*/u);
  const at = segments.findIndex((segment, i) => i > 0 && ROLE.test(segment));
  const named = at === -1 ? text : segments.slice(0, at).join(', ');
  const placed = named.replace(
    /\s(?:in|aus|à)\s\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*)*(?=$|,|;|\s(?:and|und|et|&)\s)/gu,
    '',
  );
  const bare = placed.replace(
    /^((?:\p{Lu}[\p{L}.’'-]*\s){2,3})(?:\p{Lu}[\p{L}&’'-]*\s){0,4}(?:Editor|Correspondent|Reporter|Columnist|Writer|Contributor|Staff|Producer)$/u,
    '$1',
  );
  return bare.trim().replace(QUALIFIER, '');
}

/** What stands before a role, and is left when the role went. */
const QUALIFIER =
  /(?:\s(?:Senior|Chief|Lead|Deputy|Assistant|Associate|Managing|Political|Foreign|Diplomatic|Defen[cs]e|Economics|Business|Science|Health|Education|National|Lifestyle|Sports?|Digital|Special|Contributing)){1,3}$/u;
