/** A sentence that says something else in nearly the same words is never taken for the one that was tagged. */
import { describe, expect, it } from 'vitest';
import { describeSelection, ORPHAN, resolveAnchor } from '../../../../shared/text/anchors.ts';

const TWINS: Readonly<Record<string, readonly [string, string]>> = {
  'another name': [
    'Team Alpha measured the east bank of the river.',
    'Team Beta measured the east bank of the river.',
  ],
  'a name of the same length': [
    'Team Alpha measured the east bank of the river.',
    'Team Delta measured the east bank of the river.',
  ],
  'a single letter': [
    'Team X measured the east bank of the river.',
    'Team Y measured the east bank of the river.',
  ],
  'a name one letter off': [
    'Iran signed the treaty on the shared river in spring.',
    'Iraq signed the treaty on the shared river in spring.',
  ],
  'a negation': [
    'The council has now agreed to the treaty on the river.',
    'The council has not agreed to the treaty on the river.',
  ],
  'a negation put in': [
    'The council did approve the plan for the harbour.',
    "The council didn't approve the plan for the harbour.",
  ],
  'another amount': [
    'Exports rose by 1.5 million tonnes after the treaty.',
    'Exports rose by 1.5 billion tonnes after the treaty.',
  ],
  'a decimal point': [
    'Exports rose by 1.5 tonnes after the treaty.',
    'Exports rose by 15 tonnes after the treaty.',
  ],
  'a minus sign': ['Exports rose by -5 % after the treaty.', 'Exports rose by 5 % after the treaty.'],
  'another month': [
    'On 3 March 2019 the council met in the town hall.',
    'On 3 April 2019 the council met in the town hall.',
  ],
  'the contrary': [
    'The tax was legal under the river treaty.',
    'The tax was illegal under the river treaty.',
  ],
  'the other direction': [
    'Prices increased after the treaty on the river.',
    'Prices decreased after the treaty on the river.',
  ],
  'another verb': [
    'The ministers approved the plan for the harbour.',
    'The ministers rejected the plan for the harbour.',
  ],
  'another person': [
    'She said that the treaty could not be kept.',
    'He said that the treaty could not be kept.',
  ],
  'another country in Chinese': [
    '中国政府昨天宣布签署新的水资源协议。',
    '美国政府昨天宣布签署新的水资源协议。',
  ],
  'a negation in Chinese': ['委员会昨天同意批准新的水资源协议。', '委员会昨天不同意批准新的水资源协议。'],
  'another name in Urdu': ['حسن نے کل دریا کا معاہدہ قبول کیا۔', 'حسین نے کل دریا کا معاہدہ قبول کیا۔'],
  'a negation in Urdu': ['حکومت نے معاہدہ قبول کیا ہے۔', 'حکومت نے معاہدہ قبول نہیں کیا ہے۔'],
};

const BEFORE = 'The report was published late. ';
const AFTER = ' Nobody had expected that.\nMore follows.';

describe.each(Object.entries(TWINS))('%s', (_, twins) => {
  it.each([twins, twins.toReversed() as [string, string]])(
    'does not attract the passage “%s”',
    (tagged, twin) => {
      const text = BEFORE + tagged + AFTER;
      for (const share of [1, 0.7, 0.35]) {
        const end = BEFORE.length + Math.floor(tagged.length * share);
        const anchor = describeSelection('c', text, BEFORE.length, end);
        if (anchor === null) throw new Error('nothing was selected');
        if (twin.startsWith(anchor.quote)) continue;
        for (const now of [BEFORE + twin + AFTER, twin, `New words first. ${BEFORE}${twin}${AFTER}`])
          expect(resolveAnchor(anchor, now), now).toEqual(ORPHAN);
        const both = `${twin} ${text}`;
        expect(resolveAnchor(anchor, both)).toMatchObject({ start: twin.length + 1 + BEFORE.length });
      }
    },
  );
});

it('a short name one sign off is another name, though the text knows the one that was tagged from elsewhere', () => {
  const tagged = 'Exports to Iran increased while imports decreased in the autumn.';
  const around = (words: string) =>
    `The deficit may rise by 3 per cent.\n${words}\nThe ministers of Iran approved the budget.`;
  const text = around(tagged);
  const anchor = describeSelection('c', text, text.indexOf(tagged), text.indexOf(tagged) + tagged.length);
  if (!anchor) throw new Error('nothing was described');
  expect(resolveAnchor(anchor, around(tagged.replace('Iran', 'Iraq')))).toEqual(ORPHAN);
});
