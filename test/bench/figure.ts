/** One measured figure beside its bar: at most `bar`, in the same unit. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly bar: number;
  readonly unit: string;
}

export function isGood({ value, bar }: Figure): boolean {
  return value <= bar;
}

/** One line a figure. */
export function lineOf(figure: Figure): string {
  const value = `${format(figure.value)} ${figure.unit}`;
  const bar = figure.bar === Infinity ? 'no bar' : `bar ${format(figure.bar)} ${figure.unit}`;
  return `${isGood(figure) ? 'ok  ' : 'OVER'}  ${figure.what.padEnd(68)} ${value.padStart(12)}   ${bar}`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return ((sorted[sorted.length >> 1] ?? 0) + (sorted[(sorted.length - 1) >> 1] ?? 0)) / 2;
}

function format(value: number): string {
  return value < 100 ? value.toFixed(1) : Math.round(value).toString();
}
