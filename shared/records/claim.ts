/** A claim: something the text asserts. Who asserts it, how firmly, and what the analyst makes of it. */
import type { Fields, ValueOf } from './field.ts';

export const claimFields = {
  speaker: {
    type: 'text',
    label: 'Speaker',
    column: 'speaker',
    hint: 'Who asserts it: the author, or someone quoted. Quoting is not endorsing.',
  },
  type: {
    type: 'choice',
    label: 'Type',
    column: 'claim_type',
    options: {
      factual: 'Factual',
      causal: 'Causal',
      predictive: 'Predictive',
      evaluative: 'Evaluative',
      normative: 'Normative',
      definitional: 'Definitional',
    },
  },
  certainty: {
    type: 'choice',
    label: 'Certainty',
    column: 'certainty',
    hint: 'As worded in the text, not as you judge it.',
    options: {
      asserted: 'Asserted',
      likely: 'Likely',
      possible: 'Possible',
      doubted: 'Doubted',
      denied: 'Denied',
    },
  },
  stance: {
    type: 'choice',
    label: 'Stance',
    column: 'stance',
    hint: 'What the author does with it.',
    options: { endorses: 'Endorses', reports: 'Reports', disputes: 'Disputes' },
  },
  verdict: {
    type: 'choice',
    label: 'Verdict',
    column: 'verdict',
    hint: 'Your own finding.',
    options: { unverified: 'Unverified', supported: 'Supported', contested: 'Contested', refuted: 'Refuted' },
  },
} as const satisfies Fields;

export type Claim = { [K in keyof typeof claimFields]?: ValueOf<(typeof claimFields)[K]> };
