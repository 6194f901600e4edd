/** A policy option: something the text says could or should be done, and by whom. */
import type { Fields, ValueOf } from './field.ts';

export const optionFields = {
  proposedBy: { type: 'text', label: 'Proposed by', column: 'proposed_by' },
  addressee: { type: 'text', label: 'Addressee', column: 'addressee', hint: 'Who would act.' },
  instruments: {
    type: 'choices',
    label: 'Instrument',
    column: 'instruments',
    options: {
      diplomatic: 'Diplomatic',
      military: 'Military',
      economic: 'Economic',
      legal: 'Legal',
      informational: 'Informational',
      institutional: 'Institutional',
      other: 'Other',
    },
  },
  stance: {
    type: 'choice',
    label: 'Stance',
    column: 'stance',
    hint: 'What the author does with it.',
    options: { advocates: 'Advocates', reports: 'Reports', rejects: 'Rejects' },
  },
  conditions: { type: 'text', label: 'Conditions', column: 'conditions' },
  obstacles: { type: 'text', label: 'Obstacles', column: 'obstacles' },
  horizon: {
    type: 'choice',
    label: 'Horizon',
    column: 'horizon',
    options: { immediate: 'Immediate', short: 'Short', medium: 'Medium', long: 'Long' },
  },
} as const satisfies Fields;

export type PolicyOption = { [K in keyof typeof optionFields]?: ValueOf<(typeof optionFields)[K]> };
