/** The ratio (`16:9`) among the choices that is nearest to a width and a height; undefined for nonsense. */
export function closestRatio(width: number, height: number, choices: readonly string[]): string | undefined {
  const wanted = Math.log(width / height);
  if (!Number.isFinite(wanted)) {
    return undefined;
  }
  const distance = (choice: string): number => {
    const [across = NaN, down = NaN] = choice.split(':').map(Number);
    const apart = Math.abs(Math.log(across / down) - wanted);
    return Number.isNaN(apart) ? Infinity : apart;
  };
  return [...choices].sort((one, other) => distance(one) - distance(other))[0];
}
