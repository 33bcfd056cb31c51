import { runProgram } from '../harness/program';
import { closeBrowser } from '../harness/window';
import { benchBundles } from './bundles';
import { isGood, lineOf } from './figure';
import type { Figure } from './figure';
import { benchInsideEditor } from './insideEditor';
import { benchMentions } from './mentions';
import { benchPanelPage } from './panelPage';
import { benchPanelWindow } from './panelWindow';
import { benchPolling } from './polling';
import { benchSaving } from './saving';
import { benchStartUp } from './startUp';

// All figures, medians, one line each with its bar. Exits with 1 when one is over its bar.
runProgram(async () => {
  const figures: Figure[] = [];
  const benches = [
    ...[benchPolling, benchBundles, benchSaving, benchMentions, benchStartUp, benchInsideEditor],
    ...[benchPanelPage, benchPanelWindow],
  ];
  for (const bench of benches) {
    try {
      for (const figure of await bench()) {
        figures.push(figure);
        console.log(lineOf(figure));
      }
    } catch (error) {
      // One that cannot be taken does not keep the others from being told.
      figures.push({ what: bench.name, value: Infinity, bar: 0, unit: '' });
      console.error(`${bench.name} could not be measured:`, error);
    }
  }
  await closeBrowser();
  process.exitCode = figures.every(isGood) ? 0 : 1;
});
