/** Draws the sections of an article, and keeps the heights of those that are not laid out right. */
import { Plugin } from 'prosemirror-state';
import type { NodeView, ViewMutationRecord } from 'prosemirror-view';
import { SectionHeights } from './section-heights.ts';
import styles from './sections.module.css';

export function sectionsPlugin(): Plugin {
  return new Plugin({
    props: { nodeViews: { section: () => new SectionView() } },
    view: view => new SectionHeights(view),
  });
}

class SectionView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = this.dom;

  constructor() {
    this.dom.className = styles.section ?? '';
  }

  /** Its height is set from outside, which says nothing about the text. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'attributes';
  }
}
