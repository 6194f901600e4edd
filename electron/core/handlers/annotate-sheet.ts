/**
 * Taking back an edited *Evidence* sheet: notes, tags, fields, confidence and key passages of the annotations it
 * names, and nothing else. A column that is missing leaves its fields alone, an empty cell clears one. A field that
 * was set here since the sheet was made and differs from it is a conflict, told side by side, and kept as it is
 * here unless the sheet is preferred.
 */
import type { Edit, Value } from '../../../shared/history/change.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';
import { tagNameKey } from '../../../shared/records/tag-forest.ts';
import { unguard } from '../../../shared/text/formula-guard.ts';
import { MAX_CELL_LENGTH } from '../exporters/xlsx/cells.ts';
import type { Sheet, SheetRow } from '../importers/sheets/csv-sheet.ts';
import { readAnnotations } from '../workspace/annotations.ts';
import { fieldsSetAfter } from '../workspace/log.ts';
import { allTags } from '../workspace/tags.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { DescribedTags } from './described-tags.ts';
import { atOnce, type Steps } from './paced.ts';
import { BadCell, EDITABLE, editableCell, noSuchField, partsOf } from './sheet-values.ts';

/** A cell that differs from what is here. */
export interface SheetDifference {
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
  /** Cells that were changed in the sheet alone. */
  readonly differences: SheetDifference[];
  /** Cells whose field was changed here as well since the sheet was made. */
  readonly conflicts: SheetDifference[];
  /** Rows that do not say when their annotation was changed last, so that no conflict can be seen in them. */
  undated: number;
}

/** Whose value counts where both were changed. */
export type Preferred = 'here' | 'sheet';
/** Whose value counts in one conflict. */
export type Preference = (annotation: string, column: string) => Preferred;

/** @throws Fault `field.invalid`, `disk.full` or `disk.failed`; nothing was changed then. */
export function applySheet(workspace: Workspace, sheet: Sheet, preferred: Preferred = 'here'): SheetReport {
  const { edits, report } = planSheet(workspace, sheet, preferred);
  if (edits.length > 0) workspace.commit(updateStep(report), edits);
  return report;
}

/** How the undo list names it. */
export function updateStep({ updated }: Pick<SheetReport, 'updated'>): string {
  return `Update ${updated === 1 ? '1 annotation' : `${updated} annotations`} from a sheet`;
}

/** What `applySheet` would do, without doing it. */
export function planSheet(workspace: Workspace, sheet: Sheet, preferred: Preferred = 'here') {
  return atOnce(sheetSteps(workspace, sheet, () => preferred));
}

/** As `planSheet`, a row a step. */
export function* sheetSteps(
  workspace: Workspace,
  sheet: Sheet,
  prefer: Preference,
): Steps<{ edits: Edit[]; report: SheetReport }> {
  const plan = new SheetPlan(workspace, sheet, prefer);
  for (const row of sheet.rows) {
    plan.add(row);
    yield;
  }
  return { edits: plan.edits, report: plan.report };
}

/**
 * Tells of a cell that differs, and answers whether the sheet's value is taken.
 * @param names The fields it stands for.
 */
type Differs = (column: string, names: readonly string[], here: string, sheet: string) => boolean;

class SheetPlan {
  readonly report: SheetReport = {
    exact: 0,
    moved: 0,
    orphan: 0,
    updated: 0,
    refused: [],
    differences: [],
    conflicts: [],
    undated: 0,
  };
  readonly #workspace: Workspace;
  readonly #edits: Edit[] = [];
  readonly #annotations: ReadonlyMap<string, Annotation>;
  readonly #seen = new Set<string>();
  readonly #tags: DescribedTags;
  readonly #tagNames: ReadonlyMap<string, string>;
  readonly #prefer: Preference;
  /** Columns of the sheet that can be edited. */
  readonly #columns: readonly string[];

  constructor(workspace: Workspace, { rows, columns }: Sheet, prefer: Preference) {
    this.#workspace = workspace;
    const ids = rows.map(({ cells }) => idIn(cells));
    this.#annotations = new Map(readAnnotations(workspace.db, ids).map(each => [each.id, each]));
    this.#tags = new DescribedTags(workspace);
    this.#tagNames = new Map(allTags(workspace.db).map(({ id, name }) => [id, name]));
    this.#prefer = prefer;
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
    const changedHere = this.#changedHere(annotation, cells.modified_at);
    const differs: Differs = (column, names, here, sheet) => {
      const difference = { row, annotation: annotation.id, column, here, sheet };
      const isConflict = names.some(name => changedHere.has(name));
      this.report[isConflict ? 'conflicts' : 'differences'].push(difference);
      return !isConflict || this.#prefer(annotation.id, column) === 'sheet';
    };
    for (const column of this.#columns) {
      const sheet = cellOf(cells, column);
      const cell = editableCell(annotation, column);
      try {
        if (cell === null && sheet.trim() !== '') throw new BadCell(noSuchField(annotation));
        if (cell === null || sameText(cell.shown, sheet)) continue;
        const value = cell.parse(sheet);
        if (!isSame(value, annotation, cell.field) && differs(column, [cell.field], cell.shown, sheet))
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

  /**
   * The fields of an annotation that were set here after the sheet was made, tags as one; none where the row does
   * not say when it was made, which is told.
   */
  #changedHere({ id, modifiedAt }: Annotation, written: string | undefined): ReadonlySet<string> {
    const at = Date.parse(written?.trim() ?? '');
    if (Number.isNaN(at)) this.report.undated++;
    if (Number.isNaN(at) || modifiedAt <= at) return new Set();
    const names = fieldsSetAfter(this.#workspace.db, id, at);
    return new Set([...names].map(name => (name.startsWith('tag:') ? 'tags' : name)));
  }

  /** Tags by their names: those the cell lacks are taken off, those it has besides are put on. */
  #tagChanges(annotation: Annotation, row: number, cell: string, differs: Differs): Record<string, Value> {
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
    if (!differs('tags', ['tags'], shown, cell)) return {};
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

/**
 * Spreadsheets change line ends, drop spaces at the ends of cells, and hold no longer text than `MAX_CELL_LENGTH`:
 * what we cut to that length for a workbook is the same still.
 */
function sameText(here: string, sheet: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim();
  if (plain(here) === plain(sheet)) return true;
  const isCut = here.length > MAX_CELL_LENGTH && sheet.length >= MAX_CELL_LENGTH - 1 && sheet.endsWith('…');
  return isCut && here.startsWith(sheet.slice(0, -1));
}

function isSame(value: Value, annotation: Annotation, field: string): boolean {
  const held = (annotation as unknown as Record<string, unknown>)[field] ?? null;
  return JSON.stringify(held) === JSON.stringify(value);
}
