/**
 * Rich Text (RTF, specification 1.9.1). Of the readers on npm one only unwraps e-mails and the others are no
 * longer kept or give no lists and notes, so this is our own: it goes through the file once, with a stack of
 * groups and without recursion, and takes nothing of pictures and embedded objects but their descriptions.
 */
import type { Draft } from '../draft.ts';
import { refusal } from '../file-kind.ts';
import { draftOf } from '../office/article.ts';
import { Reader } from './reader.ts';
import { tokensOf } from './tokens.ts';

/** Deepest nesting of groups read; word processors need some twenty. */
const MAX_DEPTH = 1_000;

/** Reads a file. @throws Fault `file.malformed` for groups nested absurdly deep. */
export function readRtf(bytes: Uint8Array, file: string | null): Draft {
  const reader = new Reader();
  for (const token of tokensOf(bytes)) {
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
