import * as z from 'zod/mini';

/** A number, or the text of one; anything else is unknown (undefined), never 0. */
export const figure = z.catch(
  z.pipe(
    z.union([z.number(), z.string()]),
    z.transform((value) => toFigure(value)),
  ),
  undefined,
);

export function toFigure(value: number | string): number | undefined {
  const number = typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}
