import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/emitter';
import { Settings } from '../../../src/host/settings';
import type { Configuration } from '../../../src/host/settings';
import { machineSettings, settingNames, settings } from '../../../src/host/settingsShape';
import type { SettingName } from '../../../src/host/settingsShape';

class MemoryConfiguration implements Configuration {
  readonly values = new Map<SettingName, unknown>();
  readonly changes = new Emitter<void>();
  readonly onDidChange = this.changes.event;
  readonly folders: (string | undefined)[] = [];

  constructor(values: Partial<Record<SettingName, unknown>> = {}) {
    for (const name of settingNames) {
      if (name in values) this.values.set(name, values[name]);
    }
  }

  read(name: SettingName, folder?: string): unknown {
    this.folders.push(folder);
    return this.own.get(`${folder ?? ''} ${name}`) ?? this.values.get(name);
  }

  /** By folder and name, where a folder has its own. */
  readonly own = new Map<string, unknown>();

  roots(): readonly string[] {
    return [...new Set([...this.own.keys()].map((key) => key.split(' ')[0] ?? ''))];
  }

  write(name: SettingName, value: unknown): Promise<void> {
    this.values.set(name, value);
    return Promise.resolve();
  }
}

function everything(configuration: Configuration): unknown {
  const read = new Settings(configuration);
  return [
    read.current(),
    read.endpoints(),
    read.transport(),
    read.forFolder(undefined),
    read.defaults('qwen-image'),
    read.notifications(),
    read.uploadConsent(),
  ];
}

describe('Settings', () => {
  it('has the defaults of the design', () => {
    assert.deepEqual(everything(new MemoryConfiguration()), [
      { maxConcurrentJobs: 4, watchFor: 600_000, historyLimit: 500, inputTransport: 'upload' },
      {
        apiBaseUrl: 'https://api.segmind.com',
        uploadUrl: 'https://workflows-api.segmind.com/upload-asset',
      },
      'async',
      {
        outputFolder: 'assets/images',
        fileNameTemplate: '${prompt}',
        publicFolders: ['public', 'static'],
        insertTemplates: {},
        placeholders: false,
        responsiveWidths: [],
      },
      {},
      'all',
      'ask',
    ]);
  });

  it('takes every default for a value that can be used', () => {
    const values = Object.fromEntries(settingNames.map((name) => [name, settings[name].fallback]));
    assert.deepEqual(new Settings(new MemoryConfiguration(values)).problems(), []);
  });

  it('reads good values', () => {
    const configuration = new MemoryConfiguration({
      maxConcurrentJobs: 2,
      watchFor: 60,
      apiBaseUrl: 'http://127.0.0.1:4000/',
      outputFolder: 'src\\img',
      defaults: { 'qwen-image': { steps: 20 } },
    });
    const read = new Settings(configuration);
    assert.deepEqual([read.current().maxConcurrentJobs, read.current().watchFor], [2, 60_000]);
    assert.equal(read.endpoints().apiBaseUrl, 'http://127.0.0.1:4000');
    assert.equal(read.apiOrigin(), 'http://127.0.0.1:4000');
    assert.equal(read.forFolder('file:///site').outputFolder, 'src/img');
    assert.ok(configuration.folders.includes('file:///site'));
    assert.deepEqual([read.defaults('qwen-image'), read.defaults('toString')], [{ steps: 20 }, {}]);
    assert.deepEqual(read.problems(), []);
  });

  it('names what one folder of several has set wrongly, once', () => {
    const configuration = new MemoryConfiguration({ fileNameTemplate: 7 });
    configuration.own.set('file:///docs outputFolder', 5);
    configuration.own.set('file:///docs fileNameTemplate', 8);
    configuration.own.set('file:///site outputFolder', 'img');
    assert.deepEqual(
      new Settings(configuration).problems().map(({ setting }) => setting),
      ['qwenImage.outputFolder', 'qwenImage.fileNameTemplate'],
    );
  });

  const bad: readonly (readonly [SettingName, readonly unknown[]])[] = [
    ['outputFolder', [7, null]],
    ['fileNameTemplate', [3, []]],
    ['defaults', ['x', { 'qwen-image': 1 }, []]],
    ['maxConcurrentJobs', [0, -1, 1.5, '4', Infinity, 101]],
    ['confirmAbove', [0, 9, '4']],
    ['inputLongestSide', [255, 8193, 1000.5]],
    ['notifications', ['some', true]],
    ['history.limit', [-1, 'x']],
    ['embedMetadata', ['all']],
    ['convert', ['gif', ['webp'], { '**': 'gif' }, { a: { quality: 0 } }]],
    ['provenance', ['true', 1]],
    ['insert.publicFolders', ['public', [1]]],
    ['insert.placeholders', ['true', 1]],
    ['insert.templates', ['x', { markdown: 1 }, []]],
    ['insert.responsive', ['400', [8], [400.5], ['400'], 400, Array.from({ length: 11 }, () => 400)]],
    [
      'apiBaseUrl',
      [
        'http://api.segmind.com',
        'api.segmind.com',
        'ftp://x',
        'https://me:pw@x.example',
        '',
        'https://x.example/?k=1',
      ],
    ],
    ['uploadUrl', ['http://10.0.0.1/x', 'http://127.0.0.1.example/', 5]],
    ['inputTransport', ['carrier pigeon']],
    ['uploadConsent', [true]],
    ['transport', ['v2']],
    ['watchFor', [0, '600', Number.NaN]],
  ];

  it('has a bad value for every setting', () => {
    assert.deepEqual(bad.map(([name]) => name).sort(), [...settingNames].sort());
  });

  for (const [name, values] of bad) {
    it(`takes the default for ${name} when its value cannot be used, and names the problem`, () => {
      for (const value of values) {
        const configuration = new MemoryConfiguration({ [name]: value });
        assert.deepEqual(new Settings(configuration).problems(), [
          { setting: `qwenImage.${name}`, expected: settings[name].expected },
        ]);
        assert.deepEqual(everything(configuration), everything(new MemoryConfiguration()));
      }
    });
  }

  it('holds where the key goes to be the machine’s business', () => {
    assert.ok(machineSettings.has('apiBaseUrl') && machineSettings.has('uploadUrl'));
  });

  it('remembers the answer to the upload question and passes changes on, until it is disposed', async () => {
    const configuration = new MemoryConfiguration();
    const read = new Settings(configuration);
    let changes = 0;
    read.onDidChange(() => (changes += 1));
    await read.rememberUploadConsent('always');
    assert.equal(read.uploadConsent(), 'always');
    await read.rememberUploadConsent('ask');
    assert.equal(read.uploadConsent(), 'ask');
    configuration.changes.fire();
    read.dispose();
    configuration.changes.fire();
    assert.equal(changes, 1);
  });
});
