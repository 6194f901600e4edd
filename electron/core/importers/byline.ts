/** Recognising who wrote an article: `By Jane Doe`, `Jane Doe | Updated …`, `JANE DOE`. */

import { monthNumber } from './months.ts';

/** Words that introduce an author, in the languages articles come in most; followed by a colon or a space. */
const INTRODUCTION =
  /^(?:by|written by|words by|story by|author|authors|par|von|por|autor|autora|di|door|yazan|oleh|автор|بقلم|كتب|الكاتب|تحریر|از|از قلم|مصنف|نویسنده|نوشته|लेखक|作者|文|撰文|記者|记者|本报记者)\s*[:：]?\s+/iu;
const INTRODUCTION_COLON =
  /^(?:by|author|authors|autor|autora|auteur|autore|автор|بقلم|الكاتب|تحریر|مصنف|نویسنده|लेखक|作者|文|撰文|記者|记者|本报记者)\s*[:：]\s*/iu;

/** Particles of names that are written small. */
const PARTICLE =
  /^(?:de|da|di|do|dos|das|du|del|della|der|den|van|von|bin|bint|ibn|al|el|ul|ur|la|le|ter|y|e|and|und|et|&)$/iu;
/** Words with a capital that are no names: sections, days and titles of boxes. */
const NOT_NAME =
  /^(?:the|a|an|in|on|at|of|for|to|with|from|by|is|are|was|opinions?|editorial|op-?ed|comment|commentary|analysis|news|newspaper|world|policy|foreign|affairs|home|about|share|related|read|more|latest|top|stories|story|editor|staff|published|updated|posted|print|email|subscribe|letters?|features?|introduction|conclusion|summary|abstract|background|notes?|references|advertisement|sponsored|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|why|how|what|when|where|who|new|north|south|east|west|war|peace|security|crisis|part|chapter)$/iu;

/** Where a byline ends and a date or a share button begins. */
const REST = /\s*(?:[|•·–—]|\b(?:updated|published|posted|last (?:updated|modified)|first published)\b)/iu;

/** Longest line that can be a byline, in UTF-16 units. */
const MAX_LENGTH = 160;

/** The author named by a line that says so, or null. "By the time the war ended" names nobody. */
export function introducedByline(line: string): string | null {
  if (line.length > MAX_LENGTH) return null;
  const match = INTRODUCTION_COLON.exec(line) ?? INTRODUCTION.exec(line);
  if (!match) return null;
  const names = upToRest(line.slice(match[0].length));
  return areNames(names, 1) ? names : null;
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
  const people = text.split(/\s*(?:,|،|、|\s(?:and|und|et|y|e|&|اور|و)\s)\s*/u).filter(Boolean);
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

/**
 * The names in what a page gives as its author: without "By", without the date or the button that ran into
 * it. Null when nothing of a name is left.
 */
export function cleanByline(given: string): string | null {
  const text = given.replace(/\s+/gu, ' ').trim();
  if (/^(?:https?:|www\.|@)/i.test(text)) return null;
  const match = INTRODUCTION_COLON.exec(text) ?? INTRODUCTION.exec(text);
  const names = upToRest(match ? text.slice(match[0].length) : text)
    .replace(/(?:\s\p{Ll}+)*\s*\d.*$/u, '')
    .replace(/\s(?:\p{Lu}\p{Ll}{2,8}\.?\s*)$/u, month =>
      monthNumber(month.trim().replace('.', '')) ? '' : month,
    )
    .replace(/[\s,|(–—-]+$/u, '')
    .trim();
  if (
    names === '' ||
    names.length > 300 ||
    /^(?:(?:last )?updated|published|posted|admin|editor|staff|follow author)\b/iu.test(names)
  )
    return null;
  return names;
}
