import { describe, expect, it } from 'vitest';
import { AnchorSender } from '../../../renderer/reader/anchor-sender.ts';
import type { ReaderActions } from '../../../renderer/reader/reader-actions.ts';
import type { ReaderPort } from '../../../renderer/reader/reader-port.ts';

const anchor = (end: number) => ({
  content: 'a'.repeat(64),
  start: 0,
  end,
  quote: 'x'.repeat(end),
  prefix: '',
  suffix: '',
});

/** A port whose store answers when told to, and what it was sent. */
function slowStore() {
  const sent: string[] = [];
  const waiting: PromiseWithResolvers<void>[] = [];
  const actions = {
    updateAnnotation: (id: string, patch: { anchor?: { end: number } }) => {
      sent.push(`${id} ${patch.anchor?.end}`);
      const answer = Promise.withResolvers<void>();
      waiting.push(answer);
      return answer.promise;
    },
    announce: () => {},
  } as unknown as ReaderActions;
  const port = { actions: () => actions } as unknown as ReaderPort;
  return { sent, waiting, sender: new AnchorSender(port) };
}

const settled = () => new Promise(resolve => setTimeout(resolve, 0));

describe('sending moved ends', () => {
  it('sends the first at once and, of those that follow while it is under way, only the newest', async () => {
    const { sent, waiting, sender } = slowStore();
    for (const end of [1, 2, 3, 4])
      sender.send({ id: 'a', anchor: anchor(end), onDone: () => {}, onRefused: () => {} });
    expect(sent).toEqual(['a 1']);
    waiting[0]?.resolve();
    await settled();
    expect(sent).toEqual(['a 1', 'a 4']);
  });

  it('never drops the last move of one annotation for a move of another', async () => {
    const { sent, waiting, sender } = slowStore();
    sender.send({ id: 'a', anchor: anchor(1), onDone: () => {}, onRefused: () => {} });
    sender.send({ id: 'a', anchor: anchor(2), onDone: () => {}, onRefused: () => {} });
    sender.send({ id: 'b', anchor: anchor(9), onDone: () => {}, onRefused: () => {} });
    for (let i = 0; i < 3; i++) {
      waiting[i]?.resolve();
      await settled();
    }
    expect(sent.toSorted()).toEqual(['a 1', 'a 2', 'b 9']);
  });

  it('tells when the store refused and goes on', async () => {
    const { sent, waiting, sender } = slowStore();
    const refused: number[] = [];
    sender.send({ id: 'a', anchor: anchor(1), onDone: () => {}, onRefused: () => refused.push(1) });
    waiting[0]?.reject(new Error('the disk is full'));
    await settled();
    sender.send({ id: 'a', anchor: anchor(2), onDone: () => {}, onRefused: () => refused.push(2) });
    expect(refused).toEqual([1]);
    expect(sent).toEqual(['a 1', 'a 2']);
  });
});
