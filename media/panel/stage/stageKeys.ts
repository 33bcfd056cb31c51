/** What the keys on the stage do. */
export interface StageMoves {
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  /** CSS pixels. */
  readonly move: (right: number, down: number) => void;
}

/** CSS pixels that an arrow moves the picture. */
const step = 48;

/** How much one press zooms. */
export const zoomFactor = 1.4;

/** Does what the key stands for; false when it stands for nothing here. */
export function takeStageKey(event: KeyboardEvent, { zoom, fit, move }: StageMoves): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return false;
  }
  switch (event.key) {
    case '+':
    case '=':
      zoom(zoomFactor);
      return true;
    case '-':
      zoom(1 / zoomFactor);
      return true;
    case '0':
      fit();
      return true;
    case 'ArrowLeft':
      move(step, 0);
      return true;
    case 'ArrowRight':
      move(-step, 0);
      return true;
    case 'ArrowUp':
      move(0, step);
      return true;
    case 'ArrowDown':
      move(0, -step);
      return true;
    default:
      return false;
  }
}
