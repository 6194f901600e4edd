/** The head of a letter saved as text: `From:`, `Subject:`, `Date:` in any order (RFC 5322), above its words. */
import { cleanByline } from './byline.ts';
import { dateOfTimestamp } from './dates.ts';
import { type Guesses, strippedPart } from './draft.ts';
import type { Cut } from './tail.ts';
import type { Unit } from './unit.ts';

const FIELD =
  /^(from|sender|to|cc|bcc|subject|date|sent|reply-to|message-id|in-reply-to|references|list-id|organization|newsgroups|mime-version|content-type|content-transfer-encoding|user-agent|x-[a-z-]{1,40}):\s?(.*)$/iu;

/** Takes the head off a letter. What has no sender and neither subject nor date above its words is no letter. */
export function readMailHead(units: readonly Unit[], guesses: Guesses): Cut {
  const end = units.findIndex(unit => !FIELD.test(unit.text));
  const head = units.slice(0, Math.max(0, end));
  const values = new Map(head.map(unit => fieldOf(unit.text)));
  const date = values.get('date') ?? values.get('sent');
  const subject = values.get('subject');
  const from = values.get('from');
  if (from === undefined || (subject ?? date) === undefined) return { units, stripped: [] };
  guesses.offer('title', subject?.replace(/^(?:(?:re|fwd?|aw|wg)\s?:\s*)+/iu, ''), 'subject of the letter');
  guesses.offer('byline', senderOf(from), 'sender of the letter');
  guesses.offer('published', date === undefined ? undefined : dateOfTimestamp(date), 'date of the letter');
  return {
    units: units.slice(end),
    stripped: head.map(unit => strippedPart('head of the letter', unit.text)),
  };
}

function fieldOf(line: string): [string, string] {
  const [, name = '', value = ''] = FIELD.exec(line) ?? [];
  return [name.toLowerCase(), value];
}

/** The name before an address or in brackets after it; the address where there is none. */
function senderOf(from: string): string {
  const name = /^"?([^"<(]{1,200}?)"?\s*</u.exec(from)?.[1] ?? /\(([^()]{1,200})\)/u.exec(from)?.[1];
  return (name === undefined ? null : cleanByline(name)) ?? from.replace(/[<>]/gu, '');
}
