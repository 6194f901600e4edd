/** What a change may set: the check at the door of the log. */
import { describe, expect, it } from 'vitest';
import { RECORDS } from '../../../shared/history/change.ts';
import { checkFields, recordFields, requiredFields } from '../../../shared/history/fields.ts';
import { kindFields } from '../../../shared/records/kind.ts';

const ID = '01900000-0000-7000-8000-000000000001';

describe('the fields of records', () => {
  it('include every field of every kind', () => {
    for (const { name } of kindFields) expect(recordFields.annotation).toHaveProperty([name]);
  });

  it('that are required exist', () => {
    for (const record of RECORDS)
      for (const field of requiredFields[record]) expect(recordFields[record]).toHaveProperty([field]);
  });

  it('take what fits', () => {
    checkFields('annotation', {
      confidence: 5,
      note: null,
      'option.instruments': ['legal', 'other'],
      [`tag:${ID}`]: false,
    });
    checkFields('document', { title: 'T', published: '2025-03', status: 'done', removed: true });
  });

  const refused: [
    record: (typeof RECORDS)[number],
    field: string,
    value: string | number | boolean | null | string[],
  ][] = [
    ['annotation', 'confidence', 0],
    ['annotation', 'confidence', 2.5],
    ['annotation', 'kind', 'verse'],
    ['annotation', 'claim.type', 'poetic'],
    ['annotation', 'option.instruments', ['legal', 'magical']],
    ['annotation', 'tag:', true],
    ['annotation', 'tag:nonsense', true],
    ['annotation', `tag:${ID}`, 'yes'],
    ['annotation', '__proto__', true],
    ['annotation', 'constructor', true],
    ['tag', `tag:${ID}`, true],
    ['annotation', `collection:${ID}`, true],
    ['document', `tag:${ID}`, true],
    ['document', `collection:${ID}`, 1],
    ['document', 'collection:nonsense', true],
    ['collection', 'name', '  '],
    ['tag', 'colour', 'red'],
    ['document', 'title', null],
    ['document', 'published', 'March 16th'],
    ['document', 'content', 'not a hash'],
    ['link', 'type', 'hates'],
    ['person', 'initials', 'TOOLONG'],
    ['workspace', 'name', '   '],
  ];
  it.each(refused)('refuse what does not: %s.%s = %s', (record, field, value) => {
    const fields = Object.fromEntries([[field, value]]);
    expect(() => checkFields(record, fields)).toThrowError(`${record}.${field}`);
  });

  it('say plainly what is too short or too long', () => {
    expect(() => checkFields('workspace', { name: ' ' })).toThrowError('workspace.name: it is empty');
    expect(() => checkFields('annotation', { note: 'n'.repeat(100_001) })).toThrowError(
      'annotation.note: it is longer than 100,000 characters',
    );
  });
});
