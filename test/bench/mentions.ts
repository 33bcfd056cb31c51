import { scanImageMentions } from '../../src/assets/mentions/findImageMentions';
import type { Figure } from './figure';
import { median } from './figure';

const size = 5_000_000;

/** ms: as long as a key may wait for us. */
const frame = 16;

/** As `mentionScans` has it. */
const stretch = 5;

const samples: Readonly<Record<string, string>> = {
  markdown:
    '## A part\n\nSome words with `code`, a [link](page.md), <b>markup</b> and a picture.\n\n![a red fox](img/fox.png "Fox")\n\n```ts\nconst a = 1;\n```\n\n',
  html: '<section class="a b">\n  <p>Words &amp; more</p>\n  <img src="img/fox.png" alt="a fox" width="640" height="360">\n</section>\n',
  typescriptreact:
    'import fox from \'./fox.png\';\nexport const A = ({ a }: { a: string }) => <p title="x">{a} <img src={fox} alt="a fox" /></p>;\n// words\n',
  scss: '.hero { background: url("img/fox.png") no-repeat; color: #fff; // words\n}\n',
  json: '{ "name": "fox", "image": "img/fox.png", "size": [1, 2, 3] },\n',
};

/** Reading documents of 5 MB for images: all of it, and the longest stretch between two moments that are left to others. */
export function benchMentions(): readonly Figure[] {
  const totals: number[] = [];
  const longest: number[] = [];
  for (const [language, sample] of Object.entries(samples)) {
    const text = sample.repeat(Math.ceil(size / sample.length));
    for (let round = 0; round < 3; round += 1) {
      const { total, longestStretch } = timesOf(text, language);
      totals.push(total);
      longest.push(longestStretch);
    }
  }
  return [
    { what: 'images in a document of 5 MB, all of it', value: median(totals), bar: 1500, unit: 'ms' },
    {
      what: 'images in a document of 5 MB, longest stretch without a pause',
      value: median(longest),
      bar: frame,
      unit: 'ms',
    },
  ];
}

/** ms of computing: what else runs on the machine does not count. */
function spent(): number {
  return process.cpuUsage().user / 1000;
}

function timesOf(
  text: string,
  language: string,
): { readonly total: number; readonly longestStretch: number } {
  const begun = spent();
  let longestStretch = 0;
  let start = begun;
  const scan = scanImageMentions(text, language);
  for (;;) {
    const isDone = scan.next().done === true;
    const now = spent();
    if (isDone || now - start >= stretch) {
      longestStretch = Math.max(longestStretch, now - start);
      start = now;
    }
    if (isDone) {
      return { total: now - begun, longestStretch };
    }
  }
}
