/** Dates of publication in few words. */

/** An EDTF day, month or year: "11 Mar 2025", "Mar 2025", "2025". Anything else is shown as written. */
export function shortDate(edtf: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(edtf);
  if (!parts) return edtf;
  const [, year, month, day] = parts;
  if (month === undefined) return edtf;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (date.getUTCMonth() !== Number(month) - 1) return edtf;
  const format: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', timeZone: 'UTC' };
  if (day !== undefined) format.day = 'numeric';
  return new Intl.DateTimeFormat('en-GB', format).format(date);
}
