import { describe, expect, it } from 'vitest';
import { evidenceColumns } from '../../../../electron/core/exporters/evidence-table.ts';
import { cellsOf, objectOf } from '../../../../electron/core/exporters/table.ts';
import type { EvidenceRow } from '../../../../shared/records/evidence.ts';
import { unguard } from '../../../../shared/text/formula-guard.ts';
import { rowWith } from './rows.ts';

/** The published order; people's scripts rely on it. */
const EVIDENCE =
  `annotation_id, kind, quote, note, tags, speaker, claim_type, certainty, stance, verdict, event,
  event_when, place, actors, outcome, invoked_by, used_to_show, fit, proposed_by, addressee, instruments, conditions,
  obstacles, horizon, confidence, key_passage, context_before, context_after, document_id, document_title, byline,
  publication, published, url, accessed, language, heading, paragraph, page, start, end, offset_unit, anchor_status,
  links, coder, created_at, modified_at, text_sha256, guarded`.split(/,\s*/);

const CLAIM = ['speaker', 'claim_type', 'certainty', 'stance', 'verdict'];
const PRECEDENT = ['event', 'event_when', 'place', 'actors', 'outcome', 'invoked_by', 'used_to_show', 'fit'];
const OPTION = ['stance', 'proposed_by', 'addressee', 'instruments', 'conditions', 'obstacles', 'horizon'];
const FIELDS = [...new Set([...CLAIM, ...PRECEDENT, ...OPTION])];

const evidence = evidenceColumns();
function cells(row: EvidenceRow, isGuarded = true): Record<string, string> {
  const values = cellsOf(evidence, row, isGuarded);
  return Object.fromEntries(evidence.map(({ name }, i) => [name, values[i] ?? '']));
}

describe('columns', () => {
  it('are those that were published, in that order', () => {
    expect(evidence.map(column => column.name)).toEqual(EVIDENCE);
  });

  it.each([
    ['claim', CLAIM],
    ['precedent', PRECEDENT],
    ['option', OPTION],
  ] as const)('of a table of one kind, %s, leave out those of other kinds', (kind, own) => {
    const expected = EVIDENCE.filter(name => !FIELDS.includes(name) || own.includes(name));
    expect(evidenceColumns([kind]).map(column => column.name)).toEqual(expected);
  });

  it('say what they hold', () => {
    for (const { name, about } of evidence) expect(about, name).toMatch(/^[A-Za-z0-9].{3,}[^.]$/u);
  });
});

describe('cells', () => {
  it('say what the row says, several values joined, times in UTC', () => {
    const row = rowWith({
      kind: 'precedent',
      fields: {
        'precedent.event': 'Helsinki Final Act',
        'precedent.when': '1975-08-01',
        'precedent.actors': ['CSCE', 'USSR'],
      },
      tags: ['borders', 'rights'],
      confidence: 4,
      keyPassage: true,
      links: [
        { type: 'supports', to: 'b' },
        { type: 'precedent-for', to: 'c' },
      ],
    });
    expect(cells(row)).toMatchObject({
      event: 'Helsinki Final Act',
      event_when: '1975-08-01',
      actors: 'CSCE; USSR',
      tags: 'borders; rights',
      confidence: '4',
      key_passage: 'true',
      links: 'supports → b; precedent-for → c',
      start: '10',
      end: '28',
      offset_unit: 'code points',
      anchor_status: 'exact',
      created_at: '2025-03-17T09:30:00.000Z',
      modified_at: '2025-03-17T09:30:01.005Z',
      guarded: '',
    });
  });

  it('take the stance from the kind the row has', () => {
    expect(cells(rowWith({ fields: { 'claim.stance': 'disputes' } })).stance).toBe('disputes');
    expect(cells(rowWith({ kind: 'option', fields: { 'option.stance': 'rejects' } })).stance).toBe('rejects');
  });

  it('are empty where nothing is known', () => {
    const orphan = cells(rowWith({ start: null, end: null, paragraph: null, status: 'orphan' }));
    expect([orphan.start, orphan.end, orphan.paragraph, orphan.heading, orphan.note]).toEqual([
      '',
      '',
      '',
      '',
      '',
    ]);
  });
});

describe('the formula guard', () => {
  const hostile = rowWith({
    quote: '=HYPERLINK("http://evil.example","Click")',
    note: '-5',
    tags: ['+alliance', 'water'],
    fields: { 'claim.speaker': '@minister' },
    document: { title: '＝1+1', published: '-0044-03-15', url: '=cmd' },
    coder: '-Mira',
  });

  it('touches text that looks like a formula, and says in which columns', () => {
    const row = cells(hostile);
    expect(row.quote).toBe(`'=HYPERLINK("http://evil.example","Click")`);
    expect(row.guarded).toBe('quote; tags; speaker; document_title; url; coder');
    expect(row.note).toBe('-5');
    expect(row.published).toBe('-0044-03-15');
  });

  it('can be undone with what `guarded` says', () => {
    const row = cells(hostile);
    const raw = cells(hostile, false);
    const named = new Set(row.guarded?.split('; '));
    for (const { name } of evidence) {
      if (name === 'guarded') continue;
      expect(named.has(name) ? unguard(row[name] ?? '') : row[name]).toBe(raw[name]);
    }
    expect(raw.guarded).toBe('');
  });

  it('leaves dates alone but not a formula in the place of a date', () => {
    const withDate = (when: string) =>
      cells(rowWith({ kind: 'precedent', fields: { 'precedent.when': when } }));
    expect(withDate('-0430/-0404')).toMatchObject({ event_when: '-0430/-0404', guarded: '' });
    expect(withDate('-1500~')).toMatchObject({ event_when: '-1500~', guarded: '' });
    expect(withDate('=SUM(A1)')).toMatchObject({ event_when: "'=SUM(A1)", guarded: 'event_when' });
    expect(withDate("-1+cmd|'/C calc'!A0")).toMatchObject({ guarded: 'event_when' });
  });
});

describe('objects for scripts', () => {
  it('have the names of the columns and values that are typed', () => {
    const row = rowWith({ tags: ['water'], keyPassage: true, confidence: 2 });
    const object = objectOf(evidence, row);
    expect(Object.keys(object)).toEqual(EVIDENCE);
    expect(object).toMatchObject({
      tags: ['water'],
      key_passage: true,
      confidence: 2,
      start: 10,
      note: null,
    });
  });
});
