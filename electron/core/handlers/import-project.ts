/**
 * Taking in a project or a codebook of another program: texts as documents, selections as annotations, codes as
 * tags, all as one step. What is here already, by its id or its words, stays as it is.
 */
import type { Edit, Values } from '../../../shared/history/change.ts';
import type { Document } from '../../../shared/records/document.ts';
import type {
  ImportedProject,
  ProjectAnnotation,
  ProjectDocument,
} from '../../../shared/records/imported-project.ts';
import { type LinkType, linkTypes } from '../../../shared/records/link.ts';
import { describeSelection } from '../../../shared/text/anchors.ts';
import { CodePointIndex } from '../../../shared/text/code-points.ts';
import type {
  DescribedAnnotation,
  DescribedMaking,
  DescribedPerson,
} from '../importers/annotations/described.ts';
import { contentsWithText, type NewContent, newContent } from '../workspace/contents.ts';
import { listDocuments } from '../workspace/documents.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type AnnotateReport, AnnotationPlan } from './annotation-plan.ts';
import type { ComingDocument } from './find-passage.ts';
import { atOnce, type Steps } from './paced.ts';

export interface ProjectReport extends AnnotateReport {
  /** Documents that were not here before. */
  readonly documents: readonly { readonly id: string; readonly title: string; readonly words: number }[];
  /** Number of tags that were not here before. */
  readonly tags: number;
  /** Passages that come in and that no code of a kind marks: they become claims. */
  readonly withoutKind: number;
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
}

export interface ProjectPlan {
  readonly edits: readonly Edit[];
  readonly contents: readonly NewContent[];
  readonly report: ProjectReport;
}

/** @throws Fault `field.invalid`, `disk.full` or `disk.failed`; nothing was changed then. */
export function importProject(workspace: Workspace, project: ImportedProject): ProjectReport {
  const { edits, contents, report } = planProject(workspace, project);
  if (edits.length > 0) workspace.commit(importStep(project), edits, { contents });
  return report;
}

/** How the undo list names it. */
export function importStep({ name }: Pick<ImportedProject, 'name'>): string {
  return `Import “${name}”`;
}

/** What `importProject` would do, without doing it. */
export function planProject(workspace: Workspace, project: ImportedProject): ProjectPlan {
  return atOnce(projectSteps(workspace, project));
}

/** As `planProject`, a document or an annotation a step. */
export function* projectSteps(workspace: Workspace, project: ImportedProject): Steps<ProjectPlan> {
  const documents = new ProjectDocuments(workspace);
  for (const document of project.documents) {
    documents.add(document);
    yield;
  }
  const plan = new AnnotationPlan(workspace, documents.coming);
  plan.declareTags(project.tags);
  const people = new Map(project.people.map(person => [person.id, person]));
  const making = ({
    creator,
    created,
  }: {
    creator: string | null;
    created: number | null;
  }): DescribedMaking => ({
    creator: personNamed(creator === null ? undefined : people.get(creator)),
    created,
  });
  for (const annotation of project.annotations) {
    plan.addAnnotation({ ...documents.describe(annotation), ...making(annotation) });
    yield;
  }
  for (const { id, name, from, to } of project.links) {
    const type = linkTypeNamed(name);
    if (type === null)
      plan.report.refused.push({ id, quote: null, reason: `“${name}” is no type of link here` });
    else plan.addLink({ id, from, to, type, creator: null, created: null });
  }
  const edits = [...documents.edits, ...plan.edits];
  return { edits, contents: documents.contents, report: reportOf(project, plan, documents) };
}

function personNamed(person: ImportedProject['people'][number] | undefined): DescribedPerson | null {
  if (person === undefined) return null;
  const { id, name, initials } = person;
  return { id, name, ...(initials !== undefined && { initials }) };
}

function reportOf(
  project: ImportedProject,
  plan: AnnotationPlan,
  documents: ProjectDocuments,
): ProjectReport {
  return {
    ...plan.report,
    documents: documents.made,
    tags: plan.edits.filter(({ record }) => record === 'tag').length,
    withoutKind: plan.withoutKind,
    problems: project.problems,
  };
}

/** The documents of a project: which are here, and what makes the others. */
class ProjectDocuments {
  readonly edits: Edit[] = [];
  readonly contents: NewContent[] = [];
  readonly coming: ComingDocument[] = [];
  readonly made: { id: string; title: string; words: number }[] = [];
  /** Id in the project → id here. */
  readonly #ids = new Map<string, string>();
  readonly #texts = new Map<string, { text: string; index: CodePointIndex }>();

  readonly #workspace: Workspace;
  readonly #here: readonly Document[];

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#here = listDocuments(workspace.db).map(({ document }) => document);
  }

  /** Finds the document here, or plans to make it. */
  add(document: ProjectDocument): void {
    const { id, text } = document;
    this.#texts.set(id, { text, index: new CodePointIndex(text) });
    const content = newContent(bodyOf(text));
    const same = contentsWithText(this.#workspace.db, content.textHash);
    const known = this.#here.find(each => each.id === id) ?? this.#here.find(each => same.has(each.content));
    this.#ids.set(id, known?.id ?? id);
    if (known === undefined) this.#make(document, content);
  }

  /** An annotation by its place and its words, for the text here may be another by now. */
  describe(annotation: ProjectAnnotation): Omit<DescribedAnnotation, keyof DescribedMaking> {
    const { document, start, end, tags, note, ...said } = annotation;
    const { text, index } = this.#texts.get(document) ?? { text: '', index: new CodePointIndex('') };
    const words = describeSelection('', text, start, end);
    const selector = words && {
      quote: words.quote,
      prefix: words.prefix,
      suffix: words.suffix,
      start: index.toCodePoints(words.start),
      end: index.toCodePoints(words.end),
    };
    return {
      ...said,
      note: note ?? null,
      tags: tags.map(id => ({ id, name: '' })),
      sources: [this.#ids.get(document) ?? document],
      textHash: null,
      selectors: selector ? [[selector]] : [],
    };
  }

  #make(document: ProjectDocument, content: NewContent): void {
    const { id, text, creator: _creator, created: _created, ...metadata } = document;
    const report = { file: null, format: 'qdpx', encoding: 'utf-8', stripped: [], warnings: [], guesses: {} };
    const fields = { status: 'unread', ...metadata, content: content.hash, report, removed: false };
    this.edits.push({ record: 'document', id, fields: fields as Values });
    this.contents.push(content);
    this.made.push({ id, title: document.title, words: content.words });
    this.coming.push({ document: { ...document, content: content.hash }, text });
  }
}

/** One paragraph a line, so that the article's plain text is the source's. */
function bodyOf(text: string) {
  return {
    type: 'doc',
    content: text.split('\n').map(line => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
  };
}

function linkTypeNamed(name: string): LinkType | null {
  const plain = name.trim().toLowerCase();
  const found = Object.entries(linkTypes).find(([slug, { label }]) => slug === plain || label === plain);
  return (found?.[0] as LinkType | undefined) ?? null;
}
