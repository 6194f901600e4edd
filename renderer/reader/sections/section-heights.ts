/**
 * How high the sections are that are not laid out. At first it is estimated from how much text they hold and
 * how high the first one is; while nothing else is to do each is laid out once and its height is exact
 * from then on, those near the screen first. So the article opens without being laid out, and the scroll bar
 * and every jump are right soon after. The words on the screen stay where they are when heights above them
 * change; the browser's own scroll anchoring does not see to that right after a jump.
 */
import type { EditorView } from 'prosemirror-view';
import { paneOf } from '../reveal.ts';
import { firstWhere } from '../viewport.ts';

/** Sections laid out at once in an idle moment: two or three ms of work. */
const AT_ONCE = 2;

/** What the end of a block costs, in units of text: half a line left empty, and the space to the next block. */
const UNITS_A_BLOCK = 75;

export class SectionHeights {
  readonly #view: EditorView;
  readonly #pane: HTMLElement;
  readonly #resized: ResizeObserver;
  readonly #exact = new Set<Element>();
  #breaks = '';
  #idle = 0;
  #frame = 0;

  constructor(view: EditorView) {
    this.#view = view;
    this.#pane = paneOf(view);
    this.#resized = new ResizeObserver(this.#onLayout);
    this.#resized.observe(view.dom);
    view.dom.ownerDocument.fonts.addEventListener('loadingdone', this.#onFonts);
    this.#breaks = this.#whereLinesBreak();
    this.#estimate();
  }

  destroy(): void {
    cancelIdleCallback(this.#idle);
    cancelAnimationFrame(this.#frame);
    this.#resized.disconnect();
    this.#view.dom.ownerDocument.fonts.removeEventListener('loadingdone', this.#onFonts);
  }

  readonly #onLayout = () => {
    const breaks = this.#whereLinesBreak();
    if (breaks === this.#breaks) return;
    this.#breaks = breaks;
    this.#estimate();
  };

  /** A frame later, so that whoever goes back to a place once the face has come does so before. */
  readonly #onFonts = () => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#estimate());
  };

  /** Changes with everything lines are broken by. */
  #whereLinesBreak(): string {
    const { font, lineHeight } = getComputedStyle(this.#view.dom);
    return `${this.#view.dom.clientWidth} ${lineHeight} ${font}`;
  }

  #estimate(): void {
    const sections = [...this.#view.dom.children];
    const weights = this.#weights();
    this.#exact.clear();
    const [sample] = sections;
    const [unit] = weights;
    if (!sample || !unit) return;
    const height = heightOf(sample) / unit;
    this.#keepingWords(() => {
      sections.forEach((section, i) => {
        setHeight(section, (weights[i] ?? 0) * height);
      });
    });
    this.#measureLater();
  }

  #weights(): number[] {
    return this.#view.state.doc.children.map(
      section => section.content.size + section.childCount * UNITS_A_BLOCK,
    );
  }

  #measureLater(): void {
    if (this.#idle !== 0) return;
    this.#idle = requestIdleCallback(() => {
      this.#idle = 0;
      // What is measured in another face is measured for nothing; the face that comes begins it anew.
      if (this.#view.isDestroyed || this.#view.dom.ownerDocument.fonts.status === 'loading') return;
      // Read together, then written together: each write makes the next reading lay out again.
      const next = this.#nearestEstimated();
      const heights = next.map(heightOf);
      this.#keepingWords(() => {
        next.forEach((section, i) => {
          setHeight(section, heights[i] ?? 0);
          this.#exact.add(section);
        });
      });
      if (next.length > 0) this.#measureLater();
    });
  }

  /** Changes heights and leaves the words on the screen where they are. */
  #keepingWords(change: () => void): void {
    const shown = this.#pane.scrollTop > 0 ? this.#firstShown() : undefined;
    const before = shown?.getBoundingClientRect().top ?? 0;
    change();
    if (!shown) return;
    const moved = shown.getBoundingClientRect().top - before;
    if (moved !== 0) this.#pane.scrollTop += moved;
  }

  /** The block at the top of the screen. */
  #firstShown(): Element | undefined {
    const sections = [...this.#view.dom.children];
    const blocks = [...(sections[this.#firstBelowTop(sections)]?.children ?? [])];
    return blocks[this.#firstBelowTop(blocks)];
  }

  /** Index of the first of some boxes below one another that reaches below the top of the pane. */
  #firstBelowTop(boxes: readonly Element[]): number {
    const { top } = this.#pane.getBoundingClientRect();
    return firstWhere(0, boxes.length, i => (boxes[i]?.getBoundingClientRect().bottom ?? 0) > top);
  }

  #nearestEstimated(): Element[] {
    const sections = [...this.#view.dom.children];
    const here = this.#firstBelowTop(sections);
    const found: Element[] = [];
    for (let away = 0; away < sections.length && found.length < AT_ONCE; away++) {
      for (const section of new Set([sections[here + away], sections[here - away]])) {
        if (section && !this.#exact.has(section)) found.push(section);
      }
    }
    return found;
  }
}

/** Height of all that is in a section, in CSS pixels; lays it out if it was not. */
function heightOf(section: Element): number {
  const last = section.lastElementChild;
  if (!last) return 0;
  const space = Number.parseFloat(getComputedStyle(last).marginBlockEnd) || 0;
  return last.getBoundingClientRect().bottom - section.getBoundingClientRect().top + space;
}

/** In whole pixels, because a pane scrolls by those only and small errors would add up. */
function setHeight(section: Element, height: number): void {
  if (!(section instanceof HTMLElement)) return;
  section.style.containIntrinsicBlockSize = `${Math.round(height)}px`;
}
