import type { Figure } from './figure';
import { seededRandom, simulate, strategies } from './pollingSimulation';

const models = [
  { name: '28 s', typical: 28_190, requests: 12 },
  { name: '50 s', typical: 49_920, requests: 18 },
];
const factors = [0.5, 1, 2];

/** Prints our schedule beside those of others; ours is held to its bars. */
export function benchPolling(): readonly Figure[] {
  const head = models.flatMap(({ name }) => factors.map((factor) => `${name} × ${factor}`.padStart(16)));
  console.log(
    `\nPolling: requests a job / p95 of detection, seeded simulation\n${''.padEnd(38)}${head.join('')}`,
  );
  for (const [name, strategy] of Object.entries(strategies)) {
    const cells = models.flatMap(({ typical }) =>
      factors.map((factor) => {
        const { requests, detection95 } = simulate(strategy, typical, factor, seededRandom(1));
        return `${requests.toFixed(1)} / ${(detection95 / 1000).toFixed(1)} s`.padStart(16);
      }),
    );
    console.log(`${name.padEnd(38)}${cells.join('')}`);
  }
  console.log('');
  const ours = strategies['this extension'];
  return ours === undefined
    ? []
    : models.flatMap(({ name, typical, requests }) =>
        factors.flatMap((factor): Figure[] => {
          const outcome = simulate(ours, typical, factor, seededRandom(1));
          const slack = factor === 1 ? 1 : 2;
          const what = `${name} job that takes ${factor} times as long`;
          return [
            { what: `polling: ${what}, requests`, value: outcome.requests, bar: requests * slack, unit: '' },
            {
              what: `polling: ${what}, p95 detection`,
              value: outcome.detection95 / 1000,
              bar: 2 * slack,
              unit: 's',
            },
          ];
        }),
      );
}
