/** Records for tests of the window's cache, made from a few words. */
import type { Diff, Entry } from '../../../shared/history/diff.ts';
import type { Annotation } from '../../../shared/records/annotation.ts';
import type { Document } from '../../../shared/records/document.ts';
import type { Kind } from '../../../shared/records/kind.ts';
import type { WorkspaceState } from '../../../shared/records/workspace.ts';

/** A well-formed id ending in `n`. */
export function id(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

export const me = { id: id(1), name: 'Ada', initials: 'A', colour: '#3b4cca' };
const made = { createdBy: me.id, createdAt: 1, modifiedBy: me.id, modifiedAt: 1 };

export function document(n: number, patch: Partial<Document> = {}): Document {
  const content = 'c'.repeat(64);
  return {
    id: id(n),
    title: `Article ${n}`,
    direction: 'ltr',
    status: 'unread',
    content,
    collections: [],
    words: 10,
    ...made,
    ...patch,
  };
}

/** An annotation of a document at `start`; null makes it an orphan. */
export function annotation(n: number, of: string, start: number | null, kind: Kind = 'claim'): Annotation {
  const at = start ?? 0;
  const anchor = { content: 'c'.repeat(64), start: at, end: at + 5, quote: 'words', prefix: '', suffix: '' };
  const position =
    start === null
      ? ({ status: 'orphan', start: null, end: null } as const)
      : ({ status: 'exact', start, end: start + 5 } as const);
  return {
    id: id(n),
    document: of,
    kind,
    anchor,
    position,
    keyPassage: false,
    tags: [],
    ...made,
  } as unknown as Annotation;
}

export function state(seq: number, patch: Partial<WorkspaceState> = {}): WorkspaceState {
  const annotations = { claim: 0, precedent: 0, option: 0 };
  return {
    path: '/a.postil',
    name: 'A',
    me,
    seq,
    documents: 1,
    annotations,
    undo: null,
    redo: null,
    ...patch,
  };
}

export const asAnnotation = (value: Annotation): Entry => ({ record: 'annotation', value });
export const asDocument = (value: Document): Entry => ({ record: 'document', value });

export function diff(patch: Partial<Diff>): Diff {
  return { added: [], updated: [], removed: [], ...patch };
}
