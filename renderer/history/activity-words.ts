/** A line of the activity in words, to be read after a person's name. */
import type { ActivityLine, Deed } from '../../shared/contract/history.ts';
import type { RecordName } from '../../shared/history/change.ts';
import { fieldWords } from '../share/value-words.ts';
import { counted } from '../ui/counted.ts';

const NOUNS: Readonly<Record<RecordName, string>> = {
  annotation: 'passage',
  document: 'article',
  tag: 'tag',
  link: 'link',
  collection: 'collection',
  view: 'saved view',
  workspace: 'workspace',
  person: 'person',
};

const MADE: Readonly<Partial<Record<RecordName, string>>> = { annotation: 'tagged', document: 'imported' };

/** What one can ask for, as the list says it. */
export const DEEDS: Readonly<Record<Deed, string>> = {
  tagged: 'Passages tagged',
  imported: 'Articles imported',
  linked: 'Passages linked',
  sorted: 'Tags and collections put on or taken off',
  edited: 'Edited',
  removed: 'Deleted',
  restored: 'Brought back',
};

/** Fields named in a line; of more, their number says nothing. */
const MOST_NAMED = 3;

/** "tagged 3 passages in “Two banks”", "edited note of “Team Alpha” in “Two banks”". */
export function activityWords(line: ActivityLine): string {
  const where = line.inArticle === null ? '' : ` in “${line.inArticle}”`;
  return `${deedWords(line)}${where}`;
}

function deedWords(line: ActivityLine): string {
  const what = whatWords(line);
  switch (line.act) {
    case 'made':
      return `${MADE[line.record] ?? 'made'} ${what}`;
    case 'removed':
      return `deleted ${what}`;
    case 'restored':
      return `brought back ${what}`;
    case 'tagged':
      return memberWords(line, what);
    case 'edited':
      return editWords(line, what);
  }
}

function whatWords({ record, count, about }: ActivityLine): string {
  const noun = NOUNS[record];
  if (about === null) return counted(count, noun);
  return record === 'annotation' || record === 'document' ? `“${about}”` : `the ${noun} “${about}”`;
}

function memberWords({ put, taken }: ActivityLine, what: string): string {
  const named = (names: readonly string[]) => names.map(name => `“${name}”`).join(', ');
  const added = put.length > 0 ? `put ${named(put)} on ${what}` : '';
  if (taken.length === 0) return added;
  return added === '' ? `took ${named(taken)} off ${what}` : `${added} and took ${named(taken)} off`;
}

function editWords({ record, fields }: ActivityLine, what: string): string {
  if (record === 'annotation' && fields.length === 1 && fields[0] === 'anchor') return `moved ${what}`;
  const names = [...new Set(fields.map(field => fieldWords(field).toLowerCase()))];
  const isNamed = names.length > 0 && names.length <= MOST_NAMED;
  return isNamed ? `edited ${names.join(', ')} of ${what}` : `edited ${what}`;
}
