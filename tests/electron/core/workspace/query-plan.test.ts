/** No read of one thing, and no commit, looks through everything: pinned by SQLite's own query plans. */
import { describe, expect, it } from 'vitest';
import { readActivity } from '../../../../electron/core/workspace/activity.ts';
import { listAnnotations, readAnnotations } from '../../../../electron/core/workspace/annotations.ts';
import type { ReadableDb } from '../../../../electron/core/workspace/db.ts';
import { countsByDocument, getDocument } from '../../../../electron/core/workspace/documents.ts';
import { historyOf } from '../../../../electron/core/workspace/history.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import { linksOf } from '../../../../electron/core/workspace/links.ts';
import { searchWorkspace } from '../../../../electron/core/workspace/search.ts';
import { getTag } from '../../../../electron/core/workspace/tags.ts';
import { twinsOf } from '../../../../electron/core/workspace/twins.ts';
import type { Workspace } from '../../../../electron/core/workspace/workspace.ts';
import {
  ada,
  addCollection,
  addDocument,
  addTag,
  correctText,
  edit,
  newStore,
  reopen,
  tagPassage,
} from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('plans');

/** Runs `action` and answers the plan of every statement it prepared on `db`, under its SQL. */
function plansOf(db: ReadableDb, action: () => void): Map<string, string> {
  const prepare = db.prepare;
  const seen = new Set<string>();
  db.prepare = ((sql: string) => {
    seen.add(sql);
    return prepare.call(db, sql);
  }) as typeof db.prepare;
  try {
    action();
  } finally {
    db.prepare = prepare;
  }
  const plans = new Map<string, string>();
  for (const sql of seen) {
    const unbound = sql.replaceAll('?', 'NULL');
    const rows = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${unbound}`).all();
    plans.set(sql, rows.map(({ detail }) => detail).join('\n'));
  }
  return plans;
}

/**
 * Steps over a whole table. `j` is the list of ids asked for, `last` one device after the other; undone steps are
 * at the end that is read first.
 */
function wholeTables(plans: Map<string, string>): string[] {
  return [...plans].flatMap(([sql, plan]) =>
    plan
      .split('\n')
      .filter(
        detail =>
          detail.startsWith('SCAN') && !/^SCAN (j|last|step|search|CONSTANT|\d+ CONSTANT)/.test(detail),
      )
      .map(detail => `${detail}: ${sql}`),
  );
}

function store(): { workspace: Workspace; document: string; annotation: string; tag: string } {
  const workspace = newStore(folder);
  const document = addDocument(workspace);
  const tag = addTag(workspace, 'Water');
  const annotation = tagPassage(workspace, document, 'In 1960');
  const collection = addCollection(workspace, 'Basin');
  edit(workspace, 'document', document, { [`collection:${collection}`]: true });
  return { workspace, document, annotation, tag };
}

describe('reading', () => {
  it('the annotations of one article uses the index by document', () => {
    const { workspace, document } = store();
    const plans = plansOf(workspace.db, () => listAnnotations(workspace.db, document));
    expect(plans.size).toBe(2);
    for (const plan of plans.values()) expect(plan).toContain('USING INDEX annotation_by_document');
    expect(wholeTables(plans)).toEqual([]);
    workspace.close();
  });

  it('counts reads nothing but their index', () => {
    const { workspace } = store();
    const [plan] = plansOf(workspace.db, () => countsByDocument(workspace.db)).values();
    expect(plan).toContain('USING COVERING INDEX annotation_by_document');
    workspace.close();
  });

  it('single records looks at those alone', () => {
    const { workspace, document, annotation, tag } = store();
    const plans = plansOf(workspace.db, () => {
      readAnnotations(workspace.db, [annotation]);
      getDocument(workspace.db, document);
      getTag(workspace.db, tag);
      linksOf(workspace.db, annotation);
    });
    expect(wholeTables(plans)).toEqual([]);
    workspace.close();
  });
});

describe('who did what', () => {
  it('is read from the end of each device, and a history from the changes of its record', () => {
    const { workspace, document, annotation } = store();
    for (const [person, article, deed] of [
      [null, null, null],
      [ada.id, null, null],
      [ada.id, null, 'edited'],
      [ada.id, document, 'tagged'],
    ] as const) {
      const plans = plansOf(workspace.db, () =>
        readActivity(workspace.db, { cursor: null, person, document: article, deed, limit: 50 }),
      );
      const plan = [...plans].find(([sql]) => sql.includes('ORDER BY change.seq'))?.[1];
      if (article === null) expect(plan).toBe('SEARCH change USING PRIMARY KEY (device=? AND seq<?)');
      else
        expect(plan).toContain('SEARCH change USING INDEX change_by_record (record=? AND id=? AND device=?');
      expect(wholeTables(plans)).toEqual([]);
    }
    expect(
      wholeTables(plansOf(workspace.db, () => historyOf(workspace.db, 'annotation', annotation))),
    ).toEqual([]);
    workspace.close();
  });
});

describe('searching', () => {
  it('starts from the matches, best first, whatever narrows them', () => {
    const { workspace } = store();
    for (const filter of ['', 'kind:claim', 'tag:water', 'doc:banks', 'in:basin', 'by:ada']) {
      const plans = plansOf(workspace.db, () => searchWorkspace(workspace.db, `treaty ${filter}`, 5));
      const [plan = ''] = [...plans].filter(([sql]) => sql.includes('MATCH')).map(([, found]) => found);
      const [source, first, second, ...more] = plan.split('\n');
      expect([source, first, second]).toEqual([
        'CO-ROUTINE s',
        expect.stringContaining('SCAN search VIRTUAL TABLE'),
        'SCAN s',
      ]);
      expect(more.join()).not.toMatch(/TEMP B-TREE|SCAN (e|a|d)\b/);
    }
    workspace.close();
  });
});

describe('merging', () => {
  it('finds the copies of an article by their words and their file, not among all articles', () => {
    const { workspace, document } = store();
    const plans = plansOf(workspace.db, () => twinsOf(workspace.db, [document]));
    expect(wholeTables(plans)).toEqual([]);
    workspace.close();
  });
});

describe('writing', () => {
  it('never looks through a whole table, whatever is changed', () => {
    const made = store();
    const workspace = reopen(made.workspace);
    const { document, annotation, tag } = made;
    const plans = plansOf(workspace.db, () => {
      const other = tagPassage(workspace, document, 'Team Alpha');
      edit(workspace, 'annotation', annotation, { note: 'x', [`tag:${tag}`]: true });
      edit(workspace, 'link', newId(), { from: annotation, to: other, type: 'supports' });
      edit(workspace, 'annotation', other, { removed: true });
      edit(workspace, 'tag', tag, { removed: true });
      const collection = addCollection(workspace, 'Dams');
      edit(workspace, 'document', document, { [`collection:${collection}`]: true });
      edit(workspace, 'collection', collection, { removed: true });
      correctText(workspace, document, ['In 1960 something else.']);
      edit(workspace, 'document', document, { removed: true });
      while (workspace.undo());
      while (workspace.redo());
    });
    expect(plans.size).toBeGreaterThan(30);
    expect(wholeTables(plans)).toEqual([]);
    workspace.close();
  });
});
