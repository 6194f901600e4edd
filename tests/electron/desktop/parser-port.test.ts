import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { ParserProcess } from '../../../electron/core/jobs/parser-process.ts';
import { utilityParser, utilityReader } from '../../../electron/desktop/parser-port.ts';
import type { FakeElectron } from '../../support/fake-electron.ts';

vi.mock('electron', async () => (await import('../../support/fake-electron.ts')).makeFakeElectron());
const electron = (await import('electron')) as unknown as FakeElectron;

class FakeUtility extends EventEmitter {
  pid: number | undefined;
  readonly postMessage = vi.fn<(request: { id: number }) => void>();
  readonly kill = vi.fn();
}

function nextUtility(pid?: number): FakeUtility {
  const child = new FakeUtility();
  child.pid = pid;
  electron.utilityProcess.fork.mockReturnValueOnce(child);
  return child;
}

const file = { name: 'a.txt', bytes: new Uint8Array([1]) };

describe('the parser as a utility process', () => {
  it('is started with a limit on its memory and none of the person’s environment', () => {
    nextUtility();
    utilityParser('/app/out/parser.js')({ megabytes: 512 });
    expect(electron.utilityProcess.fork).toHaveBeenLastCalledWith(
      '/app/out/parser.js',
      [],
      expect.objectContaining({ execArgv: ['--max-old-space-size=512'], env: {}, stdio: 'ignore' }),
    );
  });

  it('passes the file on and a refusal back', async () => {
    const child = nextUtility();
    const parser = new ParserProcess(utilityParser('/app/out/parser.js'));
    const read = parser.read(file);
    await vi.waitFor(() => expect(child.postMessage).toHaveBeenCalledOnce());
    const id = child.postMessage.mock.calls[0]?.[0].id;
    const data = { file: 'a.txt', reason: 'it is a picture' };
    child.emit('message', { id, fault: { code: 'file.binary', what: 'Cannot import', data } });
    await expect(read).rejects.toMatchObject({ code: 'file.binary', data });
  });

  it.each([
    [false, 'stopped unexpectedly'],
    [true, 'too much memory'],
  ])('says why a file was refused when the process dies (out of memory: %s)', async (isFull, words) => {
    const child = nextUtility();
    const parser = new ParserProcess(utilityParser('/app/out/parser.js'));
    const read = parser.read(file);
    await vi.waitFor(() => expect(child.postMessage).toHaveBeenCalledOnce());
    if (isFull) child.emit('error', 'FatalError', 'heap', '');
    child.emit('exit', 1);
    await expect(read).rejects.toThrow(words);
  });

  it('is killed outright, even when it does not listen', async () => {
    const deaf = spawn(process.execPath, [
      '-e',
      'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)',
    ]);
    await once(deaf, 'spawn');
    nextUtility(deaf.pid);
    const running = utilityParser('/app/out/parser.js')({ megabytes: 1 });
    running.kill();
    expect(await once(deaf, 'exit')).toEqual([null, 'SIGKILL']);
    running.kill();
  });
});

it('a foreign workspace is read in a utility process with a limit on its memory, too', () => {
  nextUtility();
  utilityReader('/app/out/foreign.js')({ reads: ['/a.postil'], writes: '/tmp/private', megabytes: 256 });
  expect(electron.utilityProcess.fork).toHaveBeenLastCalledWith(
    '/app/out/foreign.js',
    [],
    expect.objectContaining({ execArgv: ['--max-old-space-size=256'], env: {}, stdio: 'ignore' }),
  );
});
