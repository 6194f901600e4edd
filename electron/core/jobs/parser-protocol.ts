/** What passes between the main process and the parser process: one question, one answer, by number. */
import { z } from 'zod';
import { type Fault, FaultData } from '../../../shared/contract/fault.ts';
import type { ReadingOptions } from '../../../shared/contract/imports.ts';

/** A file to read. */
export interface ParserRequest {
  readonly id: number;
  /** The file's name; null for pasted text. */
  readonly name: string | null;
  readonly bytes: Uint8Array;
  /** What the file is to be read as: an article, a REFI-QDA project or codebook, or any file of annotations. */
  readonly as: 'article' | 'project' | 'returned';
  readonly options: ReadingOptions;
}

/** A refusal as it travels; `code` is one of the fault codes, checked where it arrives. */
export interface FaultMessage {
  readonly code: Fault['code'];
  readonly what: string;
  readonly data: FaultData;
}

export const ParserAnswer = z.union([
  /** An `ImportedArticle`, `ImportedProject` or `ReturnedFile` as JSON: one long text passes between processes without being built up on the way. */
  z.object({ id: z.int(), json: z.string() }),
  z.object({
    id: z.int(),
    fault: z.object({ code: z.string(), what: z.string(), data: FaultData }),
  }),
  /** A bug in an importer: the message, for the log and the person. */
  z.object({ id: z.int(), error: z.string() }),
]);
export type ParserAnswer = z.infer<typeof ParserAnswer>;
