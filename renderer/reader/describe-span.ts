/** What is said of an annotation that the pointer or the caret comes upon. */
import { kinds } from '../../shared/records/kind.ts';
import type { Span } from './highlights/span-table.ts';
import { quoteStart } from './quote-start.ts';

/** Annotations described one by one where several lie over one another; the others are counted. */
const DESCRIBED = 3;

/** "Claim · trade, water · the first words", for labels beside the text. */
export function labelOf({ kind, annotation }: Span, tagNames: (ids: readonly string[]) => string[]): string {
  const tags = tagNames(annotation.tags).join(', ');
  return [kinds[kind].label, tags, quoteStart(annotation.anchor.quote)].filter(Boolean).join(' · ');
}

/**
 * "Claim: the first words. Tags: trade, water. Has a note.", or of several how many they are and the first
 * few of them, innermost first.
 */
export function describeUnder(
  spans: readonly Span[],
  tagNames: (ids: readonly string[]) => string[],
): string {
  const sentences = spans.slice(0, DESCRIBED).map(({ kind, annotation }) => {
    const tags = tagNames(annotation.tags);
    return [
      `${kinds[kind].label}: ${quoteStart(annotation.anchor.quote)}.`,
      tags.length > 0 ? `Tags: ${tags.join(', ')}.` : '',
      annotation.note ? 'Has a note.' : '',
    ]
      .filter(Boolean)
      .join(' ');
  });
  const rest = spans.length - DESCRIBED;
  const count = spans.length > 1 ? [`${spans.length} annotations.`] : [];
  return [...count, ...sentences, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ');
}
