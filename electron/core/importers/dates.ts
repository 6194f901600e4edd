/** Finding the date an article was published, in the ways newspapers write one. The result is EDTF. */
import { monthNumber } from './months.ts';

export interface FoundDate {
  /** `2025-03-16`, or `2025-03` where no day is given. */
  readonly edtf: string;
  /** UTF-16 offsets of the date in the text it was found in. */
  readonly start: number;
  readonly end: number;
}

/** Longest text looked at, in UTF-16 units: a dateline is short, and the patterns need a bound. */
const MAX_LENGTH = 400;

type Reader = (groups: readonly (string | undefined)[], isDayFirst: boolean | null) => string | null;
interface Pattern {
  readonly regex: RegExp;
  readonly read: Reader;
}

const NAME = String.raw`([\p{L}\p{M}]{2,15}(?: (?:الأول|الاول|الثاني))?)`;
const ORDINAL = String.raw`(?:st|nd|rd|th|er|º|ª|\.)?`;
const OF = '(?:de |del |of )?';
const COMMA = String.raw`\.?[,،]?`;

/** Patterns with a day, then those with only a month. Within a list the earliest match counts. */
const DAYS: readonly Pattern[] = [
  { regex: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g, read: ([y, m, d]) => day(y, Number(m), d) },
  { regex: /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/g, read: ([y, m, d]) => day(y, Number(m), d) },
  {
    regex: /(?<!\d)(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]/g,
    read: ([y, m, d]) => day(y, Number(m), d),
  },
  {
    regex: new RegExp(String.raw`(?<!\d)(\d{1,2})${ORDINAL} ${OF}${NAME}${COMMA} ${OF}(\d{4})(?!\d)`, 'gu'),
    read: ([d, name, y]) => day(y, monthNumber(name ?? ''), d),
  },
  {
    regex: new RegExp(String.raw`(?<!\d)(\d{1,2})-${NAME}-(\d{4})(?!\d)`, 'gu'),
    read: ([d, name, y]) => day(y, monthNumber(name ?? ''), d),
  },
  {
    regex: new RegExp(String.raw`${NAME}\.? (\d{1,2})${ORDINAL}${COMMA} (\d{4})(?!\d)`, 'gu'),
    read: ([name, d, y]) => day(y, monthNumber(name ?? ''), d),
  },
  {
    // As Java and C write a moment: "Fri Apr 28 19:20:36 CEST 2023".
    regex: new RegExp(String.raw`${NAME} (\d{1,2}) \d\d:\d\d:\d\d (?:[A-Z]{2,5} )?(\d{4})(?!\d)`, 'gu'),
    read: ([name, d, y]) => day(y, monthNumber(name ?? ''), d),
  },
  {
    regex: new RegExp(String.raw`(?<!\d)(\d{4})[.,]? ${NAME} (\d{1,2})(?!\d)`, 'gu'),
    read: ([y, name, d]) => day(y, monthNumber(name ?? ''), d),
  },
  { regex: /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/g, read: ([d, m, y]) => day(y, Number(m), d) },
  {
    regex: /(?<![\d.])(\d{2})\.(\d{2})\.(\d{2})(?![\d.])/g,
    read: ([d, m, y]) => day(century(y), Number(m), d),
  },
  {
    regex: /(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)/g,
    read: ([a, , b, y], isDayFirst) => inOrder(a, b, y, isDayFirst),
  },
];
const MONTHS: readonly Pattern[] = [
  {
    regex: new RegExp(String.raw`${NAME}${COMMA} ${OF}(\d{4})(?!\d)`, 'gu'),
    read: ([name, y]) => month(y, monthNumber(name ?? '')),
  },
  { regex: /(?<!\d)(\d{4}) ?[年년] ?(\d{1,2}) ?[月월]/g, read: ([y, m]) => month(y, Number(m)) },
];

/**
 * The first date of a line, a whole one before one without a day. Impossible dates (31 June) are none.
 * @param isDayFirst Whether `03/04/2025` is the third of April; null when it is not known, and no date.
 */
export function findDate(line: string, isDayFirst: boolean | null = null): FoundDate | null {
  const text = asciiDigits(line.slice(0, MAX_LENGTH)).replace(/\s/gu, ' ');
  return earliest(text, DAYS, isDayFirst) ?? earliest(text, MONTHS, isDayFirst);
}

/**
 * The date in a machine's timestamp (ISO 8601, RFC 2822, seconds or milliseconds since 1970) or in words, as the publisher wrote it: the day
 * is the one of the offset given, not of UTC.
 */
export function dateOfTimestamp(stamp: string): string | undefined {
  const text = stamp.trim();
  const seconds = /^(\d{10})(?:\d{3})?$/.exec(text)?.[1];
  if (seconds !== undefined) return new Date(Number(seconds) * 1_000).toISOString().slice(0, 10);
  const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (compact) return day(compact[1], Number(compact[2]), compact[3]) ?? undefined;
  const found = findDate(text)?.edtf;
  if (found !== undefined) return found;
  const short = /^(\d{4})(?:-(\d{2}))?$/.exec(text);
  if (!short || !isYear(short[1])) return undefined;
  return short[2] === undefined ? short[1] : (month(short[1], Number(short[2])) ?? undefined);
}

function earliest(text: string, patterns: readonly Pattern[], isDayFirst: boolean | null): FoundDate | null {
  let best: FoundDate | null = null;
  for (const { regex, read } of patterns) {
    for (const match of text.matchAll(regex)) {
      const edtf = read(match.slice(1), isDayFirst);
      if (edtf === null) continue;
      if (best === null || match.index < best.start)
        best = { edtf, start: match.index, end: match.index + match[0].length };
      break;
    }
  }
  return best;
}

function day(
  year: string | undefined,
  monthOfYear: number | undefined,
  dayText: string | undefined,
): string | null {
  const whole = month(year, monthOfYear);
  const number = Number(dayText);
  if (whole === null || !(number >= 1)) return null;
  const last = new Date(Date.UTC(Number(year), monthOfYear ?? 1, 0)).getUTCDate();
  return number <= last ? `${whole}-${String(number).padStart(2, '0')}` : null;
}

function month(year: string | undefined, monthOfYear: number | undefined): string | null {
  if (!isYear(year) || monthOfYear === undefined || !(monthOfYear >= 1 && monthOfYear <= 12)) return null;
  return `${year}-${String(monthOfYear).padStart(2, '0')}`;
}

/** `03/16/2025` and `16/03/2025` can be only one thing; `03/04/2025` is two, and a guess only with a reason. */
function inOrder(
  a: string | undefined,
  b: string | undefined,
  year: string | undefined,
  isDayFirst: boolean | null,
): string | null {
  const [first, second] = [Number(a), Number(b)];
  if (first > 12 || first === second || (second <= 12 && isDayFirst === true)) return day(year, second, a);
  return second > 12 || isDayFirst === false ? day(year, first, b) : null;
}

/** The year two digits stand for: articles are of this century and the half before it. */
function century(year: string | undefined): string {
  return `${Number(year) < 50 ? 20 : 19}${year}`;
}

function isYear(year: string | undefined): year is string {
  return year !== undefined && Number(year) >= 1500 && Number(year) <= 2199;
}

/** Arabic-Indic, Persian, Devanagari and full-width digits as ASCII, unit for unit, so that offsets hold. */
function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९０-９]/g, digit => {
    const code = digit.charCodeAt(0);
    const zero = [0x0660, 0x06f0, 0x0966, 0xff10].find(start => code >= start && code <= start + 9) ?? code;
    return String(code - zero);
  });
}
