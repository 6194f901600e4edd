/** The app's own dialog for choosing a file, where the system's cannot be shown. */
import { ChevronUp, FileText, Folder } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { FilePurpose, FolderListing } from '../../shared/contract/shell.ts';
import { SEALED_EXTENSION } from '../../shared/records/share-options.ts';
import { WORKSPACE_EXTENSION } from '../../shared/records/workspace.ts';
import { useLink } from '../link/link.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import styles from './FileDialog.module.css';
import { endingOf, isWhole, joinPath, nameOf, withEnding } from './paths.ts';

export interface FileRequest {
  readonly mode: 'open' | 'save';
  readonly purpose: FilePurpose;
  readonly folder: string | null;
  readonly suggestedName: string;
}

export interface FileDialogProps {
  readonly request: FileRequest;
  readonly onAnswer: (path: string | null) => void;
}

const ENDINGS = {
  workspace: WORKSPACE_EXTENSION,
  merge: WORKSPACE_EXTENSION,
  sealed: SEALED_EXTENSION,
  report: '.txt',
} as const;

export function FileDialog({ request, onAnswer }: FileDialogProps) {
  const { mode, purpose } = request;
  const { listing, go } = useFolder(request);
  const [name, setName] = useState(request.suggestedName);
  const isSave = mode === 'save';
  const path = listing && name.trim() !== '' ? pathOf(listing, name.trim(), request) : null;
  const isTaken = listing?.entries.some(entry => !entry.isFolder && entry.path === path) ?? false;
  const isRefused = isSave && isTaken && purpose === 'workspace';

  const accept = () => {
    if (!path || isRefused) return;
    const folder = listing?.entries.find(
      entry => entry.isFolder && entry.path === joinPath(listing.path, name.trim()),
    );
    if (folder) void go(folder.path);
    else onAnswer(path);
  };
  const act = (key: string) => {
    const entry = listing?.entries.find(candidate => candidate.path === key);
    if (!entry) return;
    if (entry.isFolder) void go(entry.path);
    else if (isSave) setName(entry.name);
    else onAnswer(entry.path);
  };

  return (
    <Dialog
      title={isSave ? 'Save as' : 'Choose a file'}
      onClose={() => onAnswer(null)}
      footer={
        <>
          <Button onPress={() => onAnswer(null)}>Cancel</Button>
          <Button look="primary" isDisabled={path === null || isRefused} onPress={accept}>
            {isSave ? (isTaken && purpose !== 'workspace' ? 'Replace' : 'Save') : 'Open'}
          </Button>
        </>
      }
    >
      <TextField
        label={isSave ? 'File name' : 'File name or path'}
        value={name}
        onChange={setName}
        autoFocus
        direction="ltr"
        hint={
          isTaken && isSave && !isRefused ? 'A file of this name is here; saving replaces it.' : undefined
        }
        problem={isRefused ? 'A workspace of this name is here already. Choose another name.' : null}
        onEnter={accept}
      />
      {listing && <FolderView listing={listing} onGo={folder => void go(folder)} onAct={act} />}
    </Dialog>
  );
}

interface FolderViewProps {
  readonly listing: FolderListing;
  readonly onGo: (folder: string) => void;
  readonly onAct: (path: string) => void;
}

function FolderView({ listing, onGo, onAct }: FolderViewProps) {
  const { parent, path, entries } = listing;
  return (
    <div className={styles.folder}>
      <div className={styles.where}>
        <IconButton
          label="Folder above"
          icon={<ChevronUp />}
          isDisabled={parent === null}
          onPress={() => parent !== null && onGo(parent)}
        />
        <span className={styles.path} title={path}>
          {path}
        </span>
      </div>
      <ListBox
        aria-label={`Files in ${nameOf(path)}`}
        className={styles.list ?? ''}
        selectionMode="none"
        items={entries.map(entry => ({ ...entry, id: entry.path }))}
        onAction={key => onAct(String(key))}
        renderEmptyState={() => <p className={styles.empty}>Nothing to choose in this folder.</p>}
      >
        {entry => (
          <ListBoxItem textValue={entry.name} className={styles.entry ?? ''}>
            {entry.isFolder ? <Folder aria-label="Folder" /> : <FileText aria-hidden="true" />}
            <span className={styles.name}>{entry.name}</span>
            {!entry.isFolder && (
              <span className={styles.date}>{new Date(entry.modifiedAt).toLocaleDateString('en-GB')}</span>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
}

/** The folder on show, and the way to another. A folder that is gone gives way to the documents folder. */
function useFolder({ folder, purpose }: FileRequest) {
  const { client, run } = useLink();
  const [listing, setListing] = useState<FolderListing | null>(null);
  const go = async (path: string) => {
    const result = await run(() => client.shell.listFolder({ path, purpose }));
    if (result.ok) setListing(result.value);
  };
  useEffect(() => {
    const start = folder === null ? { purpose } : { path: folder, purpose };
    void run(() => client.shell.listFolder(start)).then(async result => {
      const found = result.ok ? result : await run(() => client.shell.listFolder({ purpose }));
      if (found.ok) setListing(found.value);
    });
  }, [client, run, folder, purpose]);
  return { listing, go };
}

/** The path that is meant: as typed when it is a whole one, else in the folder, with its ending when saving. */
function pathOf(listing: FolderListing, name: string, { mode, purpose, suggestedName }: FileRequest): string {
  const path = isWhole(name) ? name : joinPath(listing.path, name);
  const ending = purpose === 'export' ? endingOf(suggestedName) : ENDINGS[purpose];
  return mode === 'save' || !nameOf(path).includes('.') ? withEnding(path, ending) : path;
}
