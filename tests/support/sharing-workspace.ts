/**
 * A workspace of two people in which every word that may have to stay behind occurs once: what was removed, what
 * was overwritten, notes, names, source files.
 */
import { newSource } from '../../electron/core/workspace/contents.ts';
import { newId } from '../../electron/core/workspace/ids.ts';
import type { Workspace } from '../../electron/core/workspace/workspace.ts';
import type { Person } from '../../shared/records/person.ts';
import {
  addCollection,
  addDocument,
  addTag,
  correctText,
  edit,
  newStore,
  reopen,
  tagPassage,
} from './store.ts';

export const bob: Person = {
  id: '01900000-0000-7000-8000-0000000000b0',
  name: 'Bob Quillfeather',
  initials: 'BQ',
  colour: '#aa5533',
};

export interface SharingWorkspace {
  readonly workspace: Workspace;
  readonly ids: Readonly<
    Record<
      | 'banks'
      | 'dams'
      | 'gone'
      | 'claim'
      | 'precedent'
      | 'option'
      | 'dropped'
      | 'inGone'
      | 'water'
      | 'rivers'
      | 'unused'
      | 'link'
      | 'linkToGone'
      | 'collection',
      string
    >
  >;
}

/** Words that stand in the file of `sharingWorkspace`, by where they stand. All of them are found whole or not at all. */
export const WORDS = {
  removedArticle: ['Xylocarp', 'quenchless', 'Ostrander'],
  removedAnnotation: ['zeppelinlike'],
  removedTag: ['Ungulates'],
  overwritten: ['Formertitle', 'formerspeaker', 'Earlyriver'],
  correctedText: ['misprintword'],
  notes: ['articlenoteword', 'passagenoteword'],
  sources: ['sourcefilename', 'strippedboilerplate'],
  text: ['unquotedparagraph'],
  bob: ['Quillfeather', 'bobspeaker'],
  dams: ['Kariba'],
} as const;

/** @param folder Where its file is made. */
export function sharingWorkspace(folder: string): SharingWorkspace {
  let workspace = newStore(folder, 'sharing');
  const water = addTag(workspace, 'Water');
  const rivers = addTag(workspace, 'Earlyriver', { parent: water, description: 'Of rivers' });
  const unused = addTag(workspace, 'Unused');
  const hidden = addTag(workspace, 'Ungulates');
  const collection = addCollection(workspace, 'Treaties');
  const banks = importBanks(workspace, collection);
  const dams = addDocument(workspace, ['The Kariba dam was finished in 1959.', 'Others followed.'], {
    title: 'Dams',
  });
  const gone = addDocument(workspace, ['Xylocarp trees are quenchless.'], { title: 'By Ostrander' });
  const claim = tagPassage(workspace, banks, 'Team Alpha measured the east bank', 'claim', {
    'claim.speaker': 'formerspeaker',
    note: 'passagenoteword',
    [`tag:${rivers}`]: true,
    [`tag:${hidden}`]: true,
  });
  const option = tagPassage(workspace, dams, 'Others followed', 'option');
  const dropped = tagPassage(workspace, banks, 'two banks', 'claim', { note: 'zeppelinlike' });
  const inGone = tagPassage(workspace, gone, 'quenchless');
  edit(workspace, 'annotation', claim, { 'claim.speaker': 'Team Alpha' });
  edit(workspace, 'tag', rivers, { name: 'Rivers' });
  workspace = reopen(workspace, bob);
  const precedent = tagPassage(workspace, banks, 'In 1960 both sides signed a treaty', 'precedent', {
    'precedent.invokedBy': 'bobspeaker',
  });
  workspace = reopen(workspace);
  const [link, linkToGone] = [newId(), newId()];
  workspace.commit('Link', [
    { record: 'link', id: link, fields: { from: claim, to: precedent, type: 'supports' } },
    { record: 'link', id: linkToGone, fields: { from: claim, to: dropped, type: 'qualifies' } },
  ]);
  edit(workspace, 'annotation', dropped, { removed: true });
  edit(workspace, 'document', gone, { removed: true });
  edit(workspace, 'tag', hidden, { removed: true });
  const ids = { banks, dams, gone, claim, precedent, option, dropped, inGone, water, rivers, unused };
  return { workspace, ids: { ...ids, link, linkToGone, collection } };
}

function importBanks(workspace: Workspace, collection: string): string {
  const source = newSource(Buffer.from('<p>sourcefilebytes</p>'));
  const first = addDocument(
    workspace,
    [
      'A misprintword.',
      'Team Alpha measured the east bank of two banks.',
      'In 1960 both sides signed a treaty.',
    ],
    { title: 'Formertitle', note: 'articlenoteword', [`collection:${collection}`]: true },
  );
  workspace.commit(
    'Attach the file',
    [
      {
        record: 'document',
        id: first,
        fields: {
          title: 'Two banks',
          source: source.hash,
          report: {
            file: 'sourcefilename.html',
            format: 'html',
            encoding: 'utf-8',
            stripped: [{ reason: 'advertisement', text: 'strippedboilerplate' }],
            warnings: [],
            guesses: {},
          },
        },
      },
    ],
    { sources: [source] },
  );
  correctText(workspace, first, [
    'Team Alpha measured the east bank of two banks.',
    'What follows is said by nobody and stands far enough from any passage to be no part of it.',
    'An unquotedparagraph.',
    'What came before was said by nobody and stands far enough from any passage to be no part of it.',
    'In 1960 both sides signed a treaty.',
  ]);
  return first;
}
