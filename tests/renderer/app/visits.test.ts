import { expect, it } from 'vitest';
import { goBack, goForward, startAt, stayAt, visit } from '../../../renderer/app/visits.ts';

it('goes back and forward through the places visited, and a new place drops what lay ahead', () => {
  const there = visit(visit(startAt('a'), 'b'), 'c');
  const back = goBack(goBack(there));
  expect(back.here).toBe('a');
  expect(goForward(back).here).toBe('b');
  const elsewhere = visit(goForward(back), 'd');
  expect(goForward(elsewhere)).toBe(elsewhere);
  expect(goBack(elsewhere).here).toBe('b');
});

it('stays where it is at either end', () => {
  const only = startAt('a');
  expect(goBack(only)).toBe(only);
  expect(goForward(only)).toBe(only);
});

it('keeps what became known of a place when one comes back to it', () => {
  const there = visit(stayAt(startAt('a'), 'a, with an annotation in focus'), 'b');
  expect(goBack(there).here).toBe('a, with an annotation in focus');
});

it('remembers the last fifty places', () => {
  let visits = startAt(0);
  for (let i = 1; i <= 80; i++) visits = visit(visits, i);
  for (let i = 0; i < 80; i++) visits = goBack(visits);
  expect(visits.here).toBe(30);
});
