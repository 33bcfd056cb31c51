/** US dollars with as many digits as the amount needs: pictures cost fractions of a cent to some cents. */
export function dollars(amount: number): string {
  const digits = amount !== 0 && Math.abs(amount) < 1 ? 4 : 2;
  const digitsOf = Math.abs(amount)
    .toFixed(digits)
    .replace(/(\.\d{2}\d*?)0+$/, '$1');
  return `${amount < 0 ? '-' : ''}$${digitsOf}`;
}

/** For an estimate: no more than two digits that say something, below a dollar. */
export function aboutDollars(amount: number): string {
  return dollars(Math.abs(amount) < 1 ? Number(amount.toPrecision(2)) : amount);
}
