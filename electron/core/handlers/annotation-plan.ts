/** What is to be written for the annotations of one file, and how their passages were found. */
import type { Edit, Values } from '../../../shared/history/change.ts';
import { type Anchor, type AnchorStatus, FOREIGN_CONTENT } from '../../../shared/records/anchor.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';
import type { ProjectTag } from '../../../shared/records/imported-project.ts';
import { CONTEXT_LENGTH, describeSelection } from '../../../shared/text/anchors.ts';
import {
  type DescribedAnnotation,
  type DescribedLink,
  firstWords,
  type RefusedAnnotation,
} from '../importers/annotations/described.ts';
import { idFrom, recordIdOf } from '../importers/record-id.ts';
import { annotationFinder, listAnnotations } from '../workspace/annotations.ts';
import { listLinks } from '../workspace/links.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { DescribedPeople } from './described-people.ts';
import { DescribedTags } from './described-tags.ts';
import { type ComingDocument, type FoundPassage, PassageFinder } from './find-passage.ts';

/** How the passages of a file were found, whether they were here before or not. */
export interface AnnotateReport {
  exact: number;
  moved: number;
  orphan: number;
  readonly refused: RefusedAnnotation[];
  /** Annotations that were not here before. */
  added: number;
  /** Links that were not here before. */
  linked: number;
}

/** The edits of one file, gathered before the first is written. */
export class AnnotationPlan {
  readonly report: AnnotateReport = { exact: 0, moved: 0, orphan: 0, refused: [], added: 0, linked: 0 };
  /** Annotations that come in and that the file gives no kind. */
  withoutKind = 0;
  readonly #edits: Edit[] = [];
  readonly #workspace: Workspace;
  readonly #finder: PassageFinder;
  readonly #isHere: (id: string) => boolean;
  readonly #tags: DescribedTags;
  readonly #people: DescribedPeople;
  readonly #present = new Map<string, Annotation[]>();
  /** Id in the file → id here. */
  readonly #ids = new Map<string, string>();
  readonly #links: Set<string>;

  /** @param coming Documents that the same file brings. */
  constructor(workspace: Workspace, coming: readonly ComingDocument[] = []) {
    this.#workspace = workspace;
    this.#finder = new PassageFinder(workspace.db, coming);
    this.#isHere = annotationFinder(workspace.db);
    this.#tags = new DescribedTags(workspace);
    this.#people = new DescribedPeople(workspace);
    this.#links = new Set(listLinks(workspace.db).map(({ from, to, type }) => `${from} ${to} ${type}`));
  }

  /** What is to be committed, in an order in which nothing points at what comes later. */
  get edits(): Edit[] {
    return [...this.#people.edits, ...this.#tags.edits, ...this.#edits];
  }

  /** Makes the tags of a codebook known; before the annotations that carry them. */
  declareTags(tags: readonly ProjectTag[]): void {
    for (const tag of tags) this.#tags.declare(tag);
  }

  addAnnotation(described: DescribedAnnotation): void {
    const quote = wordsOf(described);
    if (described.id !== null && this.#ids.has(described.id)) {
      this.#refuse(described.id, quote, 'another annotation of the file has the same id');
      return;
    }
    const found = this.#finder.find(described);
    if ('reason' in found) {
      this.#refuse(described.id, quote, found.reason);
      return;
    }
    const anchor = anchorOf(described, found);
    if (anchor === null) {
      this.#refuse(
        described.id,
        quote,
        'its position is not in the text, and it brings no words to look for',
      );
      return;
    }
    this.report[found.resolution.status as AnchorStatus]++;
    const id = idFor(described, found, anchor);
    const present = this.#presentLike(described, found, anchor, id);
    if (described.id !== null) this.#ids.set(described.id, present ?? id);
    if (present !== undefined) return;
    this.report.added++;
    if (described.kind === null) this.withoutKind++;
    this.#edits.push({
      record: 'annotation',
      id,
      fields: this.#fieldsOf(described, found.document.id, anchor),
      ...this.#people.making(described),
    });
  }

  addLink(link: DescribedLink): void {
    const from = this.#end(link.from);
    const to = this.#end(link.to);
    const missing = from === undefined ? link.from : link.to;
    if (from === undefined || to === undefined) {
      this.#refuse(link.id, null, `it links “${missing}”, which is no annotation here`);
      return;
    }
    if (from === to) {
      this.#refuse(link.id, null, 'it links an annotation with itself');
      return;
    }
    const { type } = link;
    const key = `${from} ${to} ${type}`;
    if (this.#links.has(key)) return;
    this.#links.add(key);
    this.report.linked++;
    const id = link.id === null ? idFrom(key) : recordIdOf(link.id);
    const fields = { from, to, type, removed: false };
    this.#edits.push({ record: 'link', id, fields, ...this.#people.making(link) });
  }

  #refuse(id: string | null, quote: string | null, reason: string): void {
    this.report.refused.push({ id, quote, reason });
  }

  /** An annotation a link names: one of the file, or one that is here. */
  #end(id: string): string | undefined {
    const here = this.#ids.get(id) ?? recordIdOf(id);
    return this.#ids.has(id) || this.#isHere(here) ? here : undefined;
  }

  /**
   * The annotation here that is this one already: by its id, or because the same person put the same kind on
   * the same words and the file has nothing to add.
   */
  #presentLike(
    described: DescribedAnnotation,
    { document }: FoundPassage,
    anchor: Anchor,
    id: string,
  ): string | undefined {
    const present = this.#present.get(document.id) ?? listAnnotations(this.#workspace.db, document.id);
    this.#present.set(document.id, present);
    if (this.#isHere(id)) return id;
    const creator = this.#people.idOf(described.creator);
    return present.find(
      other =>
        other.kind === (described.kind ?? 'claim') &&
        other.position.start === anchor.start &&
        other.position.end === anchor.end &&
        other.createdBy === creator &&
        this.#hasAll(other, described),
    )?.id;
  }

  #hasAll(other: Annotation, described: DescribedAnnotation): boolean {
    const values: Readonly<Record<string, unknown>> = { ...other };
    return (
      (described.note === null || described.note === other.note) &&
      (described.confidence === null || described.confidence === other.confidence) &&
      (!described.keyPassage || other.keyPassage) &&
      described.tags.every(tag => other.tags.includes(this.#tags.find(tag) ?? '')) &&
      Object.entries(described.fields).every(
        ([name, value]) => JSON.stringify(values[name]) === JSON.stringify(value),
      )
    );
  }

  #fieldsOf(described: DescribedAnnotation, document: string, anchor: Anchor): Values {
    return {
      document,
      kind: described.kind ?? 'claim',
      anchor: { ...anchor },
      keyPassage: described.keyPassage,
      ...(described.note === null ? {} : { note: described.note }),
      ...(described.confidence === null ? {} : { confidence: described.confidence }),
      ...described.fields,
      ...Object.fromEntries(described.tags.map(tag => [`tag:${this.#tags.findOrMake(tag)}`, true])),
      // It may have been here and been removed, by hand or by undoing an earlier run.
      removed: false,
    };
  }
}

/** An annotation without an id of its own is told from others by all that it says. */
function idFor(described: DescribedAnnotation, { document }: FoundPassage, anchor: Anchor): string {
  if (described.id !== null) return recordIdOf(described.id);
  const { kind, creator, note, tags, fields } = described;
  return idFrom(JSON.stringify([document.id, anchor.start, anchor.quote, kind, creator, note, tags, fields]));
}

/** The words the annotation gives for its passage, cut to a length that fits a line. */
function wordsOf({ selectors }: DescribedAnnotation): string | null {
  const quote = quoteOf(selectors)?.quote;
  return quote === undefined ? null : firstWords(quote);
}

function quoteOf(selectors: DescribedAnnotation['selectors']) {
  return selectors.map(chain => chain.at(-1)).find(selector => selector?.quote !== undefined);
}

/** The passage as the store keeps it: with the words of the text here, or for an orphan those of the file. */
function anchorOf(
  described: DescribedAnnotation,
  { document, text, resolution }: FoundPassage,
): Anchor | null {
  if (resolution.status !== 'orphan')
    return describeSelection(document.content, text, resolution.start, resolution.end);
  const { quote, prefix = '', suffix = '' } = quoteOf(described.selectors) ?? {};
  if (quote === undefined) return null;
  // Past the end, so that the offset cannot vouch for words that are repeated in the text.
  const start = text.length;
  const context = {
    prefix: prefix.slice(-CONTEXT_LENGTH).replace(/^[\udc00-\udfff]/, ''),
    suffix: suffix.slice(0, CONTEXT_LENGTH).replace(/[\ud800-\udbff]$/, ''),
  };
  return { content: FOREIGN_CONTENT, start, end: start + quote.length, quote, ...context };
}
