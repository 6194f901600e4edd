/** Properties of letters in RTF, which groups save and restore. */
import type { MarkJson } from '../blocks.ts';

export interface CharacterState {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly position: 'superscript' | 'subscript' | null;
  readonly isHidden: boolean;
  readonly isDeleted: boolean;
  readonly font: number | undefined;
}

export const PLAIN_CHARACTERS: CharacterState = {
  isBold: false,
  isItalic: false,
  position: null,
  isHidden: false,
  isDeleted: false,
  font: undefined,
};

/** The state after a control word, or null for a word that is not about letters. */
export function withCharacterWord(
  state: CharacterState,
  name: string,
  number: number | undefined,
): CharacterState | null {
  const isOn = number !== 0;
  switch (name) {
    case 'plain':
      return PLAIN_CHARACTERS;
    case 'b':
      return { ...state, isBold: isOn };
    case 'i':
      return { ...state, isItalic: isOn };
    case 'v':
      return { ...state, isHidden: isOn };
    case 'deleted':
      return { ...state, isDeleted: isOn };
    case 'super':
      return { ...state, position: isOn ? 'superscript' : null };
    case 'sub':
      return { ...state, position: isOn ? 'subscript' : null };
    case 'nosupersub':
      return { ...state, position: null };
    case 'f':
      return { ...state, font: number };
    default:
      return null;
  }
}

export function marksOf({ isBold, isItalic, position }: CharacterState, link: string | null): MarkJson[] {
  const marks: MarkJson[] = [];
  if (link !== null) marks.push({ type: 'link', attrs: { href: link } });
  if (isItalic) marks.push({ type: 'emphasis' });
  if (isBold) marks.push({ type: 'strong' });
  if (position !== null) marks.push({ type: position });
  return marks;
}

/** Control words that stand for a character. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '\u2011',
  '-': '\u00ad',
  '{': '{',
  '}': '}',
  '\\': '\\',
  tab: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  zwj: '\u200d',
  zwnj: '\u200c',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
};
