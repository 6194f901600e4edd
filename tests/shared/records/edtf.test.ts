/** The hint on dates of events. */
import { describe, expect, it } from 'vitest';
import { isEdtf } from '../../../shared/records/edtf.ts';

describe('the hint on a date', () => {
  it.each([
    '1960',
    '2007-07',
    '1988-12-31',
    '1970/1979',
    '2004-06/2006-08',
    '198X',
    '19XX',
    '1984?',
    '2004-06~',
    '2001-21',
    '1985-04-12/..',
    '../1985',
    '1985/',
    'Y-17000',
    '-0043',
    '2004-02-29',
    '1999-XX',
    '2000-12-XX',
  ])('takes %s for a date', date => {
    expect(isEdtf(date)).toBe(true);
  });

  it.each([
    '',
    'last summer',
    '60',
    '1960s',
    '2007-13',
    '2007-00',
    '2001-02-29',
    '2007-7',
    '7/2007',
    '1970-1979',
    '1970/1979/1980',
    '../..',
    '/',
    '2001-21-03',
    '31.12.1988',
  ])('doubts %s', date => {
    expect(isEdtf(date)).toBe(false);
  });
});
