import { parseArgs } from 'node:util';
import { checkMainJob } from './check';
import { openInBrowser } from './openInBrowser';
import { runProgram } from './program';
import { setStage, type Live } from './stage';
import { swift } from './swift';
import { versions } from './visualStudioCode';
import { address } from './window';

const usage = `npm start [-- options]
  --check          do the main job without a person, in a headless browser, and end
  --live           use the real API; SEGMIND_API_KEY must be set, and every picture costs money
  --version 1.110  in that VS Code (${versions.join(' or ')})
  --no-open        do not open a browser`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      live: { type: 'boolean', default: false },
      version: { type: 'string', default: versions[0] },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const version = versions.find((known) => known === values.version);
  if (values.help || version === undefined) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  console.log('Building and starting…');
  const simulator = { kind: 'simulator', options: values.check ? swift : {} } as const;
  const stage = await setStage({ version, api: values.live ? live() : simulator });
  if (values.check) {
    try {
      await checkMainJob(stage);
    } finally {
      await stage.stop();
    }
    return;
  }
  const place = address(stage.server, stage.folder);
  console.log(`
VS Code ${version} with Qwen Image Assets: ${place}
The workspace is a copy of the sample, removed at the end: ${stage.folder}
${values.live ? 'The real API is used: every picture costs money.' : `A simulator stands in for Segmind; nothing costs money. Its key: ${stage.simulator?.key ?? ''}`}
Ctrl-C ends it.`);
  if (!values['no-open']) openInBrowser(place);
  // The server's process keeps this one alive.
}

/** The person's own key and way to the outside, which no other run is given. */
function live(): Live {
  const names = /^(SEGMIND_API_KEY|HTTPS?_PROXY|ALL_PROXY|NO_PROXY|NODE_EXTRA_CA_CERTS)$/i;
  const environment = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      names.test(name) && value !== undefined ? [[name, value]] : [],
    ),
  );
  if ((environment['SEGMIND_API_KEY'] ?? '') === '') throw new Error('--live needs SEGMIND_API_KEY.');
  return { kind: 'live', environment };
}

runProgram(main);
