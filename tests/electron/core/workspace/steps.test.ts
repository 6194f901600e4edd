/** What a step of undo keeps of the edits it is made of. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../../electron/core/workspace/canonical-json.ts';
import type { PreparedEdit } from '../../../../electron/core/workspace/edits.ts';
import { StepEdits } from '../../../../electron/core/workspace/steps.ts';
import type { Values } from '../../../../shared/history/change.ts';

const edited = (id: string, before: Values, fields: Values, isNew = false): PreparedEdit => ({
  record: 'annotation',
  id,
  isNew,
  before,
  fields,
});

it('joins the edits of one record, from its first state to its last, in the order records came', () => {
  const step = new StepEdits()
    .add([
      edited('b', { note: null }, { note: 'one' }),
      edited('a', { kind: 'claim' }, { kind: 'precedent' }),
    ])
    .add([edited('b', { note: 'one', kind: 'claim' }, { note: 'two', kind: 'policy_option' })]);
  expect(JSON.parse(step.toJson())).toEqual([
    {
      record: 'annotation',
      id: 'b',
      before: { note: null, kind: 'claim' },
      after: { note: 'two', kind: 'policy_option' },
    },
    { record: 'annotation', id: 'a', before: { kind: 'claim' }, after: { kind: 'precedent' } },
  ]);
});

it('says of a record it made nothing but which, whatever it does to it afterwards', () => {
  const step = new StepEdits()
    .add([edited('a', { note: null }, { note: 'one' }, true)])
    .add([edited('a', { note: 'one' }, { note: 'two' })]);
  expect(JSON.parse(step.toJson())).toEqual(['annotation a']);
});

it('says nothing of a record it made and removed again, or that came removed', () => {
  const step = new StepEdits()
    .add([edited('a', {}, { note: 'one' }, true), edited('b', {}, { removed: true }, true)])
    .add([edited('a', { removed: false }, { removed: true })])
    .add([edited('a', { note: 'one' }, { note: 'two' })]);
  expect(step.toJson()).toBe('[]');
  step.add([edited('a', { removed: true }, { removed: false })]);
  expect(step.toJson()).toBe('["annotation a"]');
});

it('writes canonical JSON, and knows when it has nothing', () => {
  const step = new StepEdits();
  expect(step.isEmpty).toBe(true);
  expect(step.toJson()).toBe('[]');
  step.add([edited('a', { note: null, kind: 'claim' }, { note: 'é', kind: 'precedent' })]);
  expect(step.isEmpty).toBe(false);
  expect(step.toJson()).toBe(canonicalJson(JSON.parse(step.toJson())));
});

it('says the same of work that was kept part by part', () => {
  const fields = fc.dictionary(fc.constantFrom('note', 'kind', 'confidence'), fc.nat(3), { minKeys: 1 });
  const made = fc.record({ id: fc.constantFrom('a', 'b', 'c'), isNew: fc.boolean(), before: fields, fields });
  fc.assert(
    fc.property(fc.array(fc.array(made, { maxLength: 4 }), { maxLength: 5 }), parts => {
      const whole = new StepEdits();
      const joined = new StepEdits();
      for (const part of parts) {
        const edits = part.map(({ id, isNew, before, fields }) => edited(id, before, fields, isNew));
        whole.add(edits);
        joined.join(new StepEdits().add(edits).toJson());
      }
      expect(joined.toJson()).toBe(whole.toJson());
    }),
  );
});

it('forgets a record that one part made and the next one removed', () => {
  const joined = new StepEdits();
  joined.join(new StepEdits().add([edited('a', {}, { note: 'one' }, true)]).toJson());
  joined.join(new StepEdits().add([edited('a', { removed: false }, { removed: true })]).toJson());
  expect(joined.toJson()).toBe('[]');
});
