import { runProgram } from '../harness/program';
import { closeBrowser } from '../harness/window';
import { benchBundles } from './bundles';
import { isGood, lineOf } from './figure';
import type { Figure } from './figure';
import { benchInsideEditor } from './insideEditor';
import { benchPanelPage } from './panelPage';
import { benchPanelWindow } from './panelWindow';
import { benchPolling } from './polling';
import { benchSaving } from './saving';
import { benchStartUp } from './startUp';

// All figures, medians, one line each with its bar. Exits with 1 when one is over its bar.
runProgram(async () => {
  const figures: Figure[] = [];
  const benches = [
    ...[benchPolling, benchBundles, benchSaving, benchStartUp, benchInsideEditor],
    ...[benchPanelPage, benchPanelWindow],
  ];
  for (const bench of benches) {
    figures.push(...(await bench()));
  }
  await closeBrowser();
  for (const figure of figures) {
    console.log(lineOf(figure));
  }
  process.exitCode = figures.every(isGood) ? 0 : 1;
});
