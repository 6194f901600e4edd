/** Dates of publication in words. */

/** An EDTF day, month or year in words: "11 March 2025", "March 2025", "2025". Others are shown as written. */
export function longDate(edtf: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(edtf);
  if (!parts) return edtf;
  const [, year, month, day] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  if (!month || Number.isNaN(date.getTime()) || date.getUTCMonth() !== Number(month) - 1) return edtf;
  return new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'long',
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(date);
}
