/** One field to do anything and to go anywhere: commands by name, articles, headings, paragraphs and pages. */
import { useMemo, useState } from 'react';
import { plainTextOf } from '../../shared/text/plain-text.ts';
import { schema } from '../../shared/text/schema.ts';
import { useDocument, useDocuments } from '../link/queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Suggest } from '../ui/Suggest.tsx';
import { type AppCommand, commandChoices, placeChoices, type Target } from './choices.ts';

export interface PaletteProps {
  /** `all` offers commands first; `places` only places. */
  readonly mode: 'all' | 'places';
  readonly commands: readonly AppCommand[];
  /** The open article. */
  readonly document: string | null;
  readonly onGo: (target: Target) => void;
  readonly onClose: () => void;
}

export function Palette({ mode, commands, document, onGo, onClose }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const articles = useDocuments().data;
  const body = useDocument(document).data?.body;
  const plain = useMemo(() => (body === undefined ? null : plainTextOf(schema.nodeFromJSON(body))), [body]);
  const choices = useMemo(() => {
    const isAll = mode === 'all';
    // Places come in once something is typed, so that the first list is what can be done.
    const places = isAll && typed.trim() === '' ? [] : placeChoices(plain, articles ?? [], typed);
    return [...(isAll ? commandChoices(commands, typed) : []), ...places];
  }, [mode, commands, plain, articles, typed]);
  const choose = (id: string) => {
    const choice = choices.find(candidate => candidate.id === id);
    if (!choice) return;
    onClose();
    if ('command' in choice.action) choice.action.command.run();
    else onGo(choice.action.target);
  };
  const words = mode === 'all' ? 'Do something, or go somewhere' : 'Go to an article, heading or number';
  return (
    <Dialog title={mode === 'all' ? 'Commands' : 'Go to…'} size="small" onClose={onClose} isDismissable>
      <Suggest
        look="open"
        label={words}
        placeholder={words}
        autoFocus
        typed={typed}
        onType={setTyped}
        suggestions={choices.map(({ id, label, note }) => ({ id, label, note }))}
        onChoose={choose}
        none={typed.trim() === '' ? 'There is nothing to go to yet.' : 'Nothing fits these letters.'}
      />
    </Dialog>
  );
}
