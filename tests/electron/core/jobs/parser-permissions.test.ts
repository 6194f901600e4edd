import { afterAll, beforeAll, expect, it } from 'vitest';
import { forkParser, ParserProcess } from '../../../../electron/core/jobs/parser-process.ts';
import { type BuiltParser, buildParser } from '../../../support/built-parser.ts';

let built: BuiltParser;
beforeAll(async () => {
  built = await buildParser('tests/support/curious-parser.ts');
});
afterAll(() => built.remove());

it.each(['read', 'write', 'spawn', 'thread', 'secrets'])('a file cannot make the parser %s', async name => {
  const parser = new ParserProcess(forkParser(built.program));
  await expect(parser.read({ name, bytes: new Uint8Array(1) })).rejects.toThrow(/denied/);
  parser.close();
});
