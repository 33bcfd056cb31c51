import { runProgram } from '../harness/program';
import { closeBrowser } from '../harness/window';
import { benchBundles } from './bundles';
import { isGood, lineOf } from './figure';
import type { Figure } from './figure';
import { benchInsideEditor } from './insideEditor';
import { benchPolling } from './polling';
import { benchSaving } from './saving';
import { benchStartUp } from './startUp';

// All figures, medians, one line each with its bar. Exits with 1 when one is over its bar.
runProgram(async () => {
  const figures: Figure[] = [];
  for (const bench of [benchPolling, benchBundles, benchSaving, benchStartUp, benchInsideEditor]) {
    figures.push(...(await bench()));
  }
  await closeBrowser();
  for (const figure of figures) {
    console.log(lineOf(figure));
  }
  process.exitCode = figures.every(isGood) ? 0 : 1;
});
