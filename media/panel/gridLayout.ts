/** A grid of equal square cells, as many in a row as fit. All lengths in CSS pixels. */
export interface GridLayout {
  readonly columns: number;
  readonly rows: number;
  readonly cell: number;
  /** Of all rows together. */
  readonly height: number;
}

export interface GridMeasure {
  readonly count: number;
  readonly width: number;
  /** Cells are at least this wide, and grow to fill the row. */
  readonly smallest: number;
  readonly gap: number;
}

export function layOut({ count, width, smallest, gap }: GridMeasure): GridLayout {
  const columns = Math.max(1, Math.floor((width + gap) / (smallest + gap)));
  const cell = Math.max(1, Math.floor((width - gap * (columns - 1)) / columns));
  const rows = Math.ceil(count / columns);
  return { columns, rows, cell, height: Math.max(0, rows * (cell + gap) - gap) };
}

/** First and one past last index of the cells to draw: those in sight and one row around them. */
export function visibleRange(
  layout: GridLayout,
  gap: number,
  top: number,
  height: number,
  count: number,
): { readonly first: number; readonly end: number } {
  const step = layout.cell + gap;
  const firstRow = Math.max(0, Math.floor(top / step) - 1);
  const endRow = Math.min(layout.rows, Math.ceil((top + height) / step) + 1);
  return { first: Math.min(count, firstRow * layout.columns), end: Math.min(count, endRow * layout.columns) };
}

/** Where a key leads in the grid; `undefined` for keys that mean nothing here. `page` is how many rows are in sight. */
export function moveInGrid(
  key: string,
  index: number,
  columns: number,
  page: number,
  count: number,
): number | undefined {
  const last = count - 1;
  const to = (target: number) => Math.min(last, Math.max(0, target));
  switch (key) {
    case 'ArrowLeft':
      return to(index - 1);
    case 'ArrowRight':
      return to(index + 1);
    case 'ArrowUp':
      return index - columns < 0 ? index : index - columns;
    case 'ArrowDown':
      return to(index + columns);
    case 'PageUp':
      return to(index - columns * page);
    case 'PageDown':
      return to(index + columns * page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
