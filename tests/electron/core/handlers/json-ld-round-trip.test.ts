import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { annotate, planAnnotations } from '../../../../electron/core/handlers/annotate.ts';
import { readWebAnnotations } from '../../../../electron/core/importers/annotations/web-annotation.ts';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { listPeople } from '../../../../electron/core/workspace/people.ts';
import {
  addArticles,
  addOrphan,
  type Exchange,
  exchangeWorkspace,
} from '../../../support/exchange-workspace.ts';
import { exported } from '../../../support/exported.ts';
import { saidIn } from '../../../support/said.ts';
import { migrations, TaggedWorkspace } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('json-ld-round-trip');
let number = 0;
let from: Exchange;
let to: TaggedWorkspace;

beforeEach(() => {
  from = exchangeWorkspace(join(folder, `${++number}-from.postil`));
  to = new TaggedWorkspace(join(folder, `${number}-to.postil`));
  onTestFinished(() => {
    from.tagged.close();
    to.close();
  });
});

async function described() {
  const { bytes } = await exported(from.tagged.workspace.db, { format: 'jsonld' });
  return readWebAnnotations(bytes, 'evidence.jsonld');
}

describe('evidence taken away as Web Annotations', () => {
  it('comes back into a workspace with the same articles, field by field', async () => {
    addArticles(to);
    const report = annotate(to.workspace, await described());
    expect(report).toMatchObject({ exact: 5, moved: 0, orphan: 0, refused: [], added: 5, linked: 2 });
    expect(saidIn(to.workspace.db)).toEqual(saidIn(from.tagged.workspace.db));
  });

  it('leaves a workspace that is sound, its log and its tables agreeing', async () => {
    addArticles(to);
    annotate(to.workspace, await described());
    expect(checkWorkspace(to.workspace.db, { migrations })).toMatchObject({ problems: [] });
  });

  it('adds nothing when it comes twice, nor to where it came from', async () => {
    addArticles(to);
    annotate(to.workspace, await described());
    const before = saidIn(to.workspace.db);
    const { seq } = to.workspace.state();
    expect(annotate(to.workspace, await described())).toMatchObject({ exact: 5, added: 0, linked: 0 });
    expect(annotate(from.tagged.workspace, await described())).toMatchObject({ added: 0, linked: 0 });
    expect(saidIn(to.workspace.db)).toEqual(before);
    expect(to.workspace.state().seq).toBe(seq);
  });

  it('is one step that undo takes back whole and redo brings again', async () => {
    addArticles(to);
    annotate(to.workspace, await described());
    const after = saidIn(to.workspace.db);
    to.workspace.undo();
    expect(saidIn(to.workspace.db)).toEqual({ annotations: [], links: [] });
    to.workspace.redo();
    expect(saidIn(to.workspace.db)).toEqual(after);
    to.workspace.undo();
    expect(annotate(to.workspace, await described())).toMatchObject({ added: 5, linked: 2 });
    expect(saidIn(to.workspace.db).annotations).toHaveLength(5);
  });

  it('keeps who made what, and makes them known', async () => {
    addArticles(to);
    annotate(to.workspace, await described());
    expect(listPeople(to.workspace.db)).toEqual(listPeople(from.tagged.workspace.db));
  });

  it('finds an article by its words when only they are the same', async () => {
    const { borders } = addArticles(to);
    const edit = { record: 'document' as const, id: borders.id, fields: { title: 'Another title' } };
    to.workspace.commit('Edit details', [edit]);
    expect(annotate(to.workspace, await described())).toMatchObject({ exact: 5, refused: [] });
  });

  it('refuses what belongs to articles that are not here, and brings in the rest', async () => {
    to.addArticle('Borders', [
      'The border is quiet. Nobody knows why the border is quiet.',
      'دونوں کنارے خاموش ہیں۔',
    ]);
    const report = annotate(to.workspace, await described());
    expect(report).toMatchObject({ exact: 2, added: 2, linked: 0 });
    expect(report.refused.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('names no document here, and its words stand in none'),
      expect.stringContaining('stand in none'),
      expect.stringContaining('stand in none'),
      expect.stringContaining('which is no annotation here'),
      expect.stringContaining('which is no annotation here'),
    ]);
  });

  it('brings an orphan as an orphan, with its words', async () => {
    const id = addOrphan(from);
    addArticles(to);
    expect(annotate(to.workspace, await described())).toMatchObject({ exact: 5, orphan: 1 });
    expect(saidIn(to.workspace.db).annotations.find(each => each.id === id)).toMatchObject({
      quote: 'words of another text',
      position: { status: 'orphan' },
    });
  });

  it('can be looked at before anything is changed', async () => {
    addArticles(to);
    const { seq } = to.workspace.state();
    const { report } = planAnnotations(to.workspace, await described());
    expect(report).toMatchObject({ exact: 5, added: 5, linked: 2, refused: [] });
    expect(to.workspace.state().seq).toBe(seq);
    expect(saidIn(to.workspace.db).annotations).toEqual([]);
  });
});
