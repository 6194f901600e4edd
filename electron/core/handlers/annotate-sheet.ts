/**
 * Taking back an edited *Evidence* sheet: notes, tags, fields, confidence and key passages of the annotations it
 * names, and nothing else. A column that is missing leaves its fields alone, an empty cell clears one. What was
 * changed here since the sheet was made and differs from it is a conflict, told side by side, and kept as it is
 * here unless the sheet is preferred.
 */
import type { Edit, Value } from '../../../shared/history/change.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';
import { tagNameKey } from '../../../shared/records/tag-forest.ts';
import { unguard } from '../exporters/formula-guard.ts';
import type { Sheet, SheetRow } from '../importers/sheets/csv-sheet.ts';
import { readAnnotations } from '../workspace/annotations.ts';
import { allTags } from '../workspace/tags.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { DescribedTags } from './described-tags.ts';
import { BadCell, EDITABLE, editableCell, noSuchField, partsOf } from './sheet-values.ts';

export interface SheetConflict {
  readonly row: number;
  readonly annotation: string;
  readonly column: string;
  readonly here: string;
  readonly sheet: string;
}

export interface RefusedRow {
  readonly row: number;
  readonly id: string | null;
  /** The column of a cell that cannot be taken; null when it is the whole row. */
  readonly column: string | null;
  readonly reason: string;
}

export interface SheetReport {
  exact: number;
  moved: number;
  orphan: number;
  /** Annotations that the sheet changes. */
  updated: number;
  readonly refused: RefusedRow[];
  readonly conflicts: SheetConflict[];
}

/** Whose value counts where both were changed. */
export type Preferred = 'here' | 'sheet';

/** @throws Fault `field.invalid`, `disk.full` or `disk.failed`; nothing was changed then. */
export function applySheet(workspace: Workspace, sheet: Sheet, preferred: Preferred = 'here'): SheetReport {
  const { edits, report } = planSheet(workspace, sheet, preferred);
  const { updated } = report;
  const what = updated === 1 ? '1 annotation' : `${updated} annotations`;
  if (edits.length > 0) workspace.commit(`Update ${what} from a sheet`, edits);
  return report;
}

/** What `applySheet` would do, without doing it. */
export function planSheet(workspace: Workspace, sheet: Sheet, preferred: Preferred = 'here') {
  const plan = new SheetPlan(workspace, sheet, preferred);
  for (const row of sheet.rows) plan.add(row);
  return { edits: plan.edits, report: plan.report };
}

class SheetPlan {
  readonly report: SheetReport = { exact: 0, moved: 0, orphan: 0, updated: 0, refused: [], conflicts: [] };
  readonly #edits: Edit[] = [];
  readonly #annotations: ReadonlyMap<string, Annotation>;
  readonly #seen = new Set<string>();
  readonly #tags: DescribedTags;
  readonly #tagNames: ReadonlyMap<string, string>;
  readonly #preferred: Preferred;
  /** Columns of the sheet that can be edited. */
  readonly #columns: readonly string[];

  constructor(workspace: Workspace, { rows, columns }: Sheet, preferred: Preferred) {
    const ids = rows.map(({ cells }) => idIn(cells));
    this.#annotations = new Map(readAnnotations(workspace.db, ids).map(each => [each.id, each]));
    this.#tags = new DescribedTags(workspace);
    this.#tagNames = new Map(allTags(workspace.db).map(({ id, name }) => [id, name]));
    this.#preferred = preferred;
    this.#columns = EDITABLE.filter(name => columns.includes(name));
  }

  /** Tags before the annotations that carry them. */
  get edits(): Edit[] {
    return [...this.#tags.edits, ...this.#edits];
  }

  add({ number, cells }: SheetRow): void {
    const id = idIn(cells);
    const annotation = this.#annotations.get(id);
    const isRepeated = this.#seen.has(id);
    this.#seen.add(id);
    if (annotation === undefined || isRepeated) {
      const reason = isRepeated
        ? 'another row has the same annotation_id'
        : 'there is no annotation of that id here';
      this.report.refused.push({ row: number, id: id || null, column: null, reason });
      return;
    }
    this.report[annotation.position.status]++;
    const fields = this.#changes(annotation, number, cells);
    if (Object.keys(fields).length === 0) return;
    this.report.updated++;
    this.#edits.push({ record: 'annotation', id, fields });
  }

  #changes(annotation: Annotation, row: number, cells: SheetRow['cells']): Record<string, Value> {
    const fields: Record<string, Value> = {};
    const isChangedHere = changedSince(annotation, cells.modified_at);
    const differs = (column: string, here: string, sheet: string) => {
      if (!isChangedHere) return true;
      this.report.conflicts.push({ row, annotation: annotation.id, column, here, sheet });
      return this.#preferred === 'sheet';
    };
    for (const column of this.#columns) {
      const sheet = cellOf(cells, column);
      const cell = editableCell(annotation, column);
      try {
        if (cell === null && sheet.trim() !== '') throw new BadCell(noSuchField(annotation));
        if (cell === null || sameText(cell.shown, sheet)) continue;
        const value = cell.parse(sheet);
        if (!isSame(value, annotation, cell.field) && differs(column, cell.shown, sheet))
          fields[cell.field] = value;
      } catch (error) {
        if (!(error instanceof BadCell)) throw error;
        this.report.refused.push({ row, id: annotation.id, column, reason: error.message });
      }
    }
    if ('tags' in cells)
      Object.assign(fields, this.#tagChanges(annotation, row, cellOf(cells, 'tags'), differs));
    return fields;
  }

  /** Tags by their names: those the cell lacks are taken off, those it has besides are put on. */
  #tagChanges(
    annotation: Annotation,
    row: number,
    cell: string,
    differs: (column: string, here: string, sheet: string) => boolean,
  ): Record<string, Value> {
    const carried = annotation.tags.map(id => [id, this.#tagNames.get(id) ?? ''] as const);
    const shown = carried
      .map(([, name]) => name)
      .sort()
      .join('; ');
    const wanted = new Map(partsOf(cell).map(name => [tagNameKey(name), name]));
    const has = new Set(carried.map(([, name]) => tagNameKey(name)));
    const gone = carried.filter(([, name]) => !wanted.has(tagNameKey(name)));
    const added = [...wanted].filter(([key]) => !has.has(key)).map(([, name]) => name);
    if (sameText(shown, cell) || (gone.length === 0 && added.length === 0)) return {};
    const long = added.find(name => name.length > 200);
    if (long !== undefined) {
      const reason = `a tag is longer than 200 characters: “${long.slice(0, 40)}…”`;
      this.report.refused.push({ row, id: annotation.id, column: 'tags', reason });
      return {};
    }
    if (!differs('tags', shown, cell)) return {};
    return Object.fromEntries([
      ...gone.map(([id]) => [`tag:${id}`, false]),
      ...added.map(name => [`tag:${this.#tags.findOrMake({ name })}`, true]),
    ]);
  }
}

function idIn({ annotation_id = '' }: SheetRow['cells']): string {
  return annotation_id.trim().toLowerCase();
}

/** A cell without the formula guard, where the row says that it was guarded; line ends as they are kept here. */
function cellOf(cells: SheetRow['cells'], column: string): string {
  const cell = (cells[column] ?? '').replace(/\r\n?/g, '\n').toWellFormed();
  return partsOf(cells.guarded ?? '').includes(column) ? unguard(cell) : cell;
}

/** Spreadsheets change line ends and drop spaces at the ends of cells. */
function sameText(here: string, sheet: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim();
  return plain(here) === plain(sheet);
}

function isSame(value: Value, annotation: Annotation, field: string): boolean {
  const held = (annotation as unknown as Record<string, unknown>)[field] ?? null;
  return JSON.stringify(held) === JSON.stringify(value);
}

/** Whether an annotation was changed after the sheet was made; not known, and taken for no, without a time. */
function changedSince({ modifiedAt }: Annotation, written: string | undefined): boolean {
  const at = Date.parse(written ?? '');
  return !Number.isNaN(at) && modifiedAt > at;
}
