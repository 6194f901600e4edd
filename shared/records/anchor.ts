/**
 * Where an annotation sits: a position and, so that the position can be checked and found again, the words
 * it stands on. The two halves are the TextPositionSelector and TextQuoteSelector of the W3C Web Annotation
 * Data Model (section 4.2.4, 4.2.5), except that offsets here are UTF-16 code units of the plain text.
 */
import { z } from 'zod';

export const Anchor = z
  .object({
    /** Hash of the content the offsets were measured in. */
    content: z.string().min(1),
    /** First UTF-16 unit of the passage, 0-based. */
    start: z.int().nonnegative(),
    /** One past its last unit. */
    end: z.int().positive(),
    quote: z.string().min(1),
    /** Up to 32 units of the text before. */
    prefix: z.string(),
    /** Up to 32 units of the text after. */
    suffix: z.string(),
  })
  .refine(a => a.end > a.start, { message: 'the passage is empty', path: ['end'] });
export type Anchor = z.infer<typeof Anchor>;

/**
 * Stands for the content of a passage that another program described and whose words were not found here: an
 * orphan from the start, looked for by its words alone whenever the text changes.
 */
export const FOREIGN_CONTENT = 'elsewhere';

/**
 * What became of an anchor in the text its document shows now: still on its words (`exact`), found
 * elsewhere (`moved`), or not found well enough to say (`orphan`).
 */
export const AnchorStatus = z.enum(['exact', 'moved', 'orphan']);
export type AnchorStatus = z.infer<typeof AnchorStatus>;
