/** Whether the pages of a PDF hold words: scans do not, nor do pages whose fonts keep their letters to themselves. */
import { refusal } from '../file-kind.ts';
import type { Damage } from './damage.ts';
import type { PageText } from './line.ts';

/** Share of letters nobody can read from which the others are no words either. */
const UNREADABLE = 0.35;
const OCR = 'make it searchable with OCR first';

/** The pages with nothing on those that cannot be made out. */
export function legible(pages: readonly PageText[]): PageText[] {
  return pages.map(page => (isReadable(page) ? page : { ...page, lines: [] }));
}

function isReadable({ unreadable }: PageText): boolean {
  return unreadable < UNREADABLE;
}

/** @throws Fault `file.noText`, or `file.malformed` when no page can be read for damage. */
export function refuseWithoutText(pages: readonly PageText[], broken: number, file: string | null): void {
  if (pages.some(page => page.lines.length > 0 && isReadable(page))) return;
  if (pages.some(page => !isReadable(page)))
    throw refusal('file.noText', file, `its fonts do not say which letters they show; ${OCR}`);
  if (broken > 0 && broken === pages.length)
    throw refusal('file.malformed', file, 'none of its pages can be read: the PDF is damaged');
  const where = pages.length === 1 ? 'its one page' : `its ${pages.length} pages`;
  throw refusal('file.noText', file, `a scanned PDF: there is no text on ${where}; ${OCR}`);
}

/** What is to be told about pages that are not in the article. */
export function warningsOf(
  pages: readonly PageText[],
  broken: readonly number[],
  { isDamaged, isGuessed }: Damage,
): string[] {
  const warnings: string[] = [];
  const count = (some: number) => `${some} of ${pages.length} page${pages.length === 1 ? '' : 's'}`;
  const dumb = pages.filter(page => !isReadable(page)).length;
  const isEmpty = (page: PageText, i: number) =>
    page.lines.length === 0 && isReadable(page) && !broken.includes(i);
  const empty = pages.filter(isEmpty).length;
  if (broken.length > 0) warnings.push(`${count(broken.length)} could not be read, for the PDF is damaged`);
  else if (isDamaged) warnings.push('Parts of the PDF are damaged: words may be missing or wrong');
  if (isGuessed) warnings.push('Some fonts do not say which letters they show: words may be wrong');
  if (dumb > 0)
    warnings.push(`${count(dumb)} left out: their fonts do not say which letters they show; ${OCR}`);
  const cut = pages.filter(({ isCut }) => isCut).length;
  if (cut > 0) warnings.push(`Words beyond the edges of ${count(cut)} were left out`);
  if (empty > 0) warnings.push(`No text on ${count(empty)}: they are empty, or pictures such as scans`);
  return warnings;
}
