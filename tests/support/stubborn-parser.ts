/**
 * A parser program that misbehaves as the name of the file says: for testing what is done with one that
 * hangs, dies, eats the memory or lies.
 */
import process from 'node:process';
import type { ParserRequest } from '../../electron/core/jobs/parser-protocol.ts';

const article = (title: string, body: unknown) =>
  JSON.stringify({
    metadata: { title, direction: 'ltr' },
    body,
    report: { file: title, format: 'text', encoding: 'utf-8', stripped: [], warnings: [], guesses: {} },
  });
const words = { type: 'paragraph', content: [{ type: 'text', text: 'words' }] };

const tricks: Record<string, (id: number) => object> = {
  hang: () => {
    for (;;);
  },
  die: () => process.exit(3),
  swallow: () => {
    const kept: string[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => `${i}${Math.random()}`));
  },
  lie: id => ({ id, json: article('lie', { type: 'doc', content: [{ type: 'script', content: [] }] }) }),
  babble: id => ({ id, json: 'no JSON' }),
  misnumber: id => ({ id: id + 1, json: article('misnumber', { type: 'doc', content: [words] }) }),
  invent: id => ({ id, fault: { code: 'not.a.code', what: 'No', data: {} } }),
};

process.on('message', (request: ParserRequest) => {
  const name = request.name ?? '';
  const answer = tricks[name]?.(request.id) ?? {
    id: request.id,
    json: article(name, { type: 'doc', content: [words] }),
  };
  process.send?.(answer);
});
