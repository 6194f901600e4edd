import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../electron/core/workspace/ids.ts';
import { describeSelection } from '../../../shared/text/anchors.ts';
import { built } from '../../support/command-line.ts';
import { TaggedWorkspace } from '../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('process');
const workspace = join(folder, 'basin.postil');
const launcher = join(built, 'cli', 'postil.js');
const env = { ...process.env, POSTIL_HOME: join(folder, 'home') };

/** Makes Node say that it is an old one, before the launcher looks. */
const OLD = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.19.0'}})`;

function postil(...args: string[]) {
  return spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8', env });
}

beforeAll(() => {
  const tagged = new TaggedWorkspace(workspace);
  const article = tagged.addArticle('Border', ['The border is quiet. '.repeat(500)]);
  const edits = Array.from({ length: 2_000 }, (_, i) => {
    const anchor = describeSelection(article.content, article.text, i * 5, i * 5 + 400);
    const fields = { document: article.id, kind: 'claim', anchor: { ...anchor }, keyPassage: false };
    return { record: 'annotation' as const, id: newId(), fields };
  });
  tagged.workspace.commit('Tag', edits);
  tagged.close();
});

describe('the program', () => {
  it('answers on standard output and ends with its code', () => {
    expect(postil('list', workspace, 'documents')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('\tBorder\t'),
      stderr: '',
    });
    expect(postil('list', join(folder, 'gone.postil'), 'documents').status).toBe(1);
    expect(postil('lust').status).toBe(2);
  });

  it('ends quietly when its reader has had enough, as `head` does', () => {
    const command = `"${process.execPath}" "${launcher}" export "${workspace}"; echo "code $?" >&2`;
    const { stdout, stderr } = spawnSync('sh', ['-c', `{ ${command}; } | head -n 1`], {
      encoding: 'utf8',
      env,
    });
    expect(stdout).toMatch(/^\ufeffannotation_id,kind,quote/);
    expect(stderr).toBe('code 0\n');
  });

  it('writes to a file and to a pipe the same bytes', () => {
    const file = join(folder, 'evidence.csv');
    expect(postil('export', workspace, '--to', file)).toMatchObject({
      status: 0,
      stdout: `2000 rows\t${file}\n`,
    });
    const piped = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${launcher}" export "${workspace}" | cmp - "${file}"`],
      { env },
    );
    expect(piped.status).toBe(0);
  });

  it('reads an article from a pipe', () => {
    const answer = spawnSync(process.execPath, [launcher, 'import', workspace, '-'], {
      encoding: 'utf8',
      env,
      input: 'Piped in\n\nThe two governments have kept the ceasefire for three years.\n',
    });
    expect(answer).toMatchObject({ status: 0, stdout: expect.stringContaining('\tPiped in\t'), stderr: '' });
  });
});

describe('under a Node that is too old', () => {
  const old = (program: string, ...args: string[]) =>
    spawnSync(process.execPath, ['--import', OLD, program, ...args], { encoding: 'utf8', env });

  it('hands over to the Node that is installed with Postil, answer, code and all', () => {
    expect(old(launcher, 'list', workspace, 'documents')).toMatchObject({
      status: 0,
      stdout: postil('list', workspace, 'documents').stdout,
      stderr: '',
    });
    expect(old(launcher, 'lust').status).toBe(2);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('passes on the wish to end told by %s', async signal => {
    const open = join(folder, `${signal}.postil`);
    postil('new', open);
    const child = spawn(process.execPath, ['--import', OLD, launcher, 'import', open, '-'], { env });
    const ended = new Promise<number | null>(done => child.once('exit', done));
    // The journal of an open workspace shows that the command has begun and waits for its input.
    while (!existsSync(`${open}-wal`)) await new Promise(next => setTimeout(next, 20));
    child.kill(signal);
    expect(await ended).toBe(143);
    expect(postil('list', open, 'documents').status).toBe(0);
  });

  it('says what it needs where there is no other', () => {
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    copyFileSync(launcher, join(elsewhere, 'postil.mjs'));
    writeFileSync(join(elsewhere, 'main.js'), 'throw new Error("must not run")');
    const { status, stderr } = old(join(elsewhere, 'postil.mjs'), 'list');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^postil: Cannot run under Node 20\.19\.0: Postil needs Node 22 or newer/);
  });
});
