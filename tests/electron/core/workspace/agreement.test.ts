import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementOf, agreementSteps } from '../../../../electron/core/workspace/agreement.ts';
import { unitisingAlpha } from '../../../../shared/agreement/unitising-alpha.ts';
import type { AgreementQuery } from '../../../../shared/records/agreement.ts';
import { analyst, TaggedWorkspace } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { colleague, type TwoCoders, twoCoders } from '../../../support/two-coders.ts';

const folder = temporaryFolder('agreement');
const third = { ...colleague, id: '01890a5d-ac96-774b-bcce-b302099a8059', name: 'Zoe Lund', initials: 'ZL' };
let work: TwoCoders;

beforeAll(() => {
  work = twoCoders(join(folder, 'two.postil'));
});
afterAll(() => work.tagged.close());

const ask = (query: Partial<AgreementQuery> = {}) =>
  agreementOf(work.tagged.workspace.db, { unit: 'overlap', of: 'kind', ...query });

describe('agreement of two people', () => {
  it('compares passages that overlap, and what one of them marked alone', () => {
    const { people, documents, rows } = ask();
    expect(people).toEqual([
      { id: analyst.id, name: 'Mira Sand', annotations: 3 },
      { id: colleague.id, name: 'Omar Reed', annotations: 3 },
    ]);
    expect(documents).toBe(1);
    const [overall, ...others] = rows;
    // Of four passages they agree on one; the figures worked out by hand from the table of four.
    expect(overall).toMatchObject({ scope: 'overall', label: 'Everyone', units: 4, observed: 1 / 4 });
    expect(overall?.kappa).toBeCloseTo(-1 / 11, 12);
    expect(overall?.alpha).toBeCloseTo(0, 12);
    expect(overall?.alphaU).toBeCloseTo(alphaUByHand() ?? Number.NaN, 12);
    expect(others.map(({ label, observed }) => [label, observed])).toEqual([
      ['Claim', 2 / 4],
      ['Precedent', 3 / 4],
      ['Policy option', 3 / 4],
    ]);
  });

  it('compares every character, where most of the text is left alone by both', () => {
    const [overall] = ask({ unit: 'character' }).rows;
    expect(overall?.units).toBe(work.article.text.length);
    const differ = [
      '.',
      'In 1960 ',
      'the two sides signed a treaty',
      'They should share the readings',
      'Nobody has said who would pay',
    ];
    const same = 1 - differ.join('').length / work.article.text.length;
    expect(overall?.observed).toBeCloseTo(same, 12);
  });

  it('compares tags, and leaves alone what neither of them tagged', () => {
    const { rows, disputed } = ask({ of: 'tag' });
    expect(rows.map(({ label, units, observed }) => [label, units, observed])).toEqual([
      ['Everyone', 1, 1],
      ['Water', 1, 1],
    ]);
    expect(rows[0]).toMatchObject({ kappa: null, reason: expect.stringContaining('kappa, alpha: everyone') });
    expect(disputed).toBe(0);
  });

  it('tells each disagreement in the order of the text, with who marked what', () => {
    const { disputes, disputed } = ask();
    expect(disputed).toBe(3);
    expect(disputes.map(({ quote, said }) => [quote, ...said.map(({ labels }) => labels.join())])).toEqual([
      ['In 1960 the two sides signed a treaty', 'Precedent', 'Claim'],
      ['They should share the readings', '', 'Policy option'],
      ['Nobody has said who would pay', 'Claim', ''],
    ]);
    for (const { start, quote } of disputes) expect(work.article.text.startsWith(quote, start)).toBe(true);
    expect(disputes[0]?.said.map(({ name, annotations }) => [name, annotations.length])).toEqual([
      ['Mira Sand', 1],
      ['Omar Reed', 1],
    ]);
  });

  it('can be stopped between its steps', () => {
    const steps = agreementSteps(work.tagged.workspace.db, { unit: 'overlap', of: 'kind' });
    expect(steps.next()).toEqual({ value: null, done: false });
    expect(steps.return()).toEqual({ value: undefined, done: true });
  });
});

/** Alpha-u of the passages as `twoCoders` marks them. */
function alphaUByHand(): number | null {
  const { text } = work.article;
  const at = (quote: string) => {
    const start = text.indexOf(quote);
    return { text: 0, start, end: start + quote.length };
  };
  const claims = [
    [at('The river fell by a third'), at('Nobody has said who would pay')],
    [at('The river fell by a third.'), at('the two sides signed a treaty')],
  ];
  const precedents = [[at('In 1960 the two sides signed a treaty')], []];
  const options = [[], [at('They should share the readings')]];
  return unitisingAlpha([claims, precedents, options], [text.length]).value;
}

describe('agreement of others', () => {
  it('has nothing to compare while one person works alone', () => {
    const alone = new TaggedWorkspace(join(folder, 'alone.postil'));
    const article = alone.addArticle('One', ['A claim stands here.']);
    alone.tag(article, 'claim', 'A claim');
    const found = agreementOf(alone.workspace.db, { unit: 'overlap', of: 'kind' });
    expect(found).toMatchObject({ people: [{ annotations: 1 }], documents: 0, rows: [], disputes: [] });
    alone.close();
  });

  it('of three adds a row for each pair, and takes who marked nothing in an article as not having judged it', () => {
    const { tagged, article, water } = twoCoders(join(folder, 'three.postil'));
    const second = tagged.addArticle('Second', ['The gauges stay closed.']);
    tagged.tag(second, 'claim', 'The gauges stay closed', { [`tag:${water}`]: true });
    tagged.workspace.setPerson(third);
    tagged.tag(second, 'claim', 'The gauges stay closed');
    const gone = tagged.tag(article, 'claim', 'Upstream gauges');
    tagged.remove('annotation', gone);
    const { db } = tagged.workspace;
    const found = agreementOf(db, { unit: 'overlap', of: 'kind' });
    expect(found.documents).toBe(2);
    expect(
      found.rows
        .filter(({ scope }) => scope === 'pair')
        .map(({ label, units, observed, reason }) => [label, units, observed, reason]),
    ).toEqual([
      ['Mira Sand and Omar Reed', 4, 1 / 4, null],
      ['Mira Sand and Zoe Lund', 1, 1, expect.stringContaining('kappa, alpha')],
      ['Omar Reed and Zoe Lund', 0, null, expect.stringContaining('nothing was judged by two people')],
    ]);
    expect(found.rows[0]).toMatchObject({ units: 5, observed: 2 / 5, alphaU: null });
    const pair = agreementOf(db, { unit: 'overlap', of: 'kind', people: [analyst.id, colleague.id] });
    expect(pair.rows[0]).toMatchObject({ scope: 'overall', units: 4, observed: 1 / 4 });
    const one = agreementOf(db, { unit: 'overlap', of: 'kind', documents: [second.id] });
    expect(one.people.map(({ name }) => name)).toEqual(['Mira Sand', 'Zoe Lund']);
    tagged.close();
  });
});
