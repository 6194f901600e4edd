/** What a file that brings annotations back would change, whatever its format, and how that is told. */
import {
  type AnnotationsPreview,
  type ConflictChoice,
  MAX_LISTED,
  type ReturnPreview,
  type SheetDifference,
  type SheetPreview,
} from '../../../shared/contract/returns.ts';
import type { Edit } from '../../../shared/history/change.ts';
import type { ReturnedFile } from '../../../shared/records/returned-file.ts';
import { firstWords } from '../importers/annotations/described.ts';
import { readAnnotations } from '../workspace/annotations.ts';
import type { NewContent } from '../workspace/contents.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { addingStep, annotationSteps } from './annotate.ts';
import {
  type SheetDifference as PlannedDifference,
  type Preference,
  type SheetReport,
  sheetSteps,
  updateStep,
} from './annotate-sheet.ts';
import { importStep, type ProjectReport, projectSteps } from './import-project.ts';
import type { Steps } from './paced.ts';

export interface ReturnedPlan {
  /** How the undo list names it. */
  readonly step: string;
  readonly edits: readonly Edit[];
  readonly contents: readonly NewContent[];
  readonly preview: ReturnPreview;
}

const KEEP_HERE: ConflictChoice = { side: 'here', except: [] };

/** Plans what a file would change, piece by piece; nothing is written. */
export function* returnedSteps(
  workspace: Workspace,
  file: ReturnedFile,
  conflicts: ConflictChoice = KEEP_HERE,
): Steps<ReturnedPlan> {
  if (file.form === 'sheet') {
    const { edits, report } = yield* sheetSteps(workspace, file.sheet, preferenceOf(conflicts));
    const preview = sheetPreview(workspace, report, file.sheet.rows.length);
    return { step: updateStep(report), edits, contents: [], preview };
  }
  if (file.form === 'project') {
    const { edits, contents, report } = yield* projectSteps(workspace, file.project);
    const preview = annotationsPreview(report, edits.length > 0);
    return { step: importStep(file.project), edits, contents, preview };
  }
  const { described } = file;
  const { edits, report, withoutKind } = yield* annotationSteps(workspace, described);
  const tags = edits.filter(({ record }) => record === 'tag').length;
  const preview = annotationsPreview(
    { ...report, documents: [], tags, withoutKind, problems: [] },
    edits.length > 0,
  );
  return { step: addingStep(report), edits, contents: [], preview };
}

function preferenceOf({ side, except }: ConflictChoice): Preference {
  const others = new Set(except.map(({ annotation, column }) => `${annotation} ${column}`));
  const other = side === 'here' ? 'sheet' : 'here';
  return (annotation, column) => (others.has(`${annotation} ${column}`) ? other : side);
}

function annotationsPreview(report: ProjectReport, isNew: boolean): AnnotationsPreview {
  const { exact, moved, orphan, added, linked, documents, tags, withoutKind, problems, refused } = report;
  return {
    form: 'annotations',
    exact,
    moved,
    orphan,
    here: exact + moved + orphan - added,
    added,
    linked,
    documents: documents.slice(0, MAX_LISTED).map(({ title, words }) => ({ title, words })),
    tags,
    withoutKind,
    problems: problems.slice(0, MAX_LISTED),
    refused: refused.slice(0, MAX_LISTED),
    isNew,
    totals: { documents: documents.length, refused: refused.length, problems: problems.length },
  };
}

function sheetPreview(workspace: Workspace, report: SheetReport, rows: number): SheetPreview {
  const { updated, differences, conflicts, undated, refused } = report;
  return {
    form: 'sheet',
    rows,
    updated,
    differences: quoted(workspace, differences.slice(0, MAX_LISTED)),
    conflicts: quoted(workspace, conflicts.slice(0, MAX_LISTED)),
    undated,
    refused: refused.slice(0, MAX_LISTED).map(({ row, column, reason }) => ({ row, column, reason })),
    totals: { differences: differences.length, conflicts: conflicts.length, refused: refused.length },
  };
}

/** Differences with the words that their annotations are known by. */
function quoted(workspace: Workspace, differences: readonly PlannedDifference[]): SheetDifference[] {
  const ids = [...new Set(differences.map(({ annotation }) => annotation))];
  const quotes = new Map(readAnnotations(workspace.db, ids).map(({ id, anchor }) => [id, anchor.quote]));
  return differences.map(each => ({ ...each, quote: firstWords(quotes.get(each.annotation) ?? '') }));
}
