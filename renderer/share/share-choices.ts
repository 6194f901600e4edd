/** What is chosen in the dialog, and the share that makes. */
import { KINDS, type Kind } from '../../shared/records/kind.ts';
import type { Part, ShareOptions, ShareSeal } from '../../shared/records/share-options.ts';

export type Articles = 'all' | 'open' | 'some';

export interface ShareChoices {
  readonly articles: Articles;
  /** Those chosen, where it is some. */
  readonly documents: readonly string[];
  readonly kindsLeft: readonly Kind[];
  /** Whether only some tags; until one is chosen that is none, and nothing is shared of annotations. */
  readonly hasTags: boolean;
  readonly tags: readonly string[];
  readonly peopleLeft: readonly string[];
  readonly partsLeft: readonly Part[];
  readonly history: boolean;
  readonly seal: 'none' | 'passphrase' | 'keys';
  readonly passphrase: string;
  /** Public keys of age, with spaces or line ends between them. */
  readonly keys: string;
}

export const firstChoices: ShareChoices = {
  articles: 'all',
  documents: [],
  kindsLeft: [],
  hasTags: false,
  tags: [],
  peopleLeft: [],
  partsLeft: [],
  history: false,
  seal: 'none',
  passphrase: '',
  keys: '',
};

/**
 * @param open Id of the open article.
 * @param people Ids of everybody in the workspace.
 */
export function optionsOf(
  choices: ShareChoices,
  open: string | null,
  people: readonly string[],
): ShareOptions {
  const { articles, kindsLeft, hasTags, tags, peopleLeft, partsLeft, history } = choices;
  const isIn = (part: Part) => !partsLeft.includes(part);
  const documents = articles === 'some' ? choices.documents : open === null ? [] : [open];
  const isNarrow = isIn('annotations');
  return {
    ...(articles === 'all' ? {} : { documents: [...documents] }),
    ...(isNarrow && kindsLeft.length > 0 ? { kinds: KINDS.filter(kind => !kindsLeft.includes(kind)) } : {}),
    ...(isNarrow && hasTags ? { tags: [...tags] } : {}),
    ...(isNarrow && peopleLeft.length > 0 ? { people: people.filter(id => !peopleLeft.includes(id)) } : {}),
    notes: isIn('notes'),
    text: isIn('text'),
    sources: isIn('text') && isIn('sources'),
    annotations: isIn('annotations'),
    history,
  };
}

/** What the share is sealed with: nothing, a key, or null while what is needed for it is not typed. */
export function sealOf({ seal, passphrase, keys }: ShareChoices): ShareSeal | undefined | null {
  if (seal === 'none') return undefined;
  if (seal === 'passphrase') return passphrase.trim() === '' ? null : { passphrase };
  const recipients = keys.split(/[\s,]+/).filter(key => key !== '');
  return recipients.length === 0 ? null : { recipients };
}

/** The list with `item` put in or taken out. */
export function toggled<T>(list: readonly T[], item: T, isIn: boolean): readonly T[] {
  const rest = list.filter(other => other !== item);
  return isIn ? [...rest, item] : rest;
}
