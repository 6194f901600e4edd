/** Damage behind our back, of every kind, is found and named; a sound workspace has no problems. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkSteps, checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { connect } from '../../../../electron/core/workspace/connection.ts';
import { newSource } from '../../../../electron/core/workspace/contents.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import {
  addCollection,
  addDocument,
  addTag,
  correctText,
  edit,
  migrations,
  newStore,
  PARAGRAPHS,
  tagPassage,
} from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('check');

/** A closed workspace in which a little of everything was done. */
function usedStore() {
  const workspace = newStore(folder);
  const source = newSource(new TextEncoder().encode('the file as it came'));
  const document = addDocument(workspace);
  workspace.commit('Source', [{ record: 'document', id: document, fields: { source: source.hash } }], {
    sources: [source],
  });
  const tag = addTag(workspace, 'Water');
  const annotation = tagPassage(workspace, document, 'In 1960 both sides signed a treaty', 'precedent');
  const orphan = tagPassage(workspace, document, 'Team Alpha measured the east bank');
  edit(workspace, 'annotation', annotation, { note: 'the treaty', [`tag:${tag}`]: true });
  edit(workspace, 'link', newId(), { from: annotation, to: orphan, type: 'supports' });
  edit(workspace, 'annotation', annotation, { confidence: 4 });
  workspace.undo();
  correctText(workspace, document, PARAGRAPHS.slice(1));
  const collection = addCollection(workspace, 'Basin');
  edit(workspace, 'document', document, { [`collection:${collection}`]: true });
  const removed = addDocument(workspace, ['An article taken out again.']);
  edit(workspace, 'document', removed, { removed: true });
  workspace.close();
  return { path: workspace.path, annotation, document, tag, orphan };
}

function check(path: string) {
  const db = connect(path);
  try {
    return checkWorkspace(db, { migrations });
  } finally {
    db.close();
  }
}

/** Changes the file as a bad disk or another program would, and checks it. */
function problemsAfter(path: string, sql: string, ...parameters: unknown[]): string[] {
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  db.prepare(sql).run(...parameters);
  db.close();
  return check(path).problems;
}

describe('check', () => {
  it('finds nothing in a sound workspace, and counts what it looked at', () => {
    expect(check(usedStore().path)).toEqual({
      documents: 1,
      annotations: 2,
      changes: 16,
      anchors: { exact: 0, moved: 1, orphan: 1 },
      problems: [],
    });
  });

  it('changes nothing and works while the workspace is open and written', () => {
    const workspace = newStore(folder);
    addDocument(workspace);
    const before = workspace.db.prepare('SELECT total_changes()').pluck().get();
    expect(checkWorkspace(workspace.db, { migrations }).problems).toEqual([]);
    expect(workspace.db.prepare('SELECT total_changes()').pluck().get()).toBe(before);
    addDocument(workspace);
    workspace.close();
  });

  it('names the annotation whose quote lost a letter', () => {
    const { path, annotation } = usedStore();
    const problems = problemsAfter(path, "UPDATE annotation SET quote = replace(quote, '1960', '1961')");
    expect(problems).toContain(`annotation ${annotation}: its quote is not what the text says there`);
    expect(problems.join('\n')).toContain(
      `annotation ${annotation}: quote is “In 1961 both sides signed a treaty”`,
    );
  });

  it('names the record a change was taken from, and the gap in the log', () => {
    const { path, annotation } = usedStore();
    const problems = problemsAfter(
      path,
      "DELETE FROM change WHERE id = ? AND json_extract(fields, '$.note') IS NOT NULL",
      annotation,
    );
    expect(problems.some(problem => /^the log: change \d+ is missing/.test(problem))).toBe(true);
    expect(problems).toContain(`annotation ${annotation}: note is “the treaty”, but the log says empty`);
  });

  it('names the record whose first change is gone', () => {
    const { path, tag } = usedStore();
    const problems = problemsAfter(path, 'DELETE FROM change WHERE id = ?', tag);
    expect(problems).toContain(`tag ${tag}: it is not in the log`);
  });

  it('notices the last change missing, which leaves no gap', () => {
    const { path } = usedStore();
    const problems = problemsAfter(path, 'DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)');
    expect(problems.some(problem => problem.includes('removed is 1, but the log says 0'))).toBe(true);
  });

  it('names the note that was changed behind our back', () => {
    const { path, annotation } = usedStore();
    const problems = problemsAfter(
      path,
      "UPDATE annotation SET note = 'something else' WHERE id = ?",
      annotation,
    );
    expect(problems).toEqual([
      `annotation ${annotation}: note is “something else”, but the log says “the treaty”`,
    ]);
  });

  it('lists a thousand problems of a file damaged throughout, and leaves it at that', () => {
    const workspace = newStore(folder);
    const tags = Array.from({ length: 1_001 }, (_, i) => ({
      record: 'tag' as const,
      id: newId(),
      fields: { name: `Tag ${i}` },
    }));
    workspace.commit('New tags', tags);
    workspace.close();
    expect(problemsAfter(workspace.path, "UPDATE tag SET name = 'Another'")).toHaveLength(1_000);
  });

  it('can be left at any step, and the connection is free again', () => {
    const db = connect(usedStore().path);
    const all = [...checkSteps(db, { migrations })].length;
    expect(all).toBeGreaterThan(40);
    for (let leave = 1; leave <= all; leave++) {
      let step = 0;
      for (const _ of checkSteps(db, { migrations })) if (++step === leave) break;
      expect(db.inTransaction).toBe(false);
      db.exec("UPDATE step SET label = 'free'");
    }
    db.close();
  });

  it('notices each of the other ways to lose something', () => {
    const ways: [sql: string, problem: RegExp][] = [
      ["UPDATE content SET text = text || ' '", /its plain text has changed/],
      ["UPDATE content SET body = replace(body, 'treaty', 'treaTy')", /its body has changed/],
      ['UPDATE source SET bytes = zeroblob(length(bytes))', /source file .*cannot be unpacked/],
      ['UPDATE source SET size = 3', /cannot be unpacked|have changed/],
      ['DELETE FROM annotation_tag', /lacks tag/],
      ['UPDATE annotation_tag SET tag = annotation', /has tag/],
      [
        "UPDATE annotation SET position_status = 'exact', position_start = 1, position_end = 2",
        /its position is/,
      ],
      ['DELETE FROM document_collection', /lacks collection/],
      ['UPDATE document_collection SET collection = document', /has collection/],
      ['DELETE FROM collection', /collection .*its row is missing/],
      ['DELETE FROM link', /link .*its row is missing/],
      ['DELETE FROM search_entry WHERE entry = (SELECT max(entry) FROM search_entry)', /search index/],
      [
        'DELETE FROM search WHERE rowid = (SELECT max(entry) FROM search_entry)',
        /search index: it has \d+ rows where/,
      ],
      ['DELETE FROM content', /points at a content/],
      ['UPDATE change SET lamport = 1 WHERE seq = 5', /does not follow the one before/],
      ['UPDATE change SET lamport = 9000000000 WHERE seq = 16', /claims to follow changes that never were/],
      ["UPDATE person SET name = 'Somebody'", /name is “Somebody”/],
    ];
    for (const [sql, problem] of ways)
      expect(
        problemsAfter(usedStore().path, sql).some(found => problem.test(found)),
        sql,
      ).toBe(true);
  });
});
