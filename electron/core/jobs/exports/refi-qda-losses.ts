/** What the REFI-QDA format has no place for: the standard (section 7) asks that it be told in detail. */
import type { AnnotatedDocument } from '../../../../shared/records/annotated-document.ts';
import type { Annotation } from '../../../../shared/records/annotation.ts';
import { fieldsOf } from '../../../../shared/records/kind.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { VALUE_SEPARATOR } from '../../../../shared/records/refi-qda.ts';
import type { Tag } from '../../../../shared/records/tag.ts';
import { hasPlace } from '../../exporters/refi-qda/sources.ts';
import { isXmlText } from '../../exporters/refi-qda/xml.ts';
import { formerFieldsLost, type Loss, type Lost } from './losses.ts';

const ORPHAN: Loss = {
  one: '1 annotation whose words are not in the text has no place and was left out',
  many: '# annotations whose words are not in the text have no place and were left out',
};
const JOINED: Loss = {
  one: '1 annotation has a list with a semicolon in one of its values; it will be read as two values',
  many: '# annotations have lists with a semicolon in one of their values; they will be read as two values',
};
const UNWRITABLE: Loss = {
  one: '1 annotation has characters that XML cannot hold; they were replaced by \ufffd',
  many: '# annotations have characters that XML cannot hold; they were replaced by \ufffd',
};

export function noteLosses({ annotations }: AnnotatedDocument, lost: Lost): void {
  for (const annotation of annotations) {
    if (!hasPlace(annotation)) lost.add(ORPHAN);
    else for (const loss of lossesOf(annotation)) lost.add(loss);
  }
}

function lossesOf(annotation: Annotation): (Loss | null)[] {
  const values = fieldsOf(annotation.kind).map(({ name }) => annotation[name]);
  const isSplit = values.some(
    value => Array.isArray(value) && value.some(each => each.includes(VALUE_SEPARATOR)),
  );
  const texts = [annotation.note ?? '', ...values.flatMap(value => value ?? [])];
  return [formerFieldsLost(annotation), isSplit ? JOINED : null, texts.every(isXmlText) ? null : UNWRITABLE];
}

export function tagLosses(tags: readonly Tag[]): string[] {
  const digits = tags.filter(({ shortcut }) => shortcut !== undefined).length;
  return digits === 0 ? [] : [`Digits that apply tags (${digits}) were left out`];
}

export function peopleLosses(people: readonly Person[]): string[] {
  return people.length > 1 ? ['Colours of people were left out'] : [];
}

export function linkLosses(links: number): string[] {
  return links === 0 ? [] : ['Who made links, and when, was left out'];
}
