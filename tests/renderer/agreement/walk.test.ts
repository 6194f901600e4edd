import { describe, expect, it } from 'vitest';
import { saidWords, stepped, type Walk } from '../../../renderer/agreement/walk.ts';
import type { Dispute } from '../../../shared/contract/agreement.ts';

const person = '01890a5d-ac96-774b-bcce-b302099a8057';
const annotation = '01890a5d-ac96-774b-bcce-b302099a8058';

function dispute(
  ...said: readonly (readonly [name: string, labels: string[], annotations: string[]])[]
): Dispute {
  return {
    document: '01890a5d-ac96-774b-bcce-b302099a8059',
    title: 'Waters',
    direction: 'ltr',
    start: 0,
    end: 4,
    quote: 'Four',
    said: said.map(([name, labels, annotations]) => ({ person, name, labels, annotations })),
  };
}

describe('a walk through disagreements', () => {
  it('goes from the first to the last and no further', () => {
    const walk: Walk = {
      query: { unit: 'overlap', of: 'kind' },
      disputes: [dispute(['Mira', [], []]), dispute(['Omar', [], []])],
      at: 0,
    };
    expect(stepped(walk, -1)).toBeNull();
    const last = stepped(walk, 1);
    expect(last?.at).toBe(1);
    expect(last && stepped(last, 1)).toBeNull();
    expect(last && stepped(last, -1)).toEqual(walk);
  });

  it('says what each marked, and tells an annotation without a tag from none', () => {
    const both = dispute(['Mira', ['Claim', 'Policy option'], [annotation]], ['Omar', [], []]);
    expect(saidWords(both, 'kind')).toBe('Mira: Claim, Policy option · Omar: not marked');
    const untagged = dispute(['Mira', ['Water'], [annotation]], ['Omar', [], [annotation]]);
    expect(saidWords(untagged, 'tag')).toBe('Mira: Water · Omar: no tag');
  });
});
