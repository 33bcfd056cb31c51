import type { ImageService } from '../../src/core/ports/imageService';
import { makeMachine, openWindowWithoutEditor } from '../harness/windowWithoutEditor';
import { startSimulator } from '../simulator/simulator';
import { median } from './figure';
import type { Figure } from './figure';

const rounds = 9;
const pictureSize = 3_000_000;

/** From the look that says “completed” to the job being `saved`: result, download, checks, storage, workspace file. */
export async function benchSaving(): Promise<readonly Figure[]> {
  const machine = await makeMachine();
  const simulator = await startSimulator({ durationsMs: { 'qwen-image': 50 }, padToBytes: pictureSize });
  let detectedAt = 0;
  const window = openWindowWithoutEditor(machine, simulator, {
    wrap: (service) => listening(service, () => (detectedAt = performance.now())),
  });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { id } = await window.tracker.submit(window.request({ prompt: `round ${round}` }));
    await window.until(id, 'saved');
    times.push(performance.now() - detectedAt);
  }
  await window.close();
  await simulator.stop();
  await machine.remove();
  return [{ what: 'result detected → file on disk, 3 MB', value: median(times), bar: 150, unit: 'ms' }];
}

function listening(service: ImageService, onCompleted: () => void): ImageService {
  return {
    submit: (request, signal) => service.submit(request, signal),
    look: async (requestId, signal) => {
      const look = await service.look(requestId, signal);
      if (look.kind === 'completed') {
        onCompleted();
      }
      return look;
    },
    result: (requestId, signal) => service.result(requestId, signal),
    upload: (image, signal) => service.upload(image, signal),
    download: (url, sink, signal) => service.download(url, sink, signal),
    credits: (signal) => service.credits(signal),
  };
}
