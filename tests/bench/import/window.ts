/** The window of the import bench: a client over the WebSocket that tags without a pause, and imports beside. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { describeSelection } from '../../../shared/text/anchors.ts';
import { plainTextOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import { openWindowClient, type WindowClient } from '../../support/headless.ts';
import { generatedFile } from './files.ts';

export type Task =
  | { readonly type: 'tag'; readonly ms: number }
  | {
      readonly type: 'import';
      readonly files: number;
      readonly words: number;
      /** Number of the first file, so that no two are the same. */
      readonly first: number;
    };

export interface Answer {
  /** How long each tag took, in ms. */
  readonly tags: readonly number[];
}

/** Between two tags, in ms: far faster than anybody reads. */
const PAUSE_MS = 12;
const QUOTE_LENGTH = 60;

if (parentPort === null) throw new Error('window.ts runs only as a worker thread');
const port = parentPort;
const { client }: WindowClient = await openWindowClient(workerData.address as string);
const tagger = await openTagger();

port.on('message', (task: Task) => {
  void carryOut(task).then(answer => port.postMessage(answer));
});

async function carryOut(task: Task): Promise<Answer> {
  const work = task.type === 'tag' ? sleep(task.ms) : importAll(task);
  let isOver = false;
  const ended = work.finally(() => {
    isOver = true;
  });
  const tags: number[] = [];
  while (!isOver) {
    const start = performance.now();
    await tagger();
    tags.push(performance.now() - start);
    await sleep(PAUSE_MS);
  }
  await ended;
  return { tags };
}

async function importAll({ files, words, first }: Extract<Task, { type: 'import' }>): Promise<void> {
  for (let n = first; n < first + files; n++) {
    const { name, text } = generatedFile(n, words);
    const bytes = new TextEncoder().encode(text);
    const { staged } = await client.imports.stage({ name, size: bytes.length });
    await client.imports.append({ staged, piece: new Blob([bytes]) });
    for await (const { outcome } of await client.imports.batch({ staged: [staged] }))
      if (outcome.outcome !== 'imported') throw new Error(`${name} was not imported: ${outcome.outcome}`);
  }
}

/** Tags one passage of the first article after the other. */
async function openTagger(): Promise<() => Promise<unknown>> {
  const [summary] = await client.documents.list();
  if (!summary) throw new Error('there is no article to tag');
  const { document, body } = await client.documents.get({ id: summary.document.id });
  const { text } = plainTextOf(schema.nodeFromJSON(body));
  let n = 0;
  return () => {
    const start = (n++ * 41) % (text.length - QUOTE_LENGTH);
    const anchor = describeSelection(document.content, text, start, start + QUOTE_LENGTH);
    if (!anchor) throw new Error('there is nothing to tag here');
    return client.annotations.create({ document: document.id, kind: 'claim', anchor });
  };
}
