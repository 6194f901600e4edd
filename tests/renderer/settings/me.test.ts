/** Who annotates: what follows the name until it is chosen by hand. */
import { describe, expect, it } from 'vitest';
import { isComplete, renamed } from '../../../renderer/settings/MeForm.tsx';
import { colourOf } from '../../../shared/records/person-colours.ts';

const proposed = { name: 'ada', initials: 'A', colour: colourOf('ada') };

describe('the person’s details', () => {
  it('take initials and colour from the name', () => {
    expect(renamed(proposed, 'Ada Lovelace')).toEqual({
      name: 'Ada Lovelace',
      initials: 'AL',
      colour: colourOf('Ada Lovelace'),
    });
  });

  it('keep initials and colour that were chosen', () => {
    const chosen = { ...proposed, initials: 'XY', colour: '#123456' };
    expect(renamed(chosen, 'Ada Lovelace')).toEqual({
      name: 'Ada Lovelace',
      initials: 'XY',
      colour: '#123456',
    });
  });

  it('have the same colour for the same name', () => {
    expect(colourOf(' Ada ')).toBe(colourOf('ada'));
  });

  it('are complete with a name and initials', () => {
    expect(isComplete(proposed)).toBe(true);
    expect(isComplete({ ...proposed, name: ' ' })).toBe(false);
    expect(isComplete({ ...proposed, initials: '' })).toBe(false);
  });
});
