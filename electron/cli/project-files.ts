/** REFI-QDA files on the command line: read in the process that can be killed, taken in as one step. */
import { basename } from 'node:path';
import { importProject, type ProjectReport } from '../core/handlers/import-project.ts';
import { forkParser, ParserProcess } from '../core/jobs/parser-process.ts';
import type { Workspace } from '../core/workspace/workspace.ts';
import type { CliContext } from './context.ts';
import { oneLine } from './printing.ts';

/** Takes a project or codebook in and tells what of it could not be read. @throws Fault */
export async function importProjectFile(
  context: CliContext,
  workspace: Workspace,
  bytes: Uint8Array,
  file: string,
): Promise<ProjectReport> {
  const parser = new ParserProcess(forkParser(context.resources.parser));
  try {
    const project = await parser.readProject({ name: basename(file), bytes });
    const report = importProject(workspace, project);
    tellProblems(context, report, file);
    return report;
  } finally {
    parser.close();
  }
}

/** Tells what of a project could not be read, and what was decided. */
export function tellProblems(context: CliContext, report: ProjectReport, file: string): void {
  for (const problem of [...report.problems, ...choices(report)])
    context.warn(`postil: ${oneLine(problem)} (${file})`);
}

/** What was decided where the file does not say. */
function choices({ withoutKind }: ProjectReport): string[] {
  if (withoutKind === 0) return [];
  const passages = withoutKind === 1 ? '1 passage carries' : `${withoutKind} passages carry`;
  return [`${passages} no code of a kind (Claim, Precedent, Policy option): taken for claims`];
}
