/**
 * How high the sections are that are not laid out. At first it is estimated from how much text they hold and
 * how high the first one is; while nothing else is to do each is laid out once and its height is exact
 * from then on, those near the screen first. So the article opens without being laid out, and the scroll bar
 * and every jump are right soon after. The browser's scroll anchoring keeps the words on the screen where they
 * are when the heights above them change.
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
    this.#resized.disconnect();
    this.#view.dom.ownerDocument.fonts.removeEventListener('loadingdone', this.#onFonts);
  }

  readonly #onLayout = () => {
    const breaks = this.#whereLinesBreak();
    if (breaks === this.#breaks) return;
    this.#breaks = breaks;
    this.#estimate();
  };

  readonly #onFonts = () => this.#estimate();

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
    sections.forEach((section, i) => {
      setHeight(section, (weights[i] ?? 0) * height);
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
      if (this.#view.isDestroyed) return;
      // Read together, then written together: each write makes the next reading lay out again.
      const next = this.#nearestEstimated();
      const heights = next.map(heightOf);
      next.forEach((section, i) => {
        setHeight(section, heights[i] ?? 0);
        this.#exact.add(section);
      });
      if (next.length > 0) this.#measureLater();
    });
  }

  #nearestEstimated(): Element[] {
    const sections = [...this.#view.dom.children];
    const { top } = this.#pane.getBoundingClientRect();
    const here = firstWhere(
      0,
      sections.length,
      i => (sections[i]?.getBoundingClientRect().bottom ?? 0) > top,
    );
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

function setHeight(section: Element, height: number): void {
  if (section instanceof HTMLElement) section.style.containIntrinsicBlockSize = `${height}px`;
}
