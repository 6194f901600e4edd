/** Dates of publication in words. */

// Made once: making one takes longer than a thousand uses of it, and much memory outside the heap.
const months = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
const inMonths = new Intl.DateTimeFormat('en-GB', months);
const inDays = new Intl.DateTimeFormat('en-GB', { ...months, day: 'numeric' });

/** An EDTF day, month or year in words: "11 March 2025", "March 2025", "2025". Others are shown as written. */
export function longDate(edtf: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(edtf);
  if (!parts) return edtf;
  const [, year, month, day] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  if (!month || Number.isNaN(date.getTime()) || date.getUTCMonth() !== Number(month) - 1) return edtf;
  return (day ? inDays : inMonths).format(date);
}
