/** `postil open` as a person runs it: the built program, the real engine, a profile of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openWindowClient } from '../../support/headless.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const program = join(import.meta.dirname, '../../../out/cli/postil.js');
const folder = temporaryFolder('open');
const running: ChildProcess[] = [];
let made = 0;

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

interface Run {
  readonly child: ChildProcess;
  readonly home: string;
  out(): string;
  err(): string;
  /** The printed address. */
  address(): Promise<string>;
  /** How it ended: its exit code. */
  ended: Promise<number | null>;
}

function run(given: string[], env: Record<string, string> = {}): Run {
  const home = join(folder, `home-${made++}`);
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...rest } = process.env;
  const child = spawn(process.execPath, [program, 'open', ...given], {
    env: { ...rest, POSTIL_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const text = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    text.out += piece;
  });
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    text.err += piece;
  });
  return {
    child,
    home,
    out: () => text.out,
    err: () => text.err,
    address: () =>
      vi.waitFor(
        () => {
          const address = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}/.exec(text.out)?.[0];
          if (address === undefined) throw new Error(`no address was printed: ${text.out}${text.err}`);
          return address;
        },
        { timeout: 20_000 },
      ),
    ended: once(child, 'close').then(([code]) => code),
  };
}

describe('postil open --headless', () => {
  it('prints one address that works, and serves until stopped', async () => {
    const postil = run(['--headless']);
    const window = await openWindowClient(await postil.address());
    expect(await window.client.shell.abilities()).toMatchObject({ hasNativeDialogs: false, canQuit: true });
    expect(await window.client.workspace.state()).toBeNull();
    expect(postil.out().trim().split('\n')).toHaveLength(1);
    postil.child.kill('SIGTERM');
    expect(await postil.ended).toBe(0);
    expect(postil.err()).toBe('');
  });

  it('opens a workspace at once and closes it cleanly on Ctrl+C', async () => {
    const first = run(['--headless']);
    const path = join(folder, 'kept.postil');
    const window = await openWindowClient(await first.address());
    await window.client.workspace.create({ path, name: 'Kept' });
    await window.client.tags.create({ name: 'River' });
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(existsSync(`${path}-wal`)).toBe(false);

    const second = run([path, '--headless']);
    const again = await openWindowClient(await second.address());
    expect(await again.client.workspace.state()).toMatchObject({ name: 'Kept', path });
    expect((await again.client.tags.list()).map(({ tag }) => tag.name)).toEqual(['River']);
  });

  it('tells every window of what one of them does', async () => {
    const postil = run(['--headless']);
    const address = await postil.address();
    const [one, two] = await Promise.all([openWindowClient(address), openWindowClient(address)]);
    const events = await two.client.workspace.events();
    const types: string[] = [];
    const listening = (async () => {
      for await (const event of events) {
        types.push(event.type);
        if (event.type === 'changed') return;
      }
    })();
    await one.client.workspace.create({ path: join(folder, 'shared.postil') });
    await one.client.tags.create({ name: 'Shared' });
    await listening;
    expect(types).toEqual(['opened', 'changed']);
  });

  it('outlives windows that leave in the middle of everything', async () => {
    const postil = run(['--headless']);
    const address = await postil.address();
    const last = await openWindowClient(address);
    await last.client.workspace.create({ path: join(folder, 'left.postil') });
    for (let round = 0; round < 20; round++) {
      const { client, close } = await openWindowClient(address);
      const events = await client.workspace.events();
      const gone = [events.next(), client.tags.create({ name: `tag ${round}` }), client.workspace.check()];
      const outcomes = Promise.allSettled(gone);
      await close();
      await outcomes;
    }
    expect(await last.client.workspace.check()).toMatchObject({ problems: [] });
    postil.child.kill('SIGTERM');
    expect(await postil.ended).toBe(0);
    expect(postil.err()).toBe('');
  });

  it('ends when the app is quit from a window', async () => {
    const postil = run(['--headless']);
    const window = await openWindowClient(await postil.address());
    await window.client.shell.quit();
    expect(await postil.ended).toBe(0);
  });

  it('serves on the port that was asked for', async () => {
    const first = run(['--headless']);
    const port = Number(new URL(await first.address()).port);
    first.child.kill('SIGTERM');
    await first.ended;
    expect(Number(new URL(await run(['--headless', '--port', String(port)]).address()).port)).toBe(port);
  });

  it('keeps the token out of the settings and of everything else it writes', async () => {
    const postil = run(['--headless']);
    const token = new URL(await postil.address()).hash.replace('#token=', '');
    expect(readFileSync(join(postil.home, 'settings.json'), 'utf8')).not.toContain(token);
    expect(postil.err()).not.toContain(token);
  });
});

describe('postil open', () => {
  it('without a display says so in a line, and the printed address works', async () => {
    const postil = run([]);
    const window = await openWindowClient(await postil.address());
    expect(await window.client.shell.abilities()).toMatchObject({ canReveal: false });
    await vi.waitFor(() => expect(postil.out()).toContain('no display'));
    expect(postil.out().trim().split('\n')).toHaveLength(2);
    expect(postil.err()).toBe('');
  });

  it.skipIf(process.platform !== 'linux')(
    'opens a browser window with an address good once, and ends after its last window was closed',
    async () => {
      // A stand-in for the browser that writes down how it was started.
      const browser = join(folder, 'browser');
      const told = join(folder, 'told');
      writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}'\nsleep 60\n`, { mode: 0o755 });
      const postil = run(['--port', '0'], { POSTIL_BROWSER: browser, DISPLAY: ':0' });
      const printed = await postil.address();
      const given = await vi.waitFor(() => readFileSync(told, 'utf8'), { timeout: 10_000 });
      const shown = /--app=(\S+)/.exec(given)?.[1] ?? '';
      expect(shown).toMatch(/#code=[\w-]{43}$/);
      expect(given).not.toContain(new URL(printed).hash);
      expect(given).toContain(`--user-data-dir=${join(postil.home, 'browser')}`);
      const window = await openWindowClient(shown);
      await expect(openWindowClient(shown)).rejects.toThrow('401');
      await window.close();
      expect(await postil.ended).toBe(0);
    },
    60_000,
  );
});

describe('what postil open refuses', () => {
  it('a workspace that is not there, with its name and exit 1', async () => {
    const missing = join(folder, 'missing.postil');
    const postil = run([missing, '--headless']);
    expect(await postil.ended).toBe(1);
    expect(postil.err()).toContain(`(${missing})`);
    expect(postil.out()).toBe('');
  });

  it('a file that is no workspace, and a folder', async () => {
    const text = join(folder, 'text.postil');
    writeFileSync(text, 'just words');
    mkdirSync(join(folder, 'folder.postil'));
    for (const path of [text, join(folder, 'folder.postil')]) {
      const postil = run([path, '--headless']);
      expect(await postil.ended).toBe(1);
      expect(postil.err()).toContain(path);
    }
  });

  it('a port that is taken, with a plain message', async () => {
    const first = run(['--headless']);
    const { port } = new URL(await first.address());
    const second = run(['--headless', '--port', port]);
    expect(await second.ended).toBe(1);
    expect(second.err()).toContain(`Cannot use port ${port}: it is in use`);
  });

  it('a workspace that another Postil has open', async () => {
    const path = join(folder, 'busy.postil');
    const first = run(['--headless']);
    const window = await openWindowClient(await first.address());
    await window.client.workspace.create({ path });
    const second = run([path, '--headless']);
    expect(await second.ended).toBe(1);
    expect(second.err()).toContain(path);
  });

  it.each(['x', '-1', '70000', '1.5'])('a port that is none: %s, as wrong usage', async port => {
    const postil = run(['--headless', `--port=${port}`]);
    expect(await postil.ended).toBe(2);
  });
});
