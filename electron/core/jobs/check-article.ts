/**
 * What the parser process says it has read, checked before a word of it is believed, and made ready for the
 * store. The process has read hostile bytes, so nothing it says is taken over: not a hash, not a plain text.
 */
import { Fault } from '../../../shared/contract/fault.ts';
import type { DocumentMetadata, ImportReport } from '../../../shared/records/document.ts';
import { ImportedArticle } from '../../../shared/records/imported-article.ts';
import { type NewContent, newContent } from '../workspace/contents.ts';

/** An article as it was read, its text ready to be kept. */
export interface CheckedArticle {
  readonly metadata: DocumentMetadata;
  readonly report: ImportReport;
  readonly content: NewContent;
}

/** Checks an article in this thread, or in another. @throws Fault `import.failed` for one that is unsound. */
export type ArticleCheck = (json: string) => Promise<CheckedArticle>;

/**
 * Checks an article.
 * @param json An `ImportedArticle` as JSON.
 * @throws Fault `import.failed` when it is none, or its text does not fit the schema.
 */
export function checkArticle(json: string): CheckedArticle {
  const parsed = ImportedArticle.safeParse(parseJson(json));
  if (!parsed.success) throw unsound('the parser gave an answer that makes no sense');
  const { metadata, report, body } = parsed.data;
  try {
    return { metadata, report, content: newContent(body) };
  } catch (error) {
    // What the schema says of a foreign body, and what a body nested without end does to the stack.
    if (error instanceof RangeError) throw unsound('the parser made a text that is not valid');
    throw error;
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function unsound(reason: string): Fault {
  return new Fault('import.failed', 'Cannot import', { reason });
}
