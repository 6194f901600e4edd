/** How the choices of a tag picker look in its list. */
import { type Codebook, pathWords } from '../codebook/codebook.ts';
import { TagMark } from '../codebook/TagMark.tsx';
import type { Suggestion } from '../ui/Suggest.tsx';
import type { TagChoice } from './tag-choices.ts';

/** How many of the annotations to tag carry a tag already. */
export type Carried = 'all' | 'some' | 'none';

const signs: Readonly<Record<Carried, Pick<Suggestion, 'sign' | 'signName'>>> = {
  all: { sign: '✓', signName: 'on' },
  some: { sign: '–', signName: 'on some' },
  none: {},
};

/** A choice as a line of the list, with whether the annotations carry the tag already. */
export function suggestionOf(choice: TagChoice, codebook: Codebook, carried: Carried): Suggestion {
  const { id, name, path } = choice;
  if (choice.type === 'new') {
    const where = path.length === 0 ? '' : ` under “${path.join(' › ')}”`;
    return { id, label: `Create “${name}”${where}`, sign: '+' };
  }
  const digit = codebook.digitOf(id);
  const description = codebook.get(id)?.description;
  return {
    id,
    label: name,
    mark: <TagMark colour={codebook.colourOf(id)} />,
    note: String(choice.annotations),
    ...(path.length === 0 ? {} : { above: pathWords(path) }),
    ...(digit === undefined ? {} : { shortcut: digit }),
    ...(description === undefined ? {} : { hint: description }),
    ...signs[carried],
  };
}
