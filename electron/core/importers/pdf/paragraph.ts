/** Lines that belong together, before it is said what they are. */
import type { Line } from './line.ts';

export interface Paragraph {
  readonly lines: readonly Line[];
  /** The cells of each row, when it is a table. */
  readonly rows: readonly (readonly string[])[] | null;
}
