/** A precedent: a past event the text calls upon, and the use it makes of it. */
import type { Fields, ValueOf } from './field.ts';

export const precedentFields = {
  event: { type: 'text', label: 'Event', column: 'event' },
  when: {
    type: 'date',
    label: 'When',
    column: 'event_when',
    hint: 'The date of the event, not of the article: 1960, 2007-07, 1970/1979.',
  },
  place: { type: 'text', label: 'Place', column: 'place' },
  actors: { type: 'list', label: 'Actors', column: 'actors' },
  outcome: { type: 'text', label: 'Outcome', column: 'outcome' },
  invokedBy: { type: 'text', label: 'Invoked by', column: 'invoked_by' },
  usedToShow: { type: 'text', label: 'Used to show', column: 'used_to_show' },
  fit: {
    type: 'choice',
    label: 'Fit',
    column: 'fit',
    hint: 'How closely it matches the present case, in your judgement.',
    options: { close: 'Close', partial: 'Partial', weak: 'Weak' },
  },
} as const satisfies Fields;

export type Precedent = { [K in keyof typeof precedentFields]?: ValueOf<(typeof precedentFields)[K]> };
