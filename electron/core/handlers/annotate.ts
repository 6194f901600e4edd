/**
 * Taking over annotations that a file describes: passages found, tags made, links drawn, all as one step of
 * the undo list. The same file twice changes nothing: a record's id is made from its id in the file, and what
 * is here already stays as it is, since it may have been worked on.
 */
import type { DescribedAnnotations } from '../importers/annotations/described.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type AnnotateReport, AnnotationPlan } from './annotation-plan.ts';
import { atOnce, type Steps } from './paced.ts';

/** @throws Fault `field.invalid`, `disk.full` or `disk.failed`; nothing was changed then. */
export function annotate(workspace: Workspace, described: DescribedAnnotations): AnnotateReport {
  const { edits, report } = planAnnotations(workspace, described);
  if (edits.length > 0) workspace.commit(addingStep(report), edits);
  return report;
}

/** How the undo list names it. */
export function addingStep({ added }: AnnotateReport): string {
  return added === 1 ? 'Add 1 annotation' : `Add ${added} annotations`;
}

/** What `annotate` would do, without doing it. */
export function planAnnotations(
  workspace: Workspace,
  described: DescribedAnnotations,
): Pick<AnnotationPlan, 'edits' | 'report'> {
  return atOnce(annotationSteps(workspace, described));
}

/** As `planAnnotations`, an annotation a step. */
export function* annotationSteps(
  workspace: Workspace,
  { annotations, links, refused }: DescribedAnnotations,
): Steps<Pick<AnnotationPlan, 'edits' | 'report' | 'withoutKind'>> {
  const plan = new AnnotationPlan(workspace);
  for (const annotation of annotations) {
    plan.addAnnotation(annotation);
    yield;
  }
  for (const link of links) plan.addLink(link);
  for (const each of refused) plan.report.refused.push(each);
  return plan;
}
