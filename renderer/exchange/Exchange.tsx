/** What comes in: chosen, dropped or pasted files and text, and the dialogs they lead to. */

import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { VersionPreview } from '../../shared/contract/imports.ts';
import { useFocusReturn } from '../ui/focus-return.ts';
import { BatchDialog } from './BatchDialog.tsx';
import { chosenFiles, filesOf, hasFiles } from './dropped.ts';
import styles from './Exchange.module.css';
import { ImportDialog } from './ImportDialog.tsx';
import type { ImportWay, Target } from './import-job.ts';
import { type Imports, useImports } from './imports.ts';
import { PasteDialog } from './PasteDialog.tsx';
import { ReadingDialog, RefusedDialog } from './ReadingDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { VersionDialog } from './VersionDialog.tsx';
import { isWorkspaceName } from './workspace-name.ts';

export interface ExchangeHandle {
  import(way: ImportWay): void;
  /** Asks for a file that is to be a new version of an article. */
  importVersion(of: Target): void;
}

export interface ExchangeProps {
  readonly ref: Ref<ExchangeHandle>;
  /** Opens an article that is here. */
  readonly onOpen: (document: string) => void;
  /** Shows the annotations of an article that a new version has moved or lost. */
  readonly onReview: (document: string) => void;
  /** Takes workspaces that were dropped, to be merged. */
  readonly onMerge: (files: readonly File[]) => void;
}

export function Exchange({ ref, onOpen, onReview, onMerge }: ExchangeProps) {
  const imports = useImports();
  const version = useRef<HTMLInputElement>(null);
  const target = useRef<Target | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const returned = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // React knows no attribute for it.
    if (folder.current) folder.current.webkitdirectory = true;
  }, []);
  useFocusReturn(imports.hasDialog);
  const isDragged = useDrop(imports, onMerge);
  usePaste(imports);
  useImperativeHandle(ref, () => ({
    import(way) {
      if (way === 'text') imports.askForText();
      else ({ files, folder, annotations: returned })[way].current?.click();
    },
    importVersion(of) {
      target.current = of;
      version.current?.click();
    },
  }));
  const take = (input: HTMLInputElement) => {
    imports.start(chosenFiles(input.files));
    // So that the same file can be chosen again.
    input.value = '';
  };
  const takeReturn = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file) imports.startReturn(file);
    input.value = '';
  };
  const takeVersion = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file && target.current) imports.startVersion(file, target.current);
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
      <input
        ref={returned}
        type="file"
        hidden
        aria-label="File of annotations"
        onChange={event => takeReturn(event.target)}
      />
      <input
        ref={version}
        type="file"
        hidden
        aria-label="File of the new version"
        onChange={event => takeVersion(event.target)}
      />
      {isDragged && (
        <div className={styles.drop}>
          <p>Drop to import or merge</p>
        </div>
      )}
      <JobDialog imports={imports} onOpen={onOpen} onReview={onReview} />
    </>
  );
}

interface JobDialogProps extends Pick<ExchangeProps, 'onOpen' | 'onReview'> {
  readonly imports: Imports;
}

function JobDialog({ imports, onOpen, onReview }: JobDialogProps) {
  const { job } = imports;
  const onReplaced = (document: string, { moved, changed, orphan }: VersionPreview) => {
    onOpen(document);
    if (moved + changed + orphan > 0) onReview(document);
  };
  switch (job?.step) {
    case undefined:
      return null;
    case 'reading':
      return <ReadingDialog job={job} onCancel={imports.close} />;
    case 'refused':
      return <RefusedDialog message={job.message} title={job.title} onClose={imports.close} />;
    case 'paste':
      return <PasteDialog onPaste={imports.paste} onClose={imports.close} />;
    case 'return':
      return <ReturnDialog key={job.staged} job={job} imports={imports} />;
    case 'batch':
      return <BatchDialog job={job} imports={imports} onOpen={onOpen} />;
    case 'adopt':
      return <VersionDialog job={job} imports={imports} onDone={onReplaced} />;
    case 'review': {
      const { target } = job;
      const key = job.preview.staged;
      if (target === null) return <ImportDialog key={key} job={job} imports={imports} onOpen={onOpen} />;
      return <VersionDialog key={key} job={{ ...job, target }} imports={imports} onDone={onReplaced} />;
    }
  }
}

/** Takes files dropped anywhere in the window; answers whether some are held over it. */
function useDrop(imports: Imports, onMerge: ExchangeProps['onMerge']): boolean {
  const [isDragged, setDragged] = useState(false);
  const latest = useRef(imports);
  latest.current = imports;
  const merge = useRef(onMerge);
  merge.current = onMerge;
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setDragged(!latest.current.hasDialog);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragged(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setDragged(false);
      if (!latest.current.hasDialog)
        void filesOf(event.dataTransfer).then(chosen => {
          const { files } = chosen;
          if (files.length > 0 && files.every(({ name }) => isWorkspaceName(name))) merge.current(files);
          else latest.current.start(chosen);
        });
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
      if (!clipboardData || latest.current.hasDialog || isTypedInto(target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      const files = [...clipboardData.files];
      const text = clipboardData.getData('text/plain');
      const html = clipboardData.getData('text/html');
      if (files.length === 0 && text.trim() === '' && html.trim() === '') return;
      event.preventDefault();
      if (files.length > 0) latest.current.start(chosenFiles(files));
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
