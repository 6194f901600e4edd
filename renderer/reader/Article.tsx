/** One article on the page: its heading, its text in ProseMirror, the rail beside it, the toolbar over it. */
import {
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { countWords } from '../../shared/text/words.ts';
import { ArticleHead } from './ArticleHead.tsx';
import { editNote } from './commands/edit-note.ts';
import { openTags } from './commands/open-tags.ts';
import { tagPassage } from './commands/tag-passage.ts';
import { focusArticle, selectedRange } from './dom-selection.ts';
import { FindBar } from './find/FindBar.tsx';
import { colouringOf, colourProperties } from './highlights/colouring.ts';
import { bindings, keyHandler } from './keymap.ts';
import { PeopleKey } from './PeopleKey.tsx';
import styles from './Reader.module.css';
import type { ReaderProps } from './reader-props.ts';
import { readerOf } from './reader-state.ts';
import { SelectionToolbar, type ToolbarAction } from './SelectionToolbar.tsx';
import { selectedPassage } from './selected-passage.ts';
import { useArticleView, useSettledAnnouncement } from './use-article-view.ts';
import { useToolbarPlace } from './use-toolbar-place.ts';

interface ArticleProps extends ReaderProps {
  readonly isCaretOn: RefObject<boolean>;
}

export function Article(props: ArticleProps) {
  const { document, look, people, actions, isCaretOn, onSelect } = props;
  const isByPerson = look.highlightColours === 'person';
  const colouring = useMemo(() => (isByPerson ? colouringOf(people) : null), [isByPerson, people]);
  const colours = useMemo(() => (isByPerson ? colourProperties(people) : {}), [isByPerson, people]);
  const titleId = useId();
  const place = useRef<HTMLDivElement>(null);
  const rail = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [finding, setFinding] = useState(0);
  const isFinding = finding > 0;
  const onKey = useMemo(() => keyHandler(bindings), []);
  const onSelection = useCallback((quote: string | null) => {
    setSelected(before => (quote === null ? null : { quote, number: (before?.number ?? 0) + 1 }));
  }, []);
  const onFind = useCallback(() => setFinding(times => times + 1), []);
  const view = useArticleView(
    { ...props, colouring },
    { place, rail, frame, isCaretOn, onKey, onSelection, onFind },
  );
  useImperativeHandle(props.ref, () => ({ selected: () => view.current && selectedRange(view.current) }));
  useToolbarPlace(view, toolbar, selected && `${selected.number}`);
  useSettledAnnouncement(selected && selectionMessage(selected.quote, document.language), actions.announce);

  useEffect(() => {
    onSelect?.(selected && view.current ? selectedPassage(view.current.state) : null);
  }, [onSelect, selected, view]);

  const onAction = (action: ToolbarAction) => {
    if (!view.current) return;
    commandOf(action)(view.current.state, view.current.dispatch, view.current);
    if (action !== 'tags' && action !== 'note') focusArticle(view.current);
  };
  const backToText = () => {
    setSelected(null);
    if (view.current) focusArticle(view.current);
  };
  return (
    <div
      className={`${styles.reader} ${styles[look.typeface]} ${styles[look.lineWidth]}`}
      style={{ '--text-size': `${look.textSize}px`, ...colours } as React.CSSProperties}
    >
      <div className={styles.pane} data-reader-pane="">
        <article className={styles.article} dir={document.direction} lang={document.language}>
          <ArticleHead document={document} titleId={titleId} />
          {colouring && <PeopleKey colouring={colouring} people={people} annotations={props.annotations} />}
          {props.isWithheld && (
            <p className={styles.withheld} dir="ltr" lang="en">
              The text of this article was not shared; its passages are listed in the Inspector.
            </p>
          )}
          <div className={styles.body}>
            <div className={styles.rail} ref={rail} aria-hidden="true" />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the text takes the keyboard: selecting and tagging happen in it. */}
            <div className={styles.text} ref={place} role="document" aria-labelledby={titleId} tabIndex={0} />
            <div className={styles.frame} ref={frame} aria-hidden="true" />
          </div>
        </article>
      </div>
      {isFinding && <FindBar view={view} asked={finding} onClose={() => setFinding(0)} />}
      {selected && !isFinding && (
        <SelectionToolbar
          element={toolbar}
          lastKind={view.current ? readerOf(view.current.state).lastKind : 'claim'}
          onAction={onAction}
          onLeave={backToText}
          onKey={event => {
            if (!view.current || !onKey(view.current, event.nativeEvent)) return;
            event.preventDefault();
            focusArticle(view.current);
          }}
        />
      )}
    </div>
  );
}

interface Selected {
  readonly quote: string;
  /** Counts selections, so that each new one is placed and announced. */
  readonly number: number;
}

function commandOf(action: ToolbarAction) {
  if (action === 'tags') return openTags;
  return action === 'note' ? editNote : tagPassage(action);
}

function selectionMessage(quote: string, language: string | undefined): string {
  const words = countWords(quote, language);
  return `${words} ${words === 1 ? 'word' : 'words'} selected. C claim, P precedent, O policy option.`;
}
