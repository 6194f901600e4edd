/** A passage is found again where it is, told apart from its likes, and given up when it is gone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONTEXT_LENGTH,
  describeSelection,
  ORPHAN,
  resolveAnchor,
  TextResolver,
} from '../../../shared/text/anchors.ts';

const ALPHA = 'The survey began early, and Team Alpha measured the east bank of the river in spring.';
const BETA = 'The survey began early, and Team Beta measured the east bank of the river in spring.';

function anchorOf(text: string, quote: string, nth = 0) {
  let start = text.indexOf(quote);
  for (let i = 0; i < nth; i++) start = text.indexOf(quote, start + 1);
  const anchor = describeSelection('content', text, start, start + quote.length);
  if (!anchor || start === -1) throw new Error(`no “${quote}” in the text`);
  return anchor;
}

/** Words of several scripts, emoji and combining marks among them. */
const text = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          'river',
          'bank',
          'the',
          '😀',
          '👩‍🔬',
          'e\u0301cole',
          '中国政府',
          'پاکستان',
          'معاهدة',
          '\n',
          '—',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
    ),
    { minLength: 3, maxLength: 60 },
  )
  .map(words => words.join(' '));

describe('describing a selection', () => {
  it('leaves out white space at its ends, and is nothing when only white space is selected', () => {
    const anchor = describeSelection('c', 'one  two three', 3, 9);
    expect(anchor).toMatchObject({ start: 5, end: 8, quote: 'two', prefix: 'one  ', suffix: ' three' });
    expect(describeSelection('c', 'a \n b', 1, 4)).toBeNull();
    expect(describeSelection('c', 'abc', 1, 1)).toBeNull();
    expect(describeSelection('c', '', 0, 10)).toBeNull();
  });

  it('takes whole emoji, whichever half the ends are in, and ends given in either order', () => {
    expect(describeSelection('c', 'a😀b', 2, 2 + 1)).toMatchObject({ start: 1, quote: '😀' });
    expect(describeSelection('c', 'a😀b', 2, 0)).toMatchObject({ start: 0, end: 3, quote: 'a😀' });
  });

  it('always describes the very words of the text, with whole code points and short context', () => {
    fc.assert(
      fc.property(text, fc.nat(400), fc.nat(400), (whole, a, b) => {
        const anchor = describeSelection('c', whole, a, b);
        if (!anchor) return;
        expect(whole.slice(anchor.start, anchor.end)).toBe(anchor.quote);
        expect(
          anchor.quote.isWellFormed() && anchor.prefix.isWellFormed() && anchor.suffix.isWellFormed(),
        ).toBe(true);
        expect(whole.slice(0, anchor.start).endsWith(anchor.prefix)).toBe(true);
        expect(whole.startsWith(anchor.suffix, anchor.end)).toBe(true);
        expect(anchor.prefix.length).toBeLessThanOrEqual(CONTEXT_LENGTH + 1);
        expect(anchor.suffix.length).toBeLessThanOrEqual(CONTEXT_LENGTH);
      }),
    );
  });
});

describe('finding a passage', () => {
  it('in the text it was made in is exact, whatever the script', () => {
    fc.assert(
      fc.property(text, fc.nat(400), fc.nat(400), (whole, a, b) => {
        const anchor = describeSelection('c', whole, a, b);
        if (!anchor) return;
        const { start, end } = anchor;
        expect(resolveAnchor(anchor, whole)).toEqual({ status: 'exact', start, end });
      }),
    );
  });

  it('moves with words put in before it', () => {
    const whole = `${ALPHA}\n${BETA}`;
    const anchor = anchorOf(whole, 'Team Beta');
    const longer = `A new first paragraph.\n${whole}`;
    expect(resolveAnchor(anchor, longer)).toEqual({
      status: 'moved',
      start: longer.indexOf('Team Beta'),
      end: longer.indexOf('Team Beta') + 9,
      words: 'same',
    });
  });

  it('tells a repeat from its likes by the words around', () => {
    const whole = `${ALPHA}\n${BETA}\nNobody looked west.`;
    const second = anchorOf(whole, 'measured the east bank', 1);
    const moved = resolveAnchor(second, `Preface.\n${whole}`);
    expect(moved).toMatchObject({ status: 'moved', start: second.start + 'Preface.\n'.length });
  });

  it('is given up, not put on its neighbour, when the like sentence is all that is left', () => {
    const whole = `${ALPHA}\n${BETA}`;
    for (const quote of ['measured', 'Team Alpha measured', 'measured the east bank'])
      expect(resolveAnchor(anchorOf(whole, quote), BETA), quote).toEqual(ORPHAN);
  });

  it('stays at its own place when a word beside it was corrected', () => {
    const anchor = anchorOf(ALPHA, 'Team Alpha measured');
    const { start, end } = anchor;
    for (const edited of [
      ALPHA.replace('early', 'later'),
      ALPHA.replace('bank of the river', 'shore of the lake'),
    ])
      expect(resolveAnchor(anchor, edited)).toEqual({ status: 'exact', start, end });
  });

  it('is given up when its sentence is now about somebody else, even at its own place', () => {
    const gamma = ALPHA.replace('Alpha', 'Gamma');
    for (const quote of ['measured', 'measured the east bank', 'Team Alpha measured'])
      expect(resolveAnchor(anchorOf(ALPHA, quote), gamma), quote).toEqual(ORPHAN);
  });

  it('is given up when its words are gone, or stand twice with nothing to choose by', () => {
    expect(
      resolveAnchor(anchorOf(ALPHA, 'Team Alpha measured the east bank'), 'Nothing of it is left.'),
    ).toEqual(ORPHAN);
    expect(resolveAnchor({ quote: 'bank' }, 'bank and bank')).toEqual(ORPHAN);
    expect(resolveAnchor({ quote: 'bank', start: 9 }, 'bank and bank')).toMatchObject({
      status: 'exact',
      start: 9,
    });
  });

  it('looks through typography: quotes, dashes, ellipses, soft hyphens, spaces, composed accents', () => {
    const typed = `He said: "it's over" - the war... and the cafe\u0301 in Geneva closed.`;
    const printed = `He said: “it’s over” — the war… and the café in Ge\u00adneva closed.`;
    for (const [from, to] of [
      [typed, printed],
      [printed, typed],
    ] as const) {
      const middle = from.slice(from.indexOf('said'), from.indexOf(' closed'));
      const found = resolveAnchor(anchorOf(from, middle), to);
      expect(found.status).toBe('moved');
      expect(to.slice(found.start ?? 0, found.end ?? 0)).toBe(
        to.slice(to.indexOf('said'), to.indexOf(' closed')),
      );
    }
  });

  it('does not take other accents or letters for typography', () => {
    expect(resolveAnchor(anchorOf('The resume was long.', 'resume'), 'The résumé was long.')).toEqual(ORPHAN);
  });

  it('by position alone trusts the position when it lies in the text', () => {
    expect(resolveAnchor({ start: 2, end: 4 }, 'abcdef')).toEqual({ status: 'exact', start: 2, end: 4 });
    expect(resolveAnchor({ start: 2, end: 9 }, 'abcdef')).toEqual(ORPHAN);
  });

  it('never answers with other words, after any cut or insertion', () => {
    const plain = (words: string) => words.normalize('NFC').replace(/\s+/g, ' ');
    fc.assert(
      fc.property(
        text,
        fc.nat(300),
        fc.nat(60),
        fc.nat(300),
        fc.nat(40),
        text,
        (whole, at, length, cut, gone, extra) => {
          const anchor = describeSelection('c', whole, at, at + length);
          if (!anchor) return;
          const edited = `${whole.slice(0, cut)}${extra.slice(0, 20)}${whole.slice(cut + gone)}`;
          const found = new TextResolver(edited).resolve(anchor);
          if (found.status === 'orphan') return;
          const words = edited.slice(found.start, found.end);
          if (found.status === 'exact') expect(words).toBe(anchor.quote);
          else expect(plain(words).length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
