/** What is said of an annotation that the pointer or the caret comes upon. */
import { kinds } from '../../shared/records/kind.ts';
import type { Span } from './highlights/span-table.ts';
import { quoteStart } from './quote-start.ts';

/** Annotations described one by one where several lie over one another; the others are counted. */
const DESCRIBED = 3;

/** What tags and people are called. */
export interface SpanNames {
  tags(ids: readonly string[]): string[];
  /** Who made an annotation; null where one person works alone, and there is nothing to tell apart. */
  maker(id: string): { readonly name: string; readonly initials: string } | null;
}

/** "Claim · AL · trade, water · the first words", for labels beside the text. */
export function labelOf({ kind, annotation }: Span, names: SpanNames): string {
  const tags = names.tags(annotation.tags).join(', ');
  const maker = names.maker(annotation.createdBy)?.initials;
  return [kinds[kind].label, maker, tags, quoteStart(annotation.anchor.quote)].filter(Boolean).join(' · ');
}

/**
 * "Claim: the first words. By Ada Lindqvist. Tags: trade, water. Has a note.", or of several how many they are and the first
 * few of them, innermost first.
 */
export function describeUnder(spans: readonly Span[], names: SpanNames): string {
  const sentences = spans.slice(0, DESCRIBED).map(({ kind, annotation }) => {
    const tags = names.tags(annotation.tags);
    const maker = names.maker(annotation.createdBy);
    return [
      `${kinds[kind].label}: ${quoteStart(annotation.anchor.quote)}.`,
      maker ? `By ${maker.name}.` : '',
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
