import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { importProject } from '../../../../electron/core/handlers/import-project.ts';
import { readProject } from '../../../../electron/core/importers/refi-qda/project.ts';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { listDocuments } from '../../../../electron/core/workspace/documents.ts';
import { allTags } from '../../../../electron/core/workspace/tags.ts';
import { addArticles, type Exchange, exchangeWorkspace } from '../../../support/exchange-workspace.ts';
import { exported } from '../../../support/exported.ts';
import { type Said, saidIn } from '../../../support/said.ts';
import { migrations, TaggedWorkspace } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('refi-qda-round-trip');
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

async function project(format: 'qdpx' | 'qdc' = 'qdpx') {
  const { bytes } = await exported(from.tagged.workspace.db, { format });
  return readProject(bytes, `evidence.${format}`);
}

/** What the format holds of it: no colours of people, no makers of links. */
function held({ annotations, links }: Said) {
  const nameOf = (person: unknown) => (person as { name: string } | undefined)?.name;
  return {
    annotations: annotations.map(each => ({ ...each, createdBy: nameOf(each.createdBy) })),
    links: links.map(({ id, from: start, to: end, type }) => ({ id, start, end, type })),
  };
}

describe('a workspace taken away as a REFI-QDA project', () => {
  it('comes back into an empty workspace, field by field', async () => {
    const report = importProject(to.workspace, await project());
    expect(report).toMatchObject({
      exact: 5,
      moved: 0,
      orphan: 0,
      refused: [],
      added: 5,
      linked: 2,
      problems: [],
    });
    expect(held(saidIn(to.workspace.db))).toEqual(held(saidIn(from.tagged.workspace.db)));
  });

  it('brings the documents with their words and what is known of them', async () => {
    importProject(to.workspace, await project());
    const known = (tagged: TaggedWorkspace) =>
      listDocuments(tagged.workspace.db)
        .map(({ document: { content: _c, report: _r, createdAt: _t, modifiedAt: _m, ...rest } }) => rest)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(known(to)).toEqual(known(from.tagged));
  });

  it('brings the tree of tags with colours and descriptions', async () => {
    const [tag] = allTags(from.tagged.workspace.db);
    const fields = { colour: '#aa3300', description: 'When to use it.\nAnd when not.' };
    from.tagged.workspace.commit('Edit tag', [{ record: 'tag', id: tag?.id ?? '', fields }]);
    const told = (tagged: TaggedWorkspace) =>
      allTags(tagged.workspace.db).map(({ id, name, parent, colour, description }) => ({
        id,
        name,
        parent,
        colour,
        description,
      }));
    importProject(to.workspace, await project('qdc'));
    expect(told(to)).toEqual(told(from.tagged));
    expect(listDocuments(to.workspace.db)).toEqual([]);
  });

  it('adds nothing when it comes twice, nor to where it came from', async () => {
    importProject(to.workspace, await project());
    const { seq } = to.workspace.state();
    const nothing = { added: 0, linked: 0, documents: [], tags: 0 };
    expect(importProject(to.workspace, await project())).toMatchObject({ exact: 5, ...nothing });
    expect(importProject(from.tagged.workspace, await project())).toMatchObject({ exact: 5, ...nothing });
    expect(to.workspace.state().seq).toBe(seq);
  });

  it('goes to the articles that are here already, told by their words', async () => {
    addArticles(to);
    expect(importProject(to.workspace, await project())).toMatchObject({ exact: 5, added: 5, documents: [] });
    expect(listDocuments(to.workspace.db)).toHaveLength(2);
    expect(held(saidIn(to.workspace.db))).toEqual(held(saidIn(from.tagged.workspace.db)));
  });

  it('is one step that undo takes back whole, and leaves a sound workspace', async () => {
    importProject(to.workspace, await project());
    expect(checkWorkspace(to.workspace.db, { migrations })).toMatchObject({ problems: [] });
    to.workspace.undo();
    expect(listDocuments(to.workspace.db)).toEqual([]);
    expect(allTags(to.workspace.db)).toEqual([]);
    expect(importProject(to.workspace, await project())).toMatchObject({ added: 5, linked: 2 });
    expect(held(saidIn(to.workspace.db))).toEqual(held(saidIn(from.tagged.workspace.db)));
  });
});
