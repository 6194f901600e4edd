/** What the reader's test page has for a workspace: annotations in memory, acknowledged a little later. */
import type { Anchor } from '../../../../shared/records/anchor.ts';
import type { Annotation, AnnotationPatch } from '../../../../shared/records/annotation.ts';
import type { Document } from '../../../../shared/records/document.ts';
import type { Kind } from '../../../../shared/records/kind.ts';

export class MemoryStore {
  annotations: readonly Annotation[] = [];
  /** Set to refuse the next write for this reason. */
  refusal: string | null = null;
  readonly #document: Document;
  readonly #changed: () => void;
  #made = 0;

  constructor(document: Document, changed: () => void) {
    this.#document = document;
    this.#changed = changed;
  }

  /** Puts annotations in without acknowledging anything. */
  seed(passages: readonly { kind: Kind; anchor: Anchor }[]): void {
    const made = passages.map(passage => this.#make({ ...passage, tags: [] }));
    this.annotations = [...this.annotations, ...made];
    this.#changed();
  }

  async create(passage: { kind: Kind; anchor: Anchor; tags: string[] }): Promise<Annotation> {
    await this.#acknowledge();
    const made = this.#make(passage);
    this.annotations = [...this.annotations, made];
    this.#changed();
    return made;
  }

  async update(id: string, patch: AnnotationPatch): Promise<void> {
    await this.#acknowledge();
    this.annotations = this.annotations.map(annotation =>
      annotation.id === id ? patched(annotation, patch) : annotation,
    );
    this.#changed();
  }

  async setTag(id: string, tag: string, isOn: boolean): Promise<void> {
    await this.#acknowledge();
    this.annotations = this.annotations.map(annotation => {
      if (annotation.id !== id) return annotation;
      const others = annotation.tags.filter(other => other !== tag);
      return { ...annotation, tags: isOn ? [...others, tag] : others };
    });
    this.#changed();
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#acknowledge();
    this.annotations = this.annotations.filter(({ id }) => !ids.includes(id));
    this.#changed();
  }

  async #acknowledge(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve, 5));
    const reason = this.refusal;
    this.refusal = null;
    if (reason !== null) throw new Error(reason);
  }

  #make({ kind, anchor, tags }: { kind: Kind; anchor: Anchor; tags: string[] }): Annotation {
    this.#made++;
    const { createdBy, createdAt } = this.#document;
    const made: unknown = {
      id: `00000000-0000-7000-8000-${String(this.#made).padStart(12, '0')}`,
      document: this.#document.id,
      kind,
      anchor,
      position: { status: 'exact', start: anchor.start, end: anchor.end },
      keyPassage: false,
      tags,
      createdBy,
      createdAt,
      modifiedBy: createdBy,
      modifiedAt: createdAt,
    };
    return made as Annotation;
  }
}

function patched(annotation: Annotation, { kind, anchor }: AnnotationPatch): Annotation {
  const moved = anchor
    ? { anchor, position: { status: 'exact' as const, start: anchor.start, end: anchor.end } }
    : {};
  return { ...annotation, ...moved, ...(kind ? { kind } : {}) };
}
