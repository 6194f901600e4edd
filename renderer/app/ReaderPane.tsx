/** The middle pane: the article with what the reader may do, or what to do when there is none. */
import { Info, PenLine } from 'lucide-react';
import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { Document } from '../../shared/records/document.ts';
import type { Person } from '../../shared/records/person.ts';
import { useCodebook } from '../codebook/codebook.ts';
import type { Chosen } from '../inspector/chosen.ts';
import type { ChosenActs } from '../inspector/chosen-acts.ts';
import { useLink } from '../link/link.tsx';
import { usePeople, useTags } from '../link/queries.ts';
import { Reader, type ReaderActions, type ReaderHandle, type ReaderProps } from '../reader/Reader.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { Key } from '../ui/Key.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { CorrectingPane } from './CorrectingPane.tsx';
import { useChosenInText } from './chosen-in-text.ts';
import type { Correcting } from './correcting.ts';
import { focusTextIfLost } from './focus-text.ts';
import type { History } from './history.ts';
import { showPassage } from './passage.ts';
import type { Whereabouts } from './place.ts';
import styles from './ReaderPane.module.css';
import { useShownArticle } from './shown-article.ts';

export interface ReaderPaneHandle {
  /** Begins to correct the text of the open article. */
  correctText(): void;
}

export interface ReaderPaneProps {
  readonly ref: Ref<ReaderPaneHandle>;
  readonly documentId: string | null;
  /** Whether the workspace holds no article at all. */
  readonly isEmpty: boolean;
  readonly place: Whereabouts;
  readonly look: ReaderProps['look'];
  readonly history: History;
  readonly correcting: Correcting;
  /** Annotations that are selected together, and what is done to them. */
  readonly chosen: Chosen;
  readonly chosenActs: ChosenActs;
  /** Whether it came in the place of another view, whose keyboard it takes over. */
  readonly takesKeyboard: boolean;
  readonly onImport: () => void;
  readonly onLinkTo: (annotation: string) => void;
  readonly onPickTags: (annotations: readonly string[]) => void;
  readonly onEditCodebook: () => void;
  readonly onDetails: (document: Document) => void;
  readonly onSelect: ReaderProps['onSelect'];
  readonly onEditNote: (annotation: string) => void;
}

/** The same while they are read, so that nothing is drawn again. */
const NOBODY: readonly Person[] = [];

export function ReaderPane(props: ReaderPaneProps) {
  const { documentId, isEmpty, place, look, onDetails, onImport } = props;
  const shown = useShownArticle(documentId);
  const tags = useTags().data;
  const people = usePeople().data ?? NOBODY;
  const tagOfDigit = useTagOfDigit(props.onEditCodebook);
  const calls = useReaderActions(props);
  const actions = useMemo(() => ({ ...calls, tagOfDigit }), [calls, tagOfDigit]);
  const tagList = useMemo(() => tags?.map(({ tag }) => tag) ?? [], [tags]);
  const pane = useRef<HTMLElement>(null);
  const { passage } = place;
  const reader = useRef<ReaderHandle>(null);
  const { correcting } = props;
  const correctText = () => {
    if (shown && !shown.isWithheld && !correcting.article)
      correcting.begin({ ...shown, at: reader.current?.selected() ?? null });
  };
  useImperativeHandle(props.ref, () => ({ correctText }));

  const inText = useChosenInText(props.chosen, props.chosenActs);

  const isDrawn = shown !== null;
  useEffect(() => {
    if (isDrawn && passage && pane.current) return showPassage(pane.current, passage);
  }, [isDrawn, passage]);

  const { takesKeyboard } = props;
  useEffect(() => {
    if (isDrawn && takesKeyboard) focusTextIfLost();
  }, [isDrawn, takesKeyboard]);

  // After a move to another annotation, article or text, which takes away what had the keyboard.
  const { annotation } = place;
  const content = correcting.article ? null : shown?.document.content;
  const before = useRef({ documentId, annotation, content });
  useEffect(() => {
    const { current } = before;
    const isSame =
      current.documentId === documentId && current.annotation === annotation && current.content === content;
    if (!isDrawn || isSame) return;
    before.current = { documentId, annotation, content };
    focusTextIfLost();
  }, [isDrawn, documentId, annotation, content]);

  return (
    <main ref={pane} aria-label="Reader" className={styles.pane} {...(correcting.article ? {} : inText)}>
      {correcting.article ? (
        <CorrectingPane
          article={correcting.article}
          correcting={correcting}
          look={look}
          onUndo={props.history.undo}
        />
      ) : shown ? (
        <>
          <div className={styles.corner}>
            <IconButton
              label="Correct text"
              tip={
                <>
                  Correct text <Key>F2</Key>
                </>
              }
              icon={<PenLine />}
              isDisabled={shown.isWithheld}
              onPress={correctText}
            />
            <IconButton label="Article details…" icon={<Info />} onPress={() => onDetails(shown.document)} />
          </div>
          <Reader
            ref={reader}
            document={shown.document}
            body={shown.body}
            isWithheld={shown.isWithheld}
            readTo={shown.readTo}
            annotations={shown.annotations}
            tags={tagList}
            people={people}
            focused={place.annotation}
            onFocus={place.focus}
            onSelect={props.onSelect}
            actions={actions}
            look={look}
          />
        </>
      ) : (
        documentId === null && <Nothing isEmpty={isEmpty} onImport={onImport} />
      )}
    </main>
  );
}

function Nothing({ isEmpty, onImport }: { readonly isEmpty: boolean; readonly onImport: () => void }) {
  if (!isEmpty) {
    return (
      <div className={styles.nothing}>
        <h1>Choose an article in the library</h1>
      </div>
    );
  }
  return (
    <div className={styles.nothing}>
      <h1>Bring in what you are reading</h1>
      <p>
        Drop articles anywhere in this window, paste their text, or choose files: web pages, PDF, Word,
        e-books, plain text, Markdown and more.
      </p>
      <p>
        <Button look="primary" onPress={onImport}>
          Choose files…
        </Button>
      </p>
    </div>
  );
}

/** Finds the tag of a digit; the function stays the same while tags and digits change. */
function useTagOfDigit(onEditCodebook: () => void): ReaderActions['tagOfDigit'] {
  const { show } = useNotices();
  const codebook = useCodebook();
  const latest = useRef({ codebook, onEditCodebook });
  latest.current = { codebook, onEditCodebook };
  return useCallback(
    digit => {
      const tag = latest.current.codebook.tagOfDigit(digit) ?? null;
      const action = { label: 'Codebook…', onAction: () => latest.current.onEditCodebook() };
      if (!tag) show({ message: `No tag has the digit ${digit}`, action });
      return tag;
    },
    [show],
  );
}

/** What the reader asks for, as calls. Writes reject, so that the reader knows; the person is told here. */
function useReaderActions(props: ReaderPaneProps): Omit<ReaderActions, 'tagOfDigit'> {
  const { documentId, history, onPickTags, onEditNote, onLinkTo } = props;
  const { client, run, tell } = useLink();
  const { announce, show } = useNotices();
  const ask = useRef({ onPickTags, onEditNote, onLinkTo });
  ask.current = { onPickTags, onEditNote, onLinkTo };
  return useMemo(() => {
    const write = async <T,>(call: () => Promise<T>): Promise<T> => {
      const result = await run(call);
      if (result.ok) return result.value;
      throw new Error('The change was refused, and the person was told');
    };
    return {
      createAnnotation: input =>
        write(() => client.annotations.create({ document: documentId ?? '', ...input })),
      updateAnnotation: (id, patch) => write(() => client.annotations.update({ id, patch })),
      addTag: (id, tag) => write(() => client.annotations.addTag({ ids: [id], tag })),
      removeTag: (id, tag) => write(() => client.annotations.removeTag({ ids: [id], tag })),
      removeAnnotations: async ids => {
        await write(() => client.annotations.remove({ ids }));
        const message = ids.length === 1 ? 'Annotation removed' : `${ids.length} annotations removed`;
        show({ message, action: { label: 'Bring back', onAction: history.undo } });
      },
      openTagPicker: ids => ask.current.onPickTags(ids),
      editNote: id => ask.current.onEditNote(id),
      linkTo: id => ask.current.onLinkTo(id),
      keepPlace: readTo => {
        if (documentId !== null) client.documents.keepPlace({ id: documentId, readTo }).catch(tell);
      },
      undo: history.undo,
      redo: history.redo,
      announce,
    };
  }, [client, run, tell, announce, show, documentId, history]);
}
