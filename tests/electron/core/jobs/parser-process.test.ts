import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  forkParser,
  ParserProcess,
  type SpawnParser,
} from '../../../../electron/core/jobs/parser-process.ts';
import { Fault } from '../../../../shared/contract/fault.ts';
import { type BuiltParser, buildParser } from '../../../support/built-parser.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const open: ParserProcess[] = [];

/** A parser process that is closed after the test. */
function start(spawn: SpawnParser, limits?: ConstructorParameters<typeof ParserProcess>[1]): ParserProcess {
  const parser = new ParserProcess(spawn, limits);
  open.push(parser);
  return parser;
}

/** The fault a promise is rejected with; fails on any other outcome. */
async function refusal(promise: Promise<unknown>): Promise<Fault> {
  const outcome = await promise.then(
    () => new Error('nothing was refused'),
    (error: unknown) => error,
  );
  if (outcome instanceof Fault) return outcome;
  throw outcome;
}

afterEach(() => {
  for (const parser of open.splice(0)) parser.close();
});

describe('the built parser', () => {
  let built: BuiltParser;
  beforeAll(async () => {
    built = await buildParser();
  });
  afterAll(() => built.remove());

  it('reads one file after the other, and refusals come through whole', async () => {
    const parser = start(forkParser(built.program));
    const [text, page, refused] = await Promise.all([
      parser.read({ name: 'a.txt', bytes: bytes('A headline\n\nSome words of text.') }),
      parser.read({ name: null, bytes: bytes('<p>One</p>'), options: { format: 'html' } }),
      refusal(parser.read({ name: 'b.txt', bytes: bytes('%PDF-1.7') })),
    ]);
    expect(text.metadata.title).toBe('A headline');
    expect(page.report).toMatchObject({ file: null, format: 'html' });
    expect(refused).toMatchObject({
      code: 'file.malformed',
      what: 'Cannot import',
      data: { file: 'b.txt' },
    });
  });

  it('takes a file of many megabytes', async () => {
    const parser = start(forkParser(built.program));
    const text = `A long one\n\n${'Words of a long text, said again and again. '.repeat(20)}\n\n`.repeat(
      10_000,
    );
    const article = await parser.read({ name: 'long.txt', bytes: bytes(text) });
    expect(article.metadata.title).toBe('A long one');
  });

  it('is stopped when a file takes too long, and the next file is read', async () => {
    const parser = start(forkParser(built.program), { ms: 1 });
    const fault = await refusal(parser.read({ name: 'slow.html', bytes: bytes('<p>words</p>') }));
    expect(fault.code).toBe('import.tooSlow');
    expect(fault.message).toMatch(/^Cannot import \(slow\.html\): reading it took longer than/);
  });
});

describe('a parser that misbehaves', () => {
  let stubborn: BuiltParser;
  beforeAll(async () => {
    stubborn = await buildParser('tests/support/stubborn-parser.ts');
  });
  afterAll(() => stubborn.remove());

  it.each([
    ['hang', 'import.tooSlow'],
    ['die', 'import.failed'],
    ['lie', 'import.failed'],
    ['babble', 'import.failed'],
    ['misnumber', 'import.failed'],
    ['invent', 'import.failed'],
  ])('that would %s costs only the file it was given', async (name, code) => {
    const parser = start(forkParser(stubborn.program), { ms: 4_000 });
    const [fault, next] = await Promise.all([
      refusal(parser.read({ name, bytes: bytes('x') })),
      parser.read({ name: 'next.txt', bytes: bytes('x') }),
    ]);
    expect(fault.code).toBe(code);
    expect(fault.data.file).toBe(name);
    expect(next.metadata.title).toBe('next.txt');
  });

  it('may take longer over a project than over an article, and is stopped then', async () => {
    const parser = start(forkParser(stubborn.program), { ms: 200, evidenceMs: 1_500 });
    const fault = await refusal(parser.readReturned({ name: 'hang', bytes: bytes('x') }));
    expect(fault.data.reason).toBe('reading it took longer than 1.5 seconds and was stopped');
  });

  it('that would swallow all memory dies of its limit, and that is said', async () => {
    const parser = start(forkParser(stubborn.program), { megabytes: 64 });
    const fault = await refusal(parser.read({ name: 'swallow', bytes: bytes('x') }));
    expect(fault.code).toBe('import.failed');
    expect(fault.data.reason).toMatch(/memory/);
    await expect(parser.read({ name: 'next.txt', bytes: bytes('x') })).resolves.toBeDefined();
  });

  it('is killed when the person cancels, and what waits behind is still read', async () => {
    const parser = start(forkParser(stubborn.program));
    const cancel = new AbortController();
    const hanging = refusal(parser.read({ name: 'hang', bytes: bytes('x') }, cancel.signal));
    const behind = parser.read({ name: 'behind.txt', bytes: bytes('x') });
    setTimeout(() => cancel.abort(), 300);
    expect((await hanging).code).toBe('job.cancelled');
    expect((await behind).metadata.title).toBe('behind.txt');
  });

  it('is killed when Postil closes, with what waits refused', async () => {
    const parser = start(forkParser(stubborn.program));
    const faults = [
      refusal(parser.read({ name: 'hang', bytes: bytes('x') })),
      refusal(parser.read({ name: 'b', bytes: bytes('x') })),
    ];
    setTimeout(() => parser.close(), 300);
    expect((await Promise.all(faults)).map(fault => fault.code)).toEqual(['job.cancelled', 'job.cancelled']);
    expect((await refusal(parser.read({ name: 'c', bytes: bytes('x') }))).code).toBe('job.cancelled');
  });

  it('that cannot be started is a refusal', async () => {
    const parser = start(forkParser('/nowhere/parser.js'));
    expect((await refusal(parser.read({ name: 'a.txt', bytes: bytes('x') }))).code).toBe('import.failed');
  });
});
