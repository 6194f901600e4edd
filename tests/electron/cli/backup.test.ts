/** `postil backup` and `postil restore`. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { commandLine, type Postil } from '../../support/command-line.ts';
import { addDocument, newStore, tagPassage } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('cli-backup');

let postil: Postil;
let own: string;
let workspace: string;
const at = (name: string) => join(own, name);

beforeEach(() => {
  own = mkdtempSync(join(folder, 'own-'));
  postil = commandLine(own);
  const store = newStore(own);
  tagPassage(store, addDocument(store), 'In 1960');
  store.close();
  workspace = store.path;
});

describe('postil backup', () => {
  it('makes a whole copy, which postil restore makes a workspace of again', async () => {
    const made = await postil(['backup', workspace, '--to', at('copy.postil')]);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(/copy\.postil: 1 document, 1 annotation, \d+ changes\n$/);
    const back = await postil(['restore', at('copy.postil'), '--to', at('back.postil'), '--json']);
    expect(JSON.parse(back.out)).toMatchObject({ path: at('back.postil'), documents: 1, annotations: 1 });
    const listed = await postil(['list', at('back.postil'), 'annotations']);
    expect(listed.out).toBe((await postil(['list', workspace, 'annotations'])).out);
    expect((await postil(['check', at('back.postil')])).code).toBe(0);
  });

  it('works while the workspace is open, with what was committed so far', async () => {
    const store = newStore(own, 'open');
    addDocument(store);
    const made = await postil(['backup', store.path, '--to', at('copy.postil'), '--json']);
    expect(JSON.parse(made.out)).toMatchObject({ documents: 1 });
    addDocument(store, ['Later.']);
    store.close();
  });

  it('never writes over a file', async () => {
    writeFileSync(at('taken.postil'), 'mine');
    const { code, err } = await postil(['backup', workspace, '--to', at('taken.postil')]);
    expect(code).toBe(1);
    expect(err).toBe(
      `postil: Cannot back up the workspace (${at('taken.postil')}): there is something of that name already; choose another name, or open it\n`,
    );
    expect(readFileSync(at('taken.postil'), 'utf8')).toBe('mine');
  });

  it('refuses a damaged workspace and a folder that is not there, and leaves nothing behind', async () => {
    truncateSync(workspace, 20_000);
    const before = readdirSync(own);
    const damaged = await postil(['backup', workspace, '--to', at('copy.postil')]);
    expect(damaged.code).toBe(1);
    expect(damaged.err).toMatch(/^postil: Cannot back up the workspace \(.*\): the file is damaged/);
    const nowhere = await postil(['backup', workspace, '--to', at('no/copy.postil')]);
    expect(nowhere.err).toContain('there is no such folder');
    expect(readdirSync(own)).toEqual(before);
  });

  it('needs to be told where to', async () => {
    expect(await postil(['backup', workspace])).toMatchObject({ code: 2 });
  });
});

describe('postil restore', () => {
  it('refuses what is no backup', async () => {
    writeFileSync(at('notes.txt'), 'not a workspace');
    const { code, err } = await postil(['restore', at('notes.txt'), '--to', at('back.postil')]);
    expect(code).toBe(1);
    expect(err).toMatch(/^postil: Cannot restore the backup \(.*notes\.txt\): it is not a Postil workspace/);
    expect(existsSync(at('back.postil'))).toBe(false);
  });
});
