/** Postil's own properties on an annotation: the fields of its kind, confidence, key passage. */
import { valueSchema } from '../../../../shared/records/field.ts';
import { fieldsOf, type Kind, kindFields } from '../../../../shared/records/kind.ts';
import { Refusal } from './bodies.ts';
import { isObject, type JsonObject } from './json-ld.ts';

export interface OwnProperties {
  readonly fields: Readonly<Record<string, string | string[]>>;
  readonly confidence: number | null;
  readonly keyPassage: boolean;
}

/** @throws Refusal when one holds what Postil cannot keep: half an annotation would be a wrong one. */
export function readOwnProperties(item: JsonObject, kind: Kind): OwnProperties {
  const confidence = item['postil:confidence'] ?? null;
  const isDegree =
    typeof confidence === 'number' && Number.isInteger(confidence) && confidence >= 1 && confidence <= 5;
  if (confidence !== null && !isDegree) throw new Refusal('postil:confidence is a whole number from 1 to 5');
  return {
    fields: readFields(item['postil:fields'], kind),
    confidence: isDegree ? confidence : null,
    keyPassage: item['postil:keyPassage'] === true,
  };
}

function readFields(value: unknown, kind: Kind): Record<string, string | string[]> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new Refusal('postil:fields is not an object');
  const fields: Record<string, string | string[]> = {};
  for (const [written, given] of Object.entries(value)) {
    const name = written.replace(/^postil:/, '');
    if (given === null || given === '' || (Array.isArray(given) && given.length === 0)) continue;
    const entry =
      kindFields.find(candidate => candidate.name === name) ??
      fieldsOf(kind).find(candidate => candidate.field.column === name);
    if (!entry) throw new Refusal(`postil:fields: a ${kind} has no field “${name}”`);
    const isMany = entry.field.type === 'list' || entry.field.type === 'choices';
    const parsed = valueSchema(entry.field).safeParse(isMany && typeof given === 'string' ? [given] : given);
    if (!parsed.success)
      throw new Refusal(`postil:fields: ${name}: ${parsed.error.issues[0]?.message ?? 'not valid'}`);
    fields[entry.name] = parsed.data;
  }
  return fields;
}
