/** Values of the log in the words people know. */
import type { Value } from '../../shared/history/change.ts';
import { KINDS, kindFields, kinds } from '../../shared/records/kind.ts';

const OWN: Readonly<Record<string, string>> = {
  anchor: 'passage',
  keyPassage: 'key passage',
  content: 'text',
  removed: 'removal',
};

/** The name of a field as people read it. */
export function fieldWords(field: string): string {
  if (field.startsWith('tag:')) return 'tag';
  if (field.startsWith('collection:')) return 'collection';
  return kindFields.find(({ name }) => name === field)?.field.label ?? OWN[field] ?? field;
}

/** A value as people read it; of an anchor its quote. */
export function valueWords(field: string, value: Value): string {
  if (value === null || value === '') return 'empty';
  if (field === 'removed') return value === true ? 'removed' : 'kept';
  if (field.startsWith('tag:') || field.startsWith('collection:'))
    return value === true ? 'put in' : 'taken out';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field === 'kind') {
    const kind = KINDS.find(one => one === value);
    return kind ? kinds[kind].label : String(value);
  }
  const described = kindFields.find(({ name }) => name === field)?.field;
  if (described && 'options' in described) {
    const options: Readonly<Record<string, string>> = described.options;
    return [value]
      .flat()
      .map(one => options[String(one)] ?? String(one))
      .join(', ');
  }
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'object') return 'quote' in value ? String(value.quote) : JSON.stringify(value);
  return field === 'content' ? `another text (${String(value).slice(0, 8)})` : String(value);
}
