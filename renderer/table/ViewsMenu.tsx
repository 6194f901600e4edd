/** Saved views: taking one, saving what the table shows as one, and keeping them in order. */
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import type { SavedView, TableView } from '../../shared/records/saved-view.ts';
import { useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import { useViews } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { Menu, type MenuAction } from '../ui/Menu.tsx';
import { useNotices } from '../ui/Notices.tsx';
import type { BarState } from './table-state.ts';

const NONE: readonly SavedView[] = [];

export function ViewsMenu({ table }: { readonly table: BarState }) {
  const { client, run } = useLink();
  const step = useStep();
  const { show } = useNotices();
  const views = useViews().data ?? NONE;
  /** The view to be given a name: a new one, or one to rename. */
  const [naming, setNaming] = useState<'new' | SavedView | null>(null);
  const taken = views.find(({ id }) => id === table.saved);
  const view: TableView = table.view;
  const undo = () => void step('undo');
  const replace = async ({ id, name }: SavedView) => {
    if ((await run(() => client.views.replace({ id, view }))).ok)
      show({ message: `View “${name}” replaced`, action: { label: 'Undo', onAction: undo } });
  };
  const remove = async ({ id, name }: SavedView) => {
    if (!(await run(() => client.views.remove({ id }))).ok) return;
    table.setSaved(null);
    show({ message: `View “${name}” removed`, action: { label: 'Bring back', onAction: undo } });
  };
  const list = views.map(
    (each): MenuAction => ({
      id: each.id,
      label: each.name,
      isChosen: each.id === table.saved,
      onAction: () => table.take(viewOf(each), each.id),
    }),
  );
  const acts: MenuAction[] = [
    { id: 'save', label: 'Save as a view…', onAction: () => setNaming('new') },
    ...(taken
      ? [
          { id: 'replace', label: `Replace “${taken.name}”`, onAction: () => void replace(taken) },
          { id: 'rename', label: `Rename “${taken.name}”…`, onAction: () => setNaming(taken) },
          {
            id: 'remove',
            label: `Remove “${taken.name}”`,
            isDanger: true,
            onAction: () => void remove(taken),
          },
        ]
      : []),
  ];
  return (
    <>
      <Menu
        label="Saved views"
        groups={[list, acts]}
        trigger={
          <Button look="quiet" size="small" aria-label={taken ? `Saved views: ${taken.name}` : 'Saved views'}>
            <Bookmark aria-hidden="true" /> {taken ? taken.name : 'Views…'}
          </Button>
        }
      />
      {naming !== null && (
        <NameDialog
          name={naming === 'new' ? '' : naming.name}
          onClose={() => setNaming(null)}
          onName={async name => {
            if (naming !== 'new') return (await run(() => client.views.rename({ id: naming.id, name }))).ok;
            const made = await run(() => client.views.create({ name, view }));
            if (made.ok) table.setSaved(made.value.id);
            return made.ok;
          }}
        />
      )}
    </>
  );
}

function viewOf({ filter, sorts, groupBy, columns }: SavedView): TableView {
  return { filter, sorts, groupBy, columns };
}

interface NameDialogProps {
  /** The name it has; empty for a new view. */
  readonly name: string;
  /** Answers whether it was done. */
  readonly onName: (name: string) => Promise<boolean>;
  readonly onClose: () => void;
}

function NameDialog({ name, onName, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  const save = async () => {
    if (wanted !== '' && (await onName(wanted))) onClose();
  };
  return (
    <Dialog
      title={name === '' ? 'Save as a view' : 'Rename the view'}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={wanted === ''} onPress={() => void save()}>
            {name === '' ? 'Save view' : 'Rename'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        autoFocus
        value={typed}
        onChange={setTyped}
        onEnter={() => void save()}
        hint="It keeps the filters, the order, the groups and the columns, for everyone who has this workspace."
      />
    </Dialog>
  );
}
