/**
 * Rich Text (RTF, specification 1.9.1). Of the readers on npm one only unwraps e-mails and the others are no
 * longer kept or give no lists and notes, so this is our own: it goes through the file once, with a stack of
 * groups and without recursion, and takes nothing of pictures and embedded objects but their descriptions.
 */
import type { Draft } from '../draft.ts';
import { refusal } from '../file-kind.ts';
import { draftOf } from '../office/article.ts';
import { Reader } from './reader.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Deepest nesting of groups read; word processors need some twenty. */
const MAX_DEPTH = 1_000;

/** Reads a file. @throws Fault `file.malformed` for groups nested absurdly deep. */
export function readRtf(bytes: Uint8Array, file: string | null): Draft {
  const reader = new Reader();
  for (const token of withoutTail(tokensOf(bytes))) {
    if (token.kind === 'open') {
      if (reader.depth >= MAX_DEPTH)
        throw refusal('file.malformed', file, 'its groups are nested too deeply');
      reader.open();
    } else if (token.kind === 'close') reader.close();
    else if (token.kind === 'word') reader.word(token.name, token.number);
    else if (token.kind === 'byte') reader.bytes(Uint8Array.of(token.byte));
    else reader.bytes(token.bytes);
  }
  return draftOf(reader.finish());
}

/**
 * Leaves out stray characters behind the end of the outermost group, which some programs leave there when they
 * write over a longer file. Where words or groups follow, the end was none and nothing is left out.
 */
function* withoutTail(tokens: Iterable<Token>): Generator<Token> {
  let depth = 0;
  let hasEnded = false;
  let held: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'open') depth++;
    else if (token.kind === 'close') depth = Math.max(0, depth - 1);
    if (hasEnded && (token.kind === 'text' || token.kind === 'byte')) {
      held.push(token);
      continue;
    }
    yield* held;
    yield token;
    held = [];
    hasEnded = depth === 0 && token.kind === 'close';
  }
}
