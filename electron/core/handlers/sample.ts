/** "Open the sample": a workspace with one article tagged throughout, made in the folder of the settings. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit, Values } from '../../../shared/history/change.ts';
import { WORKSPACE_EXTENSION, type WorkspaceState } from '../../../shared/records/workspace.ts';
import type { CheckedArticle } from '../jobs/check-article.ts';
import { planSample, readSample, SAMPLE_ARTICLE, type Sample, tagPath } from '../sample/sample.ts';
import { getContent, newSource } from '../workspace/contents.ts';
import { faulting } from '../workspace/faults.ts';
import { assertNothingLeft } from '../workspace/free-name.ts';
import { newId } from '../workspace/ids.ts';
import { createWorkspace } from '../workspace/open.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { commitImport, planImport } from './import-article.ts';
import type { Session } from './session.ts';

const SAMPLE_NAME = 'Sample workspace';
const WHAT = 'Cannot make the sample';

/** Opens the sample; made on the first call and whenever its file is gone, and kept with what was done in it. */
export async function openSample(session: Session): Promise<WorkspaceState> {
  const folder = join(session.profile.folder, 'sample');
  const path = join(folder, 'Sample.postil');
  if (!existsSync(path)) {
    session.leaveLost(path);
    const sample = readSample(session.resources.sample);
    const article = await session.parser.read({ name: SAMPLE_ARTICLE, bytes: sample.article, options: {} });
    faulting(WHAT, path, () => makeSample(session, sample, article, path));
  }
  return session.open(path);
}

/** Made under another name, so that a crash on the way does not leave half a sample for good. */
function makeSample(session: Session, sample: Sample, article: CheckedArticle, path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = join(dirname(path), `unfinished-${newId()}${WORKSPACE_EXTENSION}`);
  try {
    fillSample(session, sample, article, unfinished);
    // Another window may have been quicker: its sample is open by now.
    if (existsSync(path)) return;
    assertNothingLeft(path, WHAT);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function fillSample(session: Session, sample: Sample, article: CheckedArticle, path: string): void {
  const options = { person: session.profile.me, migrations: session.resources.migrations, name: SAMPLE_NAME };
  const workspace = createWorkspace(path, options);
  try {
    const document = commitImport(
      workspace,
      planImport(workspace, article, newSource(sample.article)),
      article.metadata,
    );
    workspace.commit('Tag the sample', sampleEdits(workspace, sample, document.id, document.content));
    // Undo must not take the sample away piece by piece.
    workspace.forgetSteps();
  } finally {
    workspace.close();
  }
}

function sampleEdits(workspace: Workspace, sample: Sample, document: string, content: string): Edit[] {
  const text = getContent(workspace.db, content)?.text;
  if (text === undefined) throw new Fault('record.missing', 'The text of the sample is not in the workspace');
  const anchors = planSample(text, content, sample);
  const tagIds = new Map(sample.tags.map(tag => [tagPath(tag), newId()]));
  const ids = new Map(sample.annotations.map(annotation => [annotation.key, newId()]));
  const tags = sample.tags.map(({ parent, ...tag }): Edit => {
    const fields: Values = {
      ...defined(tag),
      ...(parent === undefined ? {} : { parent: idIn(tagIds, parent) }),
    };
    return { record: 'tag', id: idIn(tagIds, tagPath({ ...tag, parent })), fields };
  });
  const annotations = sample.annotations.map((annotation): Edit => {
    const { key, kind, note, confidence, keyPassage } = annotation;
    const tagged = annotation.tags.map(path => [`tag:${idIn(tagIds, path)}`, true]);
    const anchor = idIn(anchors, key);
    const fields = {
      document,
      kind,
      anchor,
      ...annotation.fields,
      ...defined({ note, confidence, keyPassage }),
    };
    return { record: 'annotation', id: idIn(ids, key), fields: { ...fields, ...Object.fromEntries(tagged) } };
  });
  const links = sample.annotations.flatMap(({ key, links }) =>
    (links ?? []).map(
      ({ type, to }): Edit => ({
        record: 'link',
        id: newId(),
        fields: { from: idIn(ids, key), to: idIn(ids, to), type },
      }),
    ),
  );
  const about: Edit = { record: 'document', id: document, fields: defined({ note: sample.note }) };
  return [about, ...tags, ...annotations, ...links];
}

/** The sample was checked when it was read, so a name that leads nowhere is a bug. */
function idIn<T>(map: ReadonlyMap<string, T>, name: string): T {
  const id = map.get(name);
  if (id === undefined) throw new Error(`the sample names ${name}, which it does not have`);
  return id;
}

function defined(record: object): Values {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
