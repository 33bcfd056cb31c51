import assert from 'node:assert/strict';
import { changedSettings } from '../../../src/host/changedSettings';
import { settingNames, settings } from '../../../src/host/settingsShape';
import type { SettingName } from '../../../src/host/settingsShape';

function told(values: Partial<Record<SettingName, unknown>>): Readonly<Record<string, string>> {
  const read = (name: SettingName): unknown => (name in values ? values[name] : settings[name].fallback);
  return Object.fromEntries(changedSettings({ read }).map(({ setting, value }) => [setting, value]));
}

describe('changedSettings', () => {
  it('tells nothing while all is at its default, or not set', () => {
    assert.deepEqual(told({}), {});
    assert.deepEqual(told(Object.fromEntries(settingNames.map((name) => [name, undefined]))), {});
  });

  it('tells choices and numbers as they are', () => {
    assert.deepEqual(told({ transport: 'sync', maxConcurrentJobs: 2, provenance: true }), {
      'qwenImage.transport': 'sync',
      'qwenImage.maxConcurrentJobs': '2',
      'qwenImage.provenance': 'true',
    });
  });

  it('gives no path, name or prompt away', () => {
    const values = {
      outputFolder: '/home/ann/secret project/images',
      fileNameTemplate: 'acme-launch/${prompt}-secret-${seed}',
      apiBaseUrl: 'https://proxy.example/ann/secret?token=1',
      uploadUrl: 'https://proxy.example:8443/ann-secret/',
      'insert.publicFolders': ['ann', 'secret'],
      'insert.templates': { markdown: 'secret' },
      'insert.responsive': [400, 800],
      defaults: {
        'qwen-image': { negative_prompt: 'ann’s secret', steps: 20, image_format: 'webp', secret: 'ann' },
        ann: { a: 'secret' },
      },
      inputTransport: 'ann-secret',
    } as const;
    const settingsTold = told(values);
    assert.deepEqual(settingsTold, {
      'qwenImage.outputFolder': '(absolute, 4 parts)',
      'qwenImage.fileNameTemplate': '…/${prompt}…${seed}',
      'qwenImage.apiBaseUrl': '(not usable)',
      'qwenImage.uploadUrl': 'https://proxy.example:8443/(path left out)',
      'qwenImage.insert.publicFolders': '(2 names)',
      'qwenImage.insert.templates': '(1 languages)',
      'qwenImage.insert.responsive': '[400, 800]',
      'qwenImage.defaults':
        'qwen-image: negative_prompt (12 characters), steps 20, image_format webp, (a parameter that is not known); (a model that is not known)',
      'qwenImage.inputTransport': '(not usable)',
    });
    assert.doesNotMatch(JSON.stringify(settingsTold), /ann|secret|acme/);
  });

  it('leaves the user name and password of an address out', () => {
    const { 'qwenImage.apiBaseUrl': value } = told({ apiBaseUrl: 'https://ann:pw@proxy.example/' });
    assert.equal(value, '(not usable)');
  });
});
