import assert from 'node:assert/strict';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as fc from 'fast-check';
import { isForbiddenSegment } from '../../../src/assets/outputFolder';
import type { Naming } from '../../../src/core/jobRequest';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { WorkspaceAssetFiles } from '../../../src/host/assetFiles';
import { ReplacedPictures } from '../../../src/host/replacedPictures';
import { png } from '../assets/pictures';
import { unruly } from '../assets/unruly';
import { jobFor, keepPicture } from './keptPicture';
import { MemoryFileSystem } from './memoryFileSystem';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';

const evil = fc.constantFrom(
  ...[
    '../../.ssh/authorized_keys',
    '..',
    '.',
    '/etc/passwd',
    'C:\\Windows\\x',
    '\\\\server\\share\\x',
    '~/x',
  ],
  ...['con', 'NUL.txt', 'com1', 'LPT¹', 'aux.', 'prn ', '.git/hooks/pre-commit', '.GIT', 'node_modules/x'],
  ...[
    '.vscode/settings.json',
    'name. . .',
    'a:stream',
    'a\0b',
    'x\u202Egnp.exe',
    'a\u200Bb',
    '%2e%2e%2f',
    '-rf',
  ],
  ...[
    'e\u0301',
    '\u00E9',
    'ﬁ',
    'İ',
    'ẞ',
    '\uD800',
    '🦊'.repeat(100),
    'x'.repeat(10_000),
    '狐'.repeat(10_000),
    '',
  ],
);
const text = fc
  .array(fc.oneof(evil, unruly(), fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 3 })
  .map((parts) => parts.join(''));
const naming: fc.Arbitrary<Naming> = fc.oneof(
  fc.record({ kind: fc.constant('exact' as const), name: text }),
  fc.record({
    kind: fc.constant('template' as const),
    template: fc
      .array(fc.oneof(text, fc.constantFrom('${prompt}', '${source}', '${seed}', '${model}', '/')), {
        maxLength: 4,
      })
      .map((parts) => parts.join('')),
  }),
);

/** Names that are one file on some disk. */
const asOneFile = (name: string): string =>
  name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');

/** As a URI's part; a lone surrogate cannot be in one. */
const encoded = (name: string): string => encodeURIComponent(name.replace(/\p{Cs}/gu, ''));

describe('WorkspaceAssetFiles, asked for names that mean no good', () => {
  const folder = temporaryFolder();

  it('saves below the root, whole, under a name that every system takes, or not at all', async () => {
    const results = join(folder.path, 'results');
    const site = join(folder.path, 'site');
    const files = new WorkspaceAssetFiles(
      results,
      new MemoryFileSystem(),
      new ReplacedPictures(join(folder.path, 'replaced'), { now: () => 1 }, new RecordingLog()),
    );
    let saved = 0;
    await fc.assert(
      fc.asyncProperty(naming, text, text, fc.option(text), async (name, prompt, source, at) => {
        rmSync(site, { recursive: true, force: true });
        mkdirSync(join(site, '.git', 'hooks'), { recursive: true });
        writeFileSync(join(site, 'IMAGE.PNG'), 'theirs');
        const root = `${folder.uri}/site`;
        const target = at === null ? root : `${root}/${encoded(at)}`;
        const images = {
          image: { kind: 'file' as const, uri: `file:///${encoded(source)}` },
        };
        const job = jobFor(root, target, name, { prompt, images });
        const kept = keepPicture(results, png(3, 2));
        try {
          const place = await files.choosePlace(job, kept, 0);
          assert.equal(await files.place(kept, place, root), 'placed');
          saved += 1;
        } catch (error) {
          assert.ok(error instanceof QwenImageError && error.code === 'disk', String(error));
          assert.ok(!error.message.includes(folder.path), error.message);
        }
        check(site);
        assert.deepEqual(readdirSync(folder.path).sort(), ['results', 'site']);
      }),
      { numRuns: 150 },
    );
    assert.ok(saved > 50, `${saved} were saved`);
  });

  /** What lies in the folder now: theirs as it was, and one picture of ours at most, where it may be. */
  function check(site: string): void {
    const real = realpathSync(site);
    const ours = readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(real, join(entry.parentPath, entry.name)));
    assert.equal(readFileSync(join(site, 'IMAGE.PNG'), 'utf8'), 'theirs');
    assert.deepEqual(readdirSync(join(site, '.git', 'hooks')), []);
    assert.ok(ours.length <= 2, ours.join());
    assert.equal(new Set(ours.map(asOneFile)).size, ours.length);
    for (const path of ours.filter((name) => name !== 'IMAGE.PNG')) {
      const segments = path.split(sep);
      const name = segments.at(-1) ?? '';
      assert.ok(lstatSync(join(site, path)).isFile() && name.endsWith('.png'), path);
      assert.doesNotMatch(name, /^[. -]|[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B\uFEFF<>:"\\|?*]|[. ]\.png$/u);
      assert.doesNotMatch(name, /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i);
      assert.ok(Buffer.byteLength(name) <= 200, name);
      assert.ok(!segments.some(isForbiddenSegment), path);
    }
  }
});
