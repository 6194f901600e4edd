import { describe, expect, it } from 'vitest';
import {
  credibleCreator,
  credibleDate,
  credibleTitle,
} from '../../../../../electron/core/importers/office/properties.ts';

describe('a title in the properties', () => {
  it.each([
    'Two ledgers',
    'Title IX at fifty',
    'Draft articles on responsibility',
    '水的账本',
    'Normal accidents',
  ])('is believed: %s', title => {
    expect(credibleTitle(` ${title}\n`)).toBe(title);
  });

  it.each([
    'Document1',
    'Untitled',
    'Untitled document',
    'Microsoft Word - Report.doc',
    'report_final.docx',
    '[Document title]',
    'Template',
    '12',
    '-',
    '',
    undefined,
  ])('is not believed when a program or a template gave it: %s', title => {
    expect(credibleTitle(title)).toBeNull();
  });
});

describe('an author in the properties', () => {
  it.each([
    'Leyla Achterberg',
    'Dana Okafor, Iskander Bey',
    '王小明',
    'Achterberg',
    'María del Mar Ríos',
    'Mac Thornberry',
    '王明',
  ])('is believed: %s', name => {
    expect(credibleCreator(name)).toBe(name);
  });

  it.each([
    'Microsoft Office User',
    'Windows User',
    'jdoe',
    'user12',
    'HP',
    'Owner',
    'Valued Gateway Customer',
    'LibreOffice',
  ])('is not believed when it is a program or a log-in: %s', name => {
    expect(credibleCreator(name)).toBeNull();
  });
});

it('believes the date a file was made, but not that of a template', () => {
  expect(credibleDate('2025-02-03T08:11:00Z')).toBe('2025-02-03');
  expect(credibleDate('2013-12-23T23:15:00Z')).toBeNull();
  expect(credibleDate('1601-01-01T00:00:00Z')).toBeNull();
  expect(credibleDate('yesterday')).toBeNull();
});
