/** A corrected text takes its annotations along, in one step that undo, redo and a restart keep exactly. */
import { join } from 'node:path';
import { type Step, Transform } from 'prosemirror-transform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../../shared/records/annotation.ts';
import type { Kind } from '../../../../shared/records/kind.ts';
import { describeSelection } from '../../../../shared/text/anchors.ts';
import { plainTextOf, positionOf } from '../../../../shared/text/plain-text.ts';
import { schema } from '../../../../shared/text/schema.ts';
import { ARTICLE, importText, textOf } from '../../../support/articles.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

const CLAIM = 'Trade across the river has doubled';

let test: TestSession;
let id: string;

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: join(test.folder, 'basin.postil') });
  id = (await importText(test, ARTICLE)).id;
});
afterEach(() => test.end());

async function tag(quote: string, kind: Kind = 'claim'): Promise<string> {
  const { document } = await test.client.documents.get({ id });
  const text = await textOf(test, id);
  const start = text.indexOf(quote);
  const anchor = describeSelection(document.content, text, start, start + quote.length);
  if (start === -1 || !anchor) throw new Error(`the article does not say “${quote}”`);
  return (await test.client.annotations.create({ document: id, kind, anchor })).id;
}

/** The text as it is now, with a way to replace words in it. */
async function edited(...changes: readonly (readonly [words: string, by: string])[]) {
  const { document, body } = await test.client.documents.get({ id });
  const tr = new Transform(schema.nodeFromJSON(body));
  for (const [words, by] of changes) {
    const plain = plainTextOf(tr.doc);
    const from = positionOf(plain, plain.text.indexOf(words));
    if (by === '') tr.delete(from, from + words.length);
    else tr.replaceWith(from, from + words.length, schema.text(by));
  }
  return { id, base: document.content, steps: sent(tr.steps) };
}

const sent = (steps: readonly Step[]) => steps.map(step => step.toJSON());
const correct = async (...changes: readonly (readonly [string, string])[]) =>
  test.client.documents.correct(await edited(...changes));

/** Everything a correction may change. */
async function snapshot() {
  const { document, body } = await test.client.documents.get({ id });
  const annotations = await test.client.annotations.list({ document: id });
  const places = annotations.map(({ id, anchor, position }) => ({ id, anchor, position }));
  return { content: document.content, words: document.words, body, places };
}

const quoteOf = async (annotation: string) =>
  (await test.client.annotations.get({ id: annotation })).anchor.quote;

/** The words an annotation stands on in the text as it is. */
async function wordsUnder({ position }: Annotation): Promise<string | null> {
  return position.start === null || position.end === null
    ? null
    : (await textOf(test, id)).slice(position.start, position.end);
}

describe('documents.correct', () => {
  it('changes the words and moves the annotations with them, as one step with the title in its name', async () => {
    const inside = await tag(CLAIM);
    const after = await tag('They should publish the gauge readings', 'option');
    await correct(['has doubled', 'has trebled'], ['The two', 'By all accounts the two']);
    expect(await textOf(test, id)).toContain('By all accounts the two');
    expect(await quoteOf(inside)).toBe('Trade across the river has trebled');
    expect(await quoteOf(after)).toBe('They should publish the gauge readings');
    for (const annotation of await test.client.annotations.list({ document: id })) {
      expect(annotation.position.status).toBe('exact');
      expect(await wordsUnder(annotation)).toBe(annotation.anchor.quote);
    }
    expect((await test.client.workspace.undo())?.label).toBe('Correct text of “A quiet border”');
  });

  it('is undone and done again exactly, before and after the file is closed and opened', async () => {
    await tag(CLAIM);
    const lost = await tag('In 1975 the Helsinki Final Act tied borders to rights', 'precedent');
    await tag('They should publish the gauge readings', 'option');
    const before = await snapshot();
    await correct(['doubled', 'trebled'], ['In 1975 the Helsinki Final Act tied borders to rights', 'Well']);
    const after = await snapshot();
    expect(after.content).not.toBe(before.content);
    expect(after.places.find(place => place.id === lost)?.position.status).toBe('orphan');
    const { path } = (await test.client.workspace.state()) ?? { path: '' };
    for (const isReopened of [false, true]) {
      if (isReopened) {
        await test.client.workspace.close();
        await test.client.workspace.open({ path });
      }
      await test.client.workspace.undo();
      expect(await snapshot()).toEqual(before);
      await test.client.workspace.redo();
      expect(await snapshot()).toEqual(after);
    }
    expect((await test.client.workspace.check()).problems).toEqual([]);
  });

  it('leaves an annotation all of whose words went with its anchor, as an orphan', async () => {
    const lost = await tag(CLAIM);
    const anchor = (await test.client.annotations.get({ id: lost })).anchor;
    await correct([`${CLAIM}.`, '']);
    const annotation = await test.client.annotations.get({ id: lost });
    expect(annotation.anchor).toEqual(anchor);
    expect(annotation.position).toEqual({ status: 'orphan', start: null, end: null });
  });

  it('tells repeats apart by what was done to them, where the words alone could not', async () => {
    const twice = ARTICLE.replace('Trade across', 'Trade across the river has doubled. Trade across');
    id = (await importText(test, twice, 'twice.txt')).id;
    const text = await textOf(test, id);
    const { document } = await test.client.documents.get({ id });
    const [first = -1, second = -1] = [text.indexOf(CLAIM), text.lastIndexOf(CLAIM)];
    const anchors = [first, second].map(start =>
      describeSelection(document.content, text, start, start + CLAIM.length),
    );
    const made: string[] = [];
    for (const anchor of anchors)
      if (anchor)
        made.push((await test.client.annotations.create({ document: id, kind: 'claim', anchor })).id);
    await correct(['The two governments', CLAIM]);
    const starts: (number | null)[] = [];
    for (const one of made) starts.push((await test.client.annotations.get({ id: one })).position.start);
    const by = CLAIM.length - 'The two governments'.length;
    expect(starts).toEqual([first + by, second + by]);
  });

  it('finds the corrected words, and no longer those that were there', async () => {
    await tag(CLAIM);
    await correct(['doubled', 'septupled']);
    const found = async (text: string) => (await test.client.search.query({ text, limit: 10 })).length;
    expect(await found('septupled')).toBe(2);
    expect(await found('doubled')).toBe(0);
    await test.client.workspace.undo();
    expect(await found('septupled')).toBe(0);
    expect(await found('doubled')).toBe(2);
  });

  it('refuses corrections of a text the article no longer shows, and changes nothing', async () => {
    const late = await edited(['doubled', 'trebled']);
    await correct(['ceasefire', 'armistice']);
    const before = await snapshot();
    await expect(test.client.documents.correct(late)).rejects.toMatchObject({ code: 'document.changed' });
    expect(await snapshot()).toEqual(before);
    await test.client.workspace.undo();
    await test.client.documents.correct(late);
    expect(await textOf(test, id)).toContain('trebled');
  });

  it('refuses steps that do not fit the text, change more than words, or leave nothing', async () => {
    const { base } = await edited();
    const before = await snapshot();
    const size = schema.nodeFromJSON((await test.client.documents.get({ id })).body).content.size;
    const bold = { stepType: 'addMark', mark: { type: 'strong' }, from: 1, to: 5 };
    for (const steps of [
      [{ stepType: 'replace', from: 1, to: size + 9 }],
      [{ stepType: 'replace', from: 0, to: 7 }],
      [{ stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'listItem' }] } }],
      [bold],
      ['nonsense'],
      [{ stepType: 'replace', from: 0, to: size, slice: { content: [{ type: 'paragraph' }] } }],
    ]) {
      await expect(
        test.client.documents.correct({ id, base, steps }),
        JSON.stringify(steps),
      ).rejects.toMatchObject({ code: 'field.invalid' });
    }
    expect(await snapshot()).toEqual(before);
    expect(test.errors).toEqual([]);
  });

  it('writes nothing when the text is the same in the end', async () => {
    const seq = (await test.client.workspace.state())?.seq;
    await correct(['doubled', 'trebled'], ['trebled', 'doubled']);
    expect((await test.client.workspace.state())?.seq).toBe(seq);
  });

  it('says so when the article is gone', async () => {
    const correction = await edited(['doubled', 'trebled']);
    await test.client.documents.remove({ ids: [id] });
    await expect(test.client.documents.correct(correction)).rejects.toMatchObject({ code: 'record.missing' });
  });

  it('goes on from where the last correction and a moved annotation are', async () => {
    const claim = await tag(CLAIM);
    await correct(['across the river', 'over the river']);
    await correct(['Trade', 'Commerce']);
    expect(await quoteOf(claim)).toBe('Commerce over the river has doubled');
    await test.client.workspace.undo();
    expect(await quoteOf(claim)).toBe('Trade over the river has doubled');
    await test.client.workspace.undo();
    expect(await quoteOf(claim)).toBe(CLAIM);
    expect((await test.client.workspace.check()).problems).toEqual([]);
  });
});
