/**
 * How long the thread that answers windows is held up while a correction is saved that takes thousands of passages
 * out of a long article; beside it the same correction worked out on that thread.
 */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Transform } from 'prosemirror-transform';
import { findPassages } from '../../electron/core/jobs/find-passages.ts';
import { planCorrection } from '../../electron/core/jobs/plan-correction.ts';
import { newId } from '../../electron/core/workspace/ids.ts';
import type { Edit } from '../../shared/history/change.ts';
import { describeSelection } from '../../shared/text/anchors.ts';
import { schema } from '../../shared/text/schema.ts';
import { importText } from '../support/articles.ts';
import { startSession, type TestSession } from '../support/session.ts';
import { article, Chance } from './anchors-prose.ts';
import { type Figure, timed } from './measuring.ts';

const UNITS = 1_000_000;
const ANNOTATIONS = 5_000;
const QUOTE_LENGTH = 60;

/** Needs a build in `out`. */
export async function measureCorrection(): Promise<Figure[]> {
  const test = startSession();
  try {
    await test.client.workspace.create({ path: join(test.folder, 'long.postil') });
    const { id, content } = await importText(test, article(new Chance(7), UNITS).join('\n\n'));
    const { body } = await test.client.documents.get({ id });
    const doc = schema.nodeFromJSON(body);
    tagAll(test, id, content);
    const half = doc.child(Math.floor(doc.childCount / 2));
    const cut = new Transform(doc).delete(startOf(doc, half), doc.content.size);
    const correction = { id, base: content, steps: cut.steps.map(step => step.toJSON()) };
    const here = await timed(async () => {
      const planned = planCorrection(test.session.workspace.db, correction);
      if (planned === null) throw new Error('the correction changes nothing');
      await findPassages({ content: planned.content, anchors: planned.left }, new AbortController().signal);
    });
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const whole = await timed(async () => {
      await test.client.documents.correct(correction);
      await sleep(5);
    });
    delay.disable();
    const what = `a correction of ${UNITS.toLocaleString('en')} units that takes half of ${ANNOTATIONS.toLocaleString('en')} passages away`;
    const stall = delay.max / 1e6;
    const baseline = { what: 'worked out and written on that thread', value: here + stall };
    return [
      { what: `longest stall of the main thread while ${what} is saved`, value: stall, unit: 'ms', baseline },
      { what: `${what}, from window to disk`, value: whole, unit: 'ms', baseline },
    ];
  } finally {
    test.end();
  }
}

function tagAll(test: TestSession, document: string, content: string): void {
  const { db } = test.session.workspace;
  const text = String(db.prepare('SELECT text FROM content WHERE hash = ?').pluck().get(content));
  const edits = Array.from({ length: ANNOTATIONS }, (_, i): Edit => {
    const from = text.indexOf(' ', Math.floor((i / ANNOTATIONS) * (text.length - 2 * QUOTE_LENGTH)));
    const anchor = describeSelection(content, text, from, from + QUOTE_LENGTH);
    if (!anchor) throw new Error('there is nothing to tag here');
    const fields = { document, kind: 'claim', anchor: { ...anchor }, keyPassage: false };
    return { record: 'annotation', id: newId(), fields };
  });
  test.session.workspace.commit('Tag many', edits);
}

type Node = ReturnType<typeof schema.nodeFromJSON>;

function startOf(doc: Node, wanted: Node): number {
  let at = -1;
  doc.forEach((block, offset) => {
    if (block === wanted) at = offset;
  });
  return at;
}
