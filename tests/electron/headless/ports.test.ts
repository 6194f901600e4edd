import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { headlessPorts } from '../../../electron/headless/ports.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('ports');
const opened = join(folder, 'opened');
const bin = join(folder, 'bin');
mkdirSync(bin);
writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > '${opened}'\n`, { mode: 0o755 });

const surroundings = (env: NodeJS.ProcessEnv) => ({ env, platform: 'linux' as const, isRoot: false });
const able = surroundings({ PATH: bin, DISPLAY: ':0' });

describe('the ports of the loopback shell', () => {
  it('offer to show files only where there is a program and a screen for it', () => {
    const canReveal = (env: NodeJS.ProcessEnv) =>
      headlessPorts(surroundings(env), vi.fn()).abilities.canReveal;
    expect(canReveal({ PATH: bin, DISPLAY: ':0' })).toBe(true);
    expect(canReveal({ PATH: bin })).toBe(false);
    expect(canReveal({ PATH: folder, DISPLAY: ':0' })).toBe(false);
  });

  it('show the folder of a file, not the file, which some program might run', async () => {
    const { readFile } = await import('node:fs/promises');
    const file = join(folder, 'table.csv');
    writeFileSync(file, '');
    await headlessPorts(able, vi.fn()).reveal(file);
    await vi.waitFor(async () => expect(await readFile(opened, 'utf8')).toBe(folder));
  });

  it('say that a file is gone, or that there is no way to show it', async () => {
    const gone = join(folder, 'gone.csv');
    await expect(headlessPorts(able, vi.fn()).reveal(gone)).rejects.toMatchObject({ code: 'file.missing' });
    await expect(headlessPorts(surroundings({}), vi.fn()).reveal(gone)).rejects.toMatchObject({
      code: 'shell.unable',
    });
  });

  it('have no dialogs, and say so', async () => {
    const ports = headlessPorts(able, vi.fn());
    expect(ports.abilities.hasNativeDialogs).toBe(false);
    await expect(ports.chooseOpen('workspace')).rejects.toMatchObject({ code: 'shell.unable' });
    await expect(ports.chooseSave({ suggestedName: 'a.csv', purpose: 'export' })).rejects.toMatchObject({
      code: 'shell.unable',
    });
  });

  it('end the shell when asked to quit', async () => {
    const stop = vi.fn();
    expect(await headlessPorts(able, stop).quit()).toBeUndefined();
    expect(stop).toHaveBeenCalledOnce();
  });
});
