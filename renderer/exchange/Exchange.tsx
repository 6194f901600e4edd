/** What comes in: chosen, dropped or pasted files and text, and the dialogs they lead to. */
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { WorkspaceState } from '../../shared/records/workspace.ts';
import { useFocusReturn } from '../ui/focus-return.ts';
import { BatchDialog } from './BatchDialog.tsx';
import { chosenFiles, filesOf, hasFiles } from './dropped.ts';
import styles from './Exchange.module.css';
import { ImportDialog } from './ImportDialog.tsx';
import { type Imports, useImports } from './imports.ts';
import { PasteDialog } from './PasteDialog.tsx';
import { ReadingDialog, RefusedDialog } from './ReadingDialog.tsx';

export interface ExchangeHandle {
  import(way: 'files' | 'folder' | 'text'): void;
}

export interface ExchangeProps {
  readonly ref: Ref<ExchangeHandle>;
  readonly workspace: WorkspaceState;
  /** Opens an article that is here. */
  readonly onOpen: (document: string) => void;
}

export function Exchange({ ref, onOpen }: ExchangeProps) {
  const imports = useImports();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // React knows no attribute for it.
    if (folder.current) folder.current.webkitdirectory = true;
  }, []);
  useFocusReturn(imports.job !== null);
  const isDragged = useDrop(imports);
  usePaste(imports);
  useImperativeHandle(ref, () => ({
    import(way) {
      if (way === 'text') imports.askForText();
      else (way === 'files' ? files : folder).current?.click();
    },
  }));
  const take = (input: HTMLInputElement) => {
    imports.start(chosenFiles(input.files));
    // So that the same file can be chosen again.
    input.value = '';
  };
  return (
    <>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        onChange={event => take(event.target)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Folder to import"
        onChange={event => take(event.target)}
      />
      {isDragged && (
        <div className={styles.drop}>
          <p>Drop to import</p>
        </div>
      )}
      <JobDialog imports={imports} onOpen={onOpen} />
    </>
  );
}

function JobDialog({
  imports,
  onOpen,
}: {
  readonly imports: Imports;
  readonly onOpen: (document: string) => void;
}) {
  const { job } = imports;
  switch (job?.step) {
    case undefined:
      return null;
    case 'reading':
      return <ReadingDialog job={job} onCancel={imports.close} />;
    case 'refused':
      return <RefusedDialog message={job.message} onClose={imports.close} />;
    case 'paste':
      return <PasteDialog onPaste={imports.paste} onClose={imports.close} />;
    case 'batch':
      return <BatchDialog job={job} imports={imports} onOpen={onOpen} />;
    case 'review':
      return (
        <ImportDialog
          key={job.preview.staged}
          name={job.name}
          preview={job.preview}
          imports={imports}
          onOpen={onOpen}
        />
      );
  }
}

/** Takes files dropped anywhere in the window; answers whether some are held over it. */
function useDrop(imports: Imports): boolean {
  const [isDragged, setDragged] = useState(false);
  const latest = useRef(imports);
  latest.current = imports;
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setDragged(latest.current.job === null);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragged(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setDragged(false);
      if (latest.current.job === null)
        void filesOf(event.dataTransfer).then(files => latest.current.start(files));
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return isDragged;
}

/** Takes what is pasted where nothing is being typed: files, HTML or text. */
function usePaste(imports: Imports): void {
  const latest = useRef(imports);
  latest.current = imports;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData, target } = event;
      if (!clipboardData || latest.current.job !== null || isTypedInto(target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      const files = [...clipboardData.files];
      const text = clipboardData.getData('text/plain');
      const html = clipboardData.getData('text/html');
      if (files.length === 0 && text.trim() === '' && html.trim() === '') return;
      event.preventDefault();
      if (files.length > 0) latest.current.start(files);
      else latest.current.paste(text, html.trim() === '' ? undefined : html);
    };
    // Before the reader, which shows a text but takes none.
    window.addEventListener('paste', onPaste, { capture: true });
    return () => window.removeEventListener('paste', onPaste, { capture: true });
  }, []);
}

function isTypedInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('[role="document"]')) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}
