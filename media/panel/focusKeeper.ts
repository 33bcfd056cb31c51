/**
 * When what had the focus goes away, the focus goes to the nearest part around it that is still there: one that is
 * marked with `data-keeps-focus`, in the end the page's `main`.
 */
export class FocusKeeper {
  readonly #root: HTMLElement;
  #last: Element | undefined;
  #around: readonly HTMLElement[] = [];

  constructor(root: HTMLElement) {
    this.#root = root;
    root.addEventListener('focusin', ({ target }) => {
      this.#last = target instanceof Element ? target : undefined;
      this.#around = this.#last === undefined ? [] : keepersAround(this.#last);
    });
    window.addEventListener('focus', () => {
      if (this.isLost) {
        this.restore();
      }
    });
  }

  /** Whether the element that had the focus last was taken away with it. Not while somebody works elsewhere in the editor. */
  get isLost(): boolean {
    return (
      document.hasFocus() && document.activeElement === document.body && this.#last?.isConnected === false
    );
  }

  restore(): void {
    const keeper = this.#around.find(({ isConnected }) => isConnected) ?? this.#root.querySelector('main');
    keeper?.focus({ preventScroll: true });
  }
}

function keepersAround(element: Element): readonly HTMLElement[] {
  const keeper = element.parentElement?.closest<HTMLElement>('[data-keeps-focus]');
  return keeper instanceof HTMLElement ? [keeper, ...keepersAround(keeper)] : [];
}
