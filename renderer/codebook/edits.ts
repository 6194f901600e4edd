/** Editing the codebook: each call with what is said of it, and the way back. */
import { useMemo } from 'react';
import type { TagPatch } from '../../shared/records/tag.ts';
import { changingWords, useLong } from '../history/use-long.ts';
import { type Direction, doneWords, useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import { counted } from '../ui/counted.ts';
import { useNotices } from '../ui/Notices.tsx';
import type { Codebook } from './codebook.ts';

export interface CodebookEdits {
  /** Answers the new tag's id, or null when it was refused. */
  add(name: string, parent: string | null): Promise<string | null>;
  update(id: string, patch: TagPatch): Promise<boolean>;
  move(ids: readonly string[], parent: string | null): Promise<boolean>;
  merge(ids: readonly string[], into: string, sameNames: boolean): Promise<boolean>;
  /** Answers the new tag's id, or null when it was refused. */
  split(tag: string, to: Place, annotations: readonly string[]): Promise<string | null>;
  remove(ids: readonly string[], subTags: 'remove' | 'lift'): Promise<boolean>;
  step(direction: Direction): void;
}

export interface Place {
  readonly name: string;
  readonly parent: string | null;
}

/** “name” for one tag, their number for several. */
export function tagsCalled(codebook: Codebook, ids: readonly string[]): string {
  const [only] = ids;
  return ids.length === 1 && only !== undefined
    ? `“${codebook.get(only)?.name ?? ''}”`
    : `${ids.length.toLocaleString('en')} tags`;
}

export function useCodebookEdits(codebook: Codebook): CodebookEdits {
  const { client, run } = useLink();
  const { show, announce } = useNotices();
  const goStep = useStep();
  const long = useLong();
  return useMemo(() => {
    const step = async (direction: Direction) => {
      const result = await goStep(direction);
      if (result.ok) show({ message: doneWords(direction, result.value) });
    };
    const say = (message: string) =>
      show({ message, action: { label: 'Undo', onAction: () => void step('undo') } });
    return {
      async add(name, parent) {
        const where = parent === null ? {} : { parent };
        const result = await run(() => client.tags.create({ name, ...where }));
        if (!result.ok) return null;
        announce(`Tag ${name} added`);
        return result.value.id;
      },
      async update(id, patch) {
        const before = patch.shortcut ? codebook.tagOfDigit(patch.shortcut) : undefined;
        if (!(await run(() => client.tags.update({ id, patch }))).ok) return false;
        const digit = patch.shortcut;
        if (digit && before && before.id !== id)
          say(`${digit} now applies “${codebook.get(id)?.name}”, no longer “${before.name}”`);
        return true;
      },
      async move(ids, parent) {
        if (!(await run(() => client.tags.move({ ids: [...ids], parent }))).ok) return false;
        const where = parent === null ? 'to the top level' : `under ${tagsCalled(codebook, [parent])}`;
        say(`Moved ${tagsCalled(codebook, ids)} ${where}`);
        return true;
      },
      async merge(ids, into, sameNames) {
        const input = { ids: [...ids], into, sameNames };
        const result = await long(
          { under: 'Merging tags…', stopped: 'Stopped. Undo takes back what was merged.' },
          signal => client.tags.merge(input, { signal }),
        );
        if (!result.ok) return false;
        const { tags, annotations } = result.value;
        const on = counted(annotations, 'annotation');
        say(`Merged ${counted(tags, 'tag')} into ${tagsCalled(codebook, [into])}, now on ${on}`);
        return true;
      },
      async split(tag, { name, parent }, annotations) {
        const input = { tag, name, parent, annotations: [...annotations] };
        const result = await long(changingWords(counted(annotations.length, 'annotation')), signal =>
          client.tags.split(input, { signal }),
        );
        if (!result.ok) return null;
        say(
          `Split ${tagsCalled(codebook, [tag])}: ${counted(annotations.length, 'annotation')} to “${name}”`,
        );
        return result.value.id;
      },
      async remove(ids, subTags) {
        if (!(await run(() => client.tags.remove({ ids: [...ids], subTags }))).ok) return false;
        say(`Deleted ${tagsCalled(codebook, ids)}`);
        return true;
      },
      step: direction => void step(direction),
    };
  }, [client, run, goStep, long, show, announce, codebook]);
}
