/**
 * Tells what draws beside or over the text that the pane shows another part of it: once in a frame, and not at
 * all while it flies past. What moves on by more than a whole screen from one frame to the next is gone before
 * it can be seen, and drawing it is what would make the flight falter.
 */
export class PaneWatch {
  readonly #pane: HTMLElement;
  readonly #draw: () => void;
  #top = 0;
  /** Whether it moved on by more than a screen up to this frame. */
  #isFar = false;
  #frame = 0;

  /** @param draw Called in an animation frame, before the browser paints it. */
  constructor(pane: HTMLElement, draw: () => void) {
    this.#pane = pane;
    this.#draw = draw;
    pane.addEventListener('scroll', this.soon, { passive: true });
  }

  /** Draws in the next frame in which the pane does not fly. */
  readonly soon = (): void => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#flies()) this.soon();
      else this.#draw();
    });
  };

  /** Draws in this frame, which has been laid out already, unless the pane flies. */
  readonly now = (): void => {
    if (this.#isFar) this.soon();
    else this.#draw();
  };

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#pane.removeEventListener('scroll', this.soon);
  }

  /** One long move is a jump, whose end is drawn at once; the second in a row makes a flight. */
  #flies(): boolean {
    const { scrollTop, clientHeight } = this.#pane;
    const wasFar = this.#isFar;
    this.#isFar = Math.abs(scrollTop - this.#top) > clientHeight;
    this.#top = scrollTop;
    return this.#isFar && wasFar;
  }
}
