/** What the instruction of a field asks for: Word's fields, which RTF has too (ECMA-376 part 1, 17.16). */
import { linkAddress } from '../blocks.ts';

/** Whether a field shows which page a text is on: true only of the printed page. */
export function isPageNumber(instruction: string): boolean {
  return /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b/i.test(instruction);
}

/** Whether a field lists the contents, authorities or an index. */
export function isContents(instruction: string): boolean {
  return /^\s*(?:TOC|TOA|INDEX)\b/i.test(instruction);
}

/** The address in `HYPERLINK "https://…" \o "words"`; null for places in the file and addresses that are not kept. */
export function addressOfHyperlink(instruction: string): string | null {
  const match = /^\s*HYPERLINK\s+(?:"([^"]{1,2000})"|([^\s\\"]{1,2000}))/i.exec(instruction);
  return linkAddress(match?.[1] ?? match?.[2] ?? '');
}

/** Whether a field is a link of any kind. */
export function isHyperlink(instruction: string): boolean {
  return /^\s*HYPERLINK\b/i.test(instruction);
}
