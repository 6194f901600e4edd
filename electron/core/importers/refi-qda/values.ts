/** Values of variables: what cases say of passages, and sources of documents. */
import { documentMetadata, ReadingStatus } from '../../../../shared/records/document.ts';
import { type Field, valueSchema } from '../../../../shared/records/field.ts';
import type { ProjectAnnotation } from '../../../../shared/records/imported-project.ts';
import {
  annotationVariables,
  documentVariables,
  VALUE_SEPARATOR,
} from '../../../../shared/records/refi-qda.ts';
import { isXmlElement, type XmlElement, xmlText } from '../xml/xml.ts';
import { children, guid, localName } from './elements.ts';
import type { Problems } from './problems.ts';

/** Names of variables by their ids. */
export type VariableNames = ReadonlyMap<string, string>;

type Said = Pick<ProjectAnnotation, 'fields' | 'confidence' | 'keyPassage'>;

/** A value by the id of its variable. */
export type ReadValue = readonly [variable: string, text: string];

/** The values an element holds that are not empty. */
export function valuesIn(element: XmlElement): ReadValue[] {
  return children(element, 'VariableValue').flatMap(value => {
    const variable = guid(children(value, 'VariableRef')[0], 'targetGUID');
    const holder = value.children.find(child => isXmlElement(child) && localName(child).endsWith('Value'));
    const text = isXmlElement(holder) ? xmlText(holder) : '';
    return variable === null || text === '' ? [] : [[variable, text] as const];
  });
}

/** Values by the names of their variables; those of variables that the project does not have are left out. */
function named(values: readonly ReadValue[], names: VariableNames): ReadValue[] {
  return values.flatMap(([variable, text]) => {
    const name = names.get(variable);
    return name === undefined ? [] : [[name, text] as const];
  });
}

/** What a case says of the passages it points at. */
export function annotationSaid(values: readonly ReadValue[], names: VariableNames, problems: Problems): Said {
  const said: { -readonly [K in keyof Said]: Said[K] } = { fields: {}, confidence: null, keyPassage: false };
  for (const [name, text] of named(values, names)) {
    const variable = annotationVariables.find(known => known.name === name);
    if (variable?.holds === 'keyPassage') said.keyPassage = text === 'true' || text === '1';
    else if (variable?.holds === 'confidence' && /^[1-5]$/.test(text)) said.confidence = Number(text);
    else if (variable?.field && variable.holds !== 'confidence') {
      const value = fieldValue(variable.field, text);
      if (value === null) problems.add(`values that “${name}” cannot hold`, text.slice(0, 40));
      else said.fields[variable.holds] = value;
    } else problems.add('values of variables that Postil has no field for', name);
  }
  return said;
}

/** What each field can hold, made once: there may be a hundred thousand values of one field. */
const schemas = new Map(
  annotationVariables.flatMap(({ field }) => (field ? [[field, valueSchema(field)]] : [])),
);

/** A field's value, its slugs also by their labels; null when it cannot hold it. */
function fieldValue(field: Field, text: string): string | string[] | null {
  const isMany = field.type === 'list' || field.type === 'choices';
  const parts = isMany ? text.split(VALUE_SEPARATOR).filter(Boolean) : [text];
  const options = field.type === 'choice' || field.type === 'choices' ? Object.entries(field.options) : [];
  const slugs = parts.map(part => {
    const same = options.find(([, label]) => label.toLowerCase() === part.trim().toLowerCase());
    return same?.[0] ?? part;
  });
  const parsed = schemas.get(field)?.safeParse(isMany ? slugs : slugs[0]);
  return parsed?.success ? parsed.data : null;
}

/** What a source says of its document beside its title. */
export function documentSaid(
  element: XmlElement,
  names: VariableNames,
  problems: Problems,
): Record<string, string> {
  const schemas = { ...documentMetadata, status: ReadingStatus };
  const said: Record<string, string> = {};
  for (const [name, text] of named(valuesIn(element), names)) {
    const holds = documentVariables.find(known => known.name === name)?.holds;
    if (holds === undefined) problems.add('values of variables that Postil has no field for', name);
    else if (schemas[holds].safeParse(text).success) said[holds] = text;
    else problems.add(`values that “${name}” cannot hold`, text.slice(0, 40));
  }
  return said;
}
