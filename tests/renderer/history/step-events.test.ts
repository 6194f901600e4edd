import { expect, it } from 'vitest';
import { type Changed, StepEvents } from '../../../renderer/history/step-events.ts';

const state = {
  path: '/w.postil',
  name: 'w',
  me: { id: 'p', name: 'Amina', initials: 'AM', colour: '#1d5b8f' },
  documents: 0,
  annotations: { claim: 0, precedent: 0, option: 0 },
  undo: null,
  redo: null,
};
const event = (seq: number): Changed => ({ type: 'changed', diff: null, state: { ...state, seq } });

it('knows the event of a step that comes before the answer', () => {
  const events = new StepEvents();
  const told = event(4);
  expect(events.isDue(told, true)).toBe(false);
  expect(events.answered(4)).toBe(told);
});

it('knows the event of a step that comes after the answer, once', () => {
  const events = new StepEvents();
  expect(events.answered(4)).toBeUndefined();
  expect(events.isDue(event(4), false)).toBe(true);
  expect(events.isDue(event(4), false)).toBe(false);
});

it('takes no other event for that of a step: neither another’s in between nor an earlier one', () => {
  const events = new StepEvents();
  events.isDue(event(3), false);
  events.isDue(event(4), true);
  const own = event(5);
  events.isDue(own, true);
  expect(events.answered(5)).toBe(own);
  expect(events.answered(3)).toBeUndefined();
  expect(events.isDue(event(6), false)).toBe(false);
});

it('forgets what it waits for when another workspace is opened, whose commits have the same numbers', () => {
  const events = new StepEvents();
  events.answered(4);
  events.forget();
  expect(events.isDue(event(4), false)).toBe(false);
});
