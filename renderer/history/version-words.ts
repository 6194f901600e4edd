/** What a change did, in words. */
import type { FieldChange, RecordVersion } from '../../shared/contract/history.ts';
import { fieldWords, valueWords } from '../share/value-words.ts';

const HOW: Readonly<Record<RecordVersion['how'], string>> = {
  made: 'Tagged',
  edited: 'Edited',
  removed: 'Deleted',
  restored: 'Brought back',
};

/** Fields that say nothing to people: the article, which is the one they look at, and a removal, which `how` tells. */
const SILENT = new Set(['document', 'removed']);

/** The changes worth telling; of a removal that lost to an edit, the removal itself. */
export function toldFields({ fields }: RecordVersion): readonly FieldChange[] {
  return fields.filter(({ field, standing }) => !SILENT.has(field) || standing === 'lost');
}

/** "Tagged", "Edited note, confidence", "Deleted". */
export function howWords(version: RecordVersion): string {
  const { how } = version;
  if (how !== 'edited') return HOW[how];
  const names = toldFields(version).map(change => lowered(nameWords(change)));
  return names.length === 0 ? HOW.edited : `${HOW.edited} ${[...new Set(names)].join(', ')}`;
}

/** The name of a field or, of a tag put in or taken out, the tag. */
export function nameWords({ field, name }: FieldChange): string {
  const words = fieldWords(field);
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return field.startsWith('tag:') ? `${label} “${name ?? 'not in this workspace'}”` : label;
}

export function changeWords({ field, before, after }: FieldChange): { before: string; after: string } {
  const isNothing = (value: unknown) => value === null || value === '';
  return {
    before: isNothing(before) ? '' : valueWords(field, before),
    after: isNothing(after) ? '' : valueWords(field, after),
  };
}

export const STANDING: Readonly<Record<FieldChange['standing'], string | null>> = {
  counts: null,
  replaced: 'changed again later',
  lost: 'in dispute: another value counts',
};

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
