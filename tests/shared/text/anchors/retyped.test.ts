/**
 * Passages in texts that were typed anew, set anew, cut and added to: each is found where it has gone, or not at
 * all. Where it has gone is known, because the texts are changed here.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSelection, resolveAnchor, TextResolver } from '../../../../shared/text/anchors.ts';
import { withTypos } from '../../../bench/anchors-mutations.ts';
import { article, Chance } from '../../../bench/anchors-prose.ts';
import { SCENARIOS } from '../../../bench/anchors-scenarios.ts';

/** Share of the passages still there that must be found, over all runs. */
const LEAST: Readonly<Record<string, number>> = {
  same: 1,
  'typo0.5': 0.95,
  typo2: 0.95,
  typo5: 0.93,
  norm: 0.97,
  para: 0.97,
  mixed: 0.93,
  repeat: 0.95,
  'repeat+2%': 0.9,
};

describe.each(Object.keys(SCENARIOS))('after “%s”', name => {
  it('a passage is where it has gone, or an orphan', () => {
    let [there, found] = [0, 0];
    for (let seed = 1; seed <= 8; seed++) {
      const trial = SCENARIOS[name]?.(new Chance(seed), 8_000, 12);
      const resolver = new TextResolver(trial?.text ?? '');
      for (const { anchor, truth } of trial?.cases ?? []) {
        const { start, end } = resolver.resolve(anchor);
        if (truth !== null) there++;
        if (start === null || end === null) continue;
        found++;
        expect(truth, anchor.quote).not.toBeNull();
        expect(Math.abs(start - (truth?.start ?? 0)), anchor.quote).toBeLessThanOrEqual(3);
        expect(Math.abs(end - (truth?.end ?? 0)), anchor.quote).toBeLessThanOrEqual(3);
      }
    }
    expect(found).toBeGreaterThanOrEqual(there * (LEAST[name] ?? 0));
  });
});

describe('a passage found with typos', () => {
  const sentence =
    'The commission published its figures after the northern harbour had been closed for repairs.';
  const typed = 'The comission published its figurse after the northern harbuor had been closed for repairs.';

  it('is said to have changed, and one in other typography to be folded', () => {
    const text = `Nobody asked. “${sentence}” That was all.`;
    const start = text.indexOf(sentence);
    const anchor = describeSelection('c', text, start, start + sentence.length);
    if (anchor === null) throw new Error('nothing was selected');
    const changed = `New first words. ${text.replace(sentence, typed)}`;
    expect(resolveAnchor(anchor, changed)).toEqual({
      status: 'moved',
      start: changed.indexOf(typed),
      end: changed.indexOf(typed) + typed.length,
      words: 'changed',
    });
    const set = `New. ${text.replaceAll(' har', '\u00a0har')}`;
    expect(resolveAnchor(anchor, set)).toMatchObject({ status: 'moved', words: 'folded' });
  });

  it('is the same whichever passages were looked for before, and each time', () => {
    const text = article(new Chance(5), 6_000).join('\n');
    const { text: now } = withTypos(new Chance(6), 0.03)(text);
    const many = new TextResolver(now);
    fc.assert(
      fc.property(fc.nat(5_000), fc.integer({ min: 1, max: 400 }), (start, length) => {
        const anchor = describeSelection('c', text, start, start + length);
        if (anchor === null) return;
        const alone = resolveAnchor(anchor, now);
        expect(many.resolve(anchor)).toEqual(alone);
        expect(many.resolve(anchor)).toEqual(alone);
      }),
      { numRuns: 40 },
    );
  });
});

it('strange quotes and texts are answered, and not with half a character', () => {
  const odd = fc
    .array(
      fc.constantFrom('a', ' ', '\n', '😀', '\ud83d', '\u0301', 'ﬁ', '…', '-', '中', 'پ', '\u202e', '\u00ad'),
      {
        maxLength: 60,
      },
    )
    .map(parts => parts.join(''));
  fc.assert(
    fc.property(
      odd,
      odd,
      odd,
      odd,
      fc.option(fc.nat(80), { nil: undefined }),
      (text, quote, prefix, suffix, start) => {
        const found = resolveAnchor(
          { quote, prefix, suffix, ...(start === undefined ? {} : { start }) },
          text,
        );
        if (found.status === 'orphan') return;
        expect(found.start).toBeLessThan(found.end);
        expect(found.end).toBeLessThanOrEqual(text.length);
        if (text.isWellFormed() && quote.isWellFormed())
          expect(text.slice(found.start, found.end).isWellFormed()).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
