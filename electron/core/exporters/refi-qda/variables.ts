/** Fields and metadata as variables: what they are called, and the values of one annotation or document. */
import type { Annotation } from '../../../../shared/records/annotation.ts';
import type { Document } from '../../../../shared/records/document.ts';
import {
  type AnnotationVariable,
  annotationVariables,
  documentVariables,
  VALUE_SEPARATOR,
  type VariableType,
  variableGuid,
} from '../../../../shared/records/refi-qda.ts';
import { element, textElement } from './xml.ts';

/** The element `Variables`, with every variable whether used or not: readers know what could be said. */
export function variablesElement(): string {
  const variable = (name: string, type: VariableType) =>
    element('Variable', { guid: variableGuid(name), name, typeOfVariable: type });
  return element('Variables', {}, [
    ...annotationVariables.map(({ name, type }) => variable(name, type)),
    ...documentVariables.map(({ name }) => variable(name, 'Text')),
  ]);
}

/** The values of an annotation; empty when it has none. */
export function annotationValues(annotation: Annotation): string[] {
  return annotationVariables.flatMap(variable => {
    const value = valueIn(annotation, variable);
    return value === null ? [] : [valueElement(variable.name, variable.type, value)];
  });
}

/** Fields of the kind it is now; a passage that is no key passage says nothing of it. */
function valueIn(annotation: Annotation, { holds }: AnnotationVariable): string | null {
  if (holds === 'keyPassage') return annotation.keyPassage ? 'true' : null;
  if (holds !== 'confidence' && !holds.startsWith(`${annotation.kind}.`)) return null;
  const value = annotation[holds];
  if (value === undefined) return null;
  return Array.isArray(value) ? value.join(VALUE_SEPARATOR) : String(value);
}

export function documentValues(document: Document): string[] {
  return documentVariables.flatMap(({ name, holds }) => {
    const value = document[holds];
    return value ? [valueElement(name, 'Text', value)] : [];
  });
}

function valueElement(name: string, type: VariableType, value: string): string {
  return element('VariableValue', {}, [
    element('VariableRef', { targetGUID: variableGuid(name) }),
    textElement(`${type}Value`, value),
  ]);
}
