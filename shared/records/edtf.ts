/**
 * A hint on whether a date is written in EDTF (ISO 8601-2:2019, levels 0 and 1): days, months, years, seasons,
 * unspecified digits, qualifiers, years beyond four digits, and intervals with open or unknown ends. It is
 * only a hint: a date is kept as written.
 */

const QUALIFIER = '[?~%]?';
const YEAR = '-?(?:\\d{4}|\\d{3}X|\\d{2}XX|\\d{1}XXX|XXXX)';
const MONTH = '(?:0[1-9]|1[0-2]|2[1-4]|XX)';
const DAY = '(?:0[1-9]|[12]\\d|3[01]|XX)';
const SINGLE = new RegExp(`^(?:Y-?\\d{5,}|(${YEAR})(?:-(${MONTH})(?:-(${DAY}))?)?)${QUALIFIER}$`);

/** Whether `text` is an EDTF date or interval of level 0 or 1 that can exist. */
export function isEdtf(text: string): boolean {
  const parts = text.trim().split('/');
  if (parts.length === 1) return isSingle(parts[0] ?? '');
  if (parts.length !== 2) return false;
  const [start = '', end = ''] = parts;
  const isOpen = (part: string) => part === '..' || part === '';
  if (isOpen(start) && isOpen(end)) return false;
  return (isOpen(start) || isSingle(start)) && (isOpen(end) || isSingle(end));
}

function isSingle(text: string): boolean {
  const match = SINGLE.exec(text);
  if (!match) return false;
  const [, year, month, day] = match;
  if (!year || !month || !day || /X/.test(year + month + day))
    return !day || Number(month) <= 12 || /X/.test(month ?? '');
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
