import { parseArgs } from 'node:util';
import { simulatorKey } from './options';
import { startSimulator } from './simulator';

const usage = `npm run simulator -- [options]
  --port <n>         API (default 8787; 0 takes any free port)
  --upload-port <n>  upload host (default: any)
  --image-port <n>   image host (default: any)
  --speed <x>        1 is real time (default), 20 finishes jobs 20 times faster
  --scale <x>        draws at this fraction of the official size (default 1)
  --credits <x>      credits at the start (default 10)
  --key <key>        the key to accept
  --duration <ms>    every job takes so long, instead of the typical times
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      'upload-port': { type: 'string', default: '0' },
      'image-port': { type: 'string', default: '0' },
      speed: { type: 'string', default: '1' },
      scale: { type: 'string', default: '1' },
      credits: { type: 'string', default: '10' },
      key: { type: 'string', default: simulatorKey },
      duration: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const number = (name: string, value: string) => {
    const read = Number(value);
    if (value.trim() === '' || !(read >= 0)) throw new Error(`--${name} wants a number, not "${value}"`);
    return read;
  };
  const duration = values.duration === undefined ? undefined : number('duration', values.duration);
  const simulator = await startSimulator({
    keys: [values.key],
    speed: number('speed', values.speed),
    scale: number('scale', values.scale),
    credits: number('credits', values.credits),
    ports: {
      api: number('port', values.port),
      upload: number('upload-port', values['upload-port']),
      images: number('image-port', values['image-port']),
    },
    ...(duration === undefined
      ? {}
      : { durationsMs: { 'qwen-image': duration, 'qwen-image-edit': duration } }),
  });
  console.log(`A Segmind for tests is running; Ctrl-C ends it.
  qwenImage.apiBaseUrl  ${simulator.apiBaseUrl}
  qwenImage.uploadUrl   ${simulator.uploadUrl}
  image host            ${simulator.imageBaseUrl}
  key to use            ${simulator.key}
  requests seen         ${simulator.apiBaseUrl}/__simulator/requests`);
  const end = () => {
    process.off('SIGINT', end).off('SIGTERM', end);
    void simulator.stop();
  };
  process.on('SIGINT', end).on('SIGTERM', end);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
