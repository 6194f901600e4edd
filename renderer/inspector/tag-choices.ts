/** What a tag picker offers for what was typed: tags that fit, and a new one when none has that name. */
import type { TagSummary } from '../../shared/contract/tags.ts';
import type { Suggestion } from '../ui/Suggest.tsx';
import { fuzzyScore } from './fuzzy.ts';

export type TagChoice =
  | { readonly type: 'tag'; readonly id: string; readonly name: string; readonly annotations: number }
  | { readonly type: 'new'; readonly id: string; readonly name: string };

/** Id of the choice that makes a new tag. */
export const NEW_TAG = 'new tag';

/**
 * Choices for `typed`, best fit first; where the fit is equal the most recently used first, then the most
 * used. `recent` holds ids, the latest first.
 */
export function tagChoices(
  tags: readonly TagSummary[],
  typed: string,
  recent: readonly string[],
): TagChoice[] {
  const name = typed.trim();
  const place = new Map(recent.map((id, index) => [id, index]));
  const fitting = tags
    .map(({ tag, annotations }) => ({
      tag,
      annotations,
      score: name === '' ? 0 : fuzzyScore(tag.name, name),
      age: place.get(tag.id) ?? recent.length,
    }))
    .filter(({ score }) => score >= 0 || name === '')
    .sort((a, b) => b.score - a.score || a.age - b.age || b.annotations - a.annotations);
  const choices: TagChoice[] = fitting.map(({ tag, annotations }) => ({
    type: 'tag',
    id: tag.id,
    name: tag.name,
    annotations,
  }));
  const isKnown = tags.some(({ tag }) => tag.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  return name === '' || isKnown ? choices : [...choices, { type: 'new', id: NEW_TAG, name }];
}

/** How a choice is shown; `isOn` when all the annotations carry the tag already. */
export function suggestionOf(choice: TagChoice, isOn: boolean): Suggestion {
  const { id, name } = choice;
  if (choice.type === 'new') return { id, label: `Create “${name}”`, sign: '+' };
  const line = { id, label: name, note: String(choice.annotations) };
  return isOn ? { ...line, sign: '✓', signName: 'on' } : line;
}
