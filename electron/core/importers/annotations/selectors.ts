/**
 * Selectors of the Web Annotation model that name a passage by its words or its place in the text
 * (sections 4.2.4, 4.2.5, 4.2.9). Those that need the page's own markup (CSS, XPath) cannot be followed in
 * an article's text; what refines them can.
 */
import { hasType, isObject, type JsonObject, listOf } from './json-ld.ts';

/** A passage by its words, its place, or both; offsets are Unicode code points, 0-based and half-open. */
export interface TextSelector {
  readonly quote?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly start?: number;
  readonly end?: number;
}

/** From the outermost passage to the one meant: each is looked for, and counts its offsets, inside the former. */
export type SelectorChain = readonly TextSelector[];

/** Deepest chain read: the model sets no limit, people write two. */
const MAX_DEPTH = 8;

/**
 * The ways a target's selectors name its passage, best first. Several selectors of one target are several
 * names of the same passage, so that plain ones among them are joined: a quote with its position.
 */
export function readSelectors(value: unknown, depth = 0): SelectorChain[] {
  if (depth > MAX_DEPTH) return [];
  const chains: SelectorChain[] = [];
  let joined: TextSelector = {};
  for (const selector of listOf(value)) {
    if (!isObject(selector)) continue;
    const own = readSelector(selector);
    const inner = readSelectors(selector.refinedBy, depth + 1);
    if (inner.length > 0) chains.push(...inner.map(chain => refined(own, chain)));
    else joined = { ...own, ...joined };
  }
  const usable = chains.filter(chain => chain.length > 0);
  return Object.keys(joined).length > 0 ? [[joined], ...usable] : usable;
}

/** Inside a passage that cannot be found by text, offsets mean nothing; a quote still does. */
function refined(own: TextSelector, chain: SelectorChain): SelectorChain {
  if (Object.keys(own).length > 0) return [own, ...chain];
  return chain
    .map(({ start: _start, end: _end, ...words }) => words)
    .filter(words => words.quote !== undefined);
}

function readSelector(selector: JsonObject): TextSelector {
  if (hasType(selector, 'TextQuoteSelector')) return readQuote(selector);
  if (hasType(selector, 'TextPositionSelector')) return readPosition(selector);
  return {};
}

function readQuote({ exact, prefix, suffix }: JsonObject): TextSelector {
  if (typeof exact !== 'string' || exact.trim() === '') return {};
  return {
    quote: exact,
    ...(typeof prefix === 'string' ? { prefix } : {}),
    ...(typeof suffix === 'string' ? { suffix } : {}),
  };
}

function readPosition({ start, end }: JsonObject): TextSelector {
  const isRange = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  if (!isRange || typeof start !== 'number' || typeof end !== 'number') return {};
  return start >= 0 && end > start ? { start, end } : {};
}
