/** The reader: an article with its highlights, read and tagged with the mouse or the keyboard. */
import { useRef } from 'react';
import { Article } from './Article.tsx';
import type { ReaderProps } from './reader-props.ts';

export type { ReaderActions } from './reader-actions.ts';
export type { ReaderHandle, ReaderProps } from './reader-props.ts';

/** A text is mounted once for each document and content; everything else reaches it as transactions. */
export function Reader(props: ReaderProps) {
  const isCaretOn = useRef(false);
  const { id, content } = props.document;
  return <Article key={`${id} ${content}`} {...props} isCaretOn={isCaretOn} />;
}
