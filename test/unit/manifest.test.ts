import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { catalogue } from '../../src/core/catalogue';
import type { Parameter } from '../../src/core/model';
import { machineSettings, settings } from '../../src/host/settingsShape';
import { commandId, commandNames } from '../../src/ui/commands/commandIds';
import { jobActions } from '../../src/ui/jobsView/jobActions';
import {
  anEdit,
  delivered,
  dismissedJob,
  failedJob,
  jobIn,
  keptPicture,
  replacing,
  sent,
  withPlaceholder,
} from './ui/sampleJobs';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'package.json'), 'utf8');

const MenuEntry = z.object({ command: z.string(), when: z.optional(z.string()), group: z.string() });
const Manifest = z.object({
  name: z.literal('qwen-image-assets'),
  publisher: z.literal('qwen-image-assets'),
  engines: z.object({ vscode: z.literal('^1.110.0') }),
  icon: z.string(),
  capabilities: z.object({
    untrustedWorkspaces: z.object({ restrictedConfigurations: z.array(z.string()) }),
    virtualWorkspaces: z.literal(true),
  }),
  contributes: z.object({
    commands: z.array(
      z.object({
        command: z.string(),
        title: z.string(),
        category: z.literal('Qwen Image'),
        icon: z.optional(z.string()),
      }),
    ),
    viewsContainers: z.object({ activitybar: z.array(z.object({ id: z.string(), icon: z.string() })) }),
    views: z.object({ qwenImage: z.array(z.object({ id: z.string(), type: z.optional(z.string()) })) }),
    viewsWelcome: z.array(z.object({ view: z.string(), when: z.string(), contents: z.string() })),
    menus: z.record(z.string(), z.array(MenuEntry)),
    configuration: z.object({
      properties: z.record(
        z.string(),
        z.looseObject({ scope: z.string(), default: z.unknown(), markdownDescription: z.string() }),
      ),
    }),
  }),
});

const manifest = Manifest.parse(JSON.parse(text));
const words = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')));
const { commands, menus, views, viewsWelcome, configuration } = manifest.contributes;
const known = new Set(commands.map(({ command }) => command));
const properties = configuration.properties;

describe('the manifest', () => {
  it('contributes the commands that are registered, and no others', () => {
    assert.deepEqual([...known].sort(), [...commandNames.map(commandId), 'qwenImage.openPanel'].sort());
    assert.equal(known.size, commands.length);
    const panel = readFileSync(join(root, 'src/ui/panel/registerPanel.ts'), 'utf8');
    assert.match(panel, /registerCommand\('qwenImage\.openPanel'/);
  });

  it('refers to commands and views that exist', () => {
    const ids = new Set(views.qwenImage.map(({ id }) => id));
    for (const [menu, entries] of Object.entries(menus)) {
      for (const { command, when = '' } of entries) {
        assert.ok(known.has(command), `${menu}: ${command}`);
        for (const [, view = ''] of when.matchAll(/view == ([\w.]+)/g)) {
          assert.ok(ids.has(view), `${menu}: ${when}`);
        }
      }
    }
    for (const { view } of viewsWelcome) {
      assert.ok(ids.has(view), view);
    }
    const links = Object.values(words).flatMap((word) => [...word.matchAll(/\(command:([\w.]+)\)/g)]);
    assert.ok(links.length >= 3);
    for (const [, command = ''] of links) {
      assert.ok(known.has(command), command);
    }
  });

  it('offers on a row what its job allows, by words that jobs use', () => {
    const jobs = [
      ...Object.values(jobIn),
      { ...jobIn.saved, request: anEdit },
      { ...jobIn.saved, request: replacing },
      { ...failedJob('server'), request: withPlaceholder },
      dismissedJob('stopped', sent),
      dismissedJob('cancelled', { reached: 'nothing' }),
      failedJob('disk', { reached: 'delivered', ...delivered, outputs: [keptPicture] }),
    ];
    const allowed = new Set<string>(jobs.flatMap((job) => jobActions(job, 3_000)));
    const offered = (menus['view/item/context'] ?? []).map(
      ({ when = '' }) => /viewItem =~ \/\\b(\w+)\\b\//.exec(when)?.[1] ?? when,
    );
    assert.deepEqual([...new Set(offered)].sort(), [...allowed].sort());
  });

  it('shows an icon for every command that has a button', () => {
    const withIcon = new Set(commands.filter(({ icon }) => icon !== undefined).map(({ command }) => command));
    for (const { command, group } of Object.values(menus).flat()) {
      assert.ok(!/^(?:inline|navigation)/.test(group) || withIcon.has(command), command);
    }
  });

  it('takes every word from package.nls.json, and leaves none there unused', () => {
    const used = new Set(Array.from(text.matchAll(/"%([^"%]+)%"/g), ([, key = '']) => key));
    assert.deepEqual([...used].sort(), Object.keys(words).sort());
    for (const [key, word] of Object.entries(words)) {
      assert.notEqual(word.trim(), '', key);
    }
  });

  it('has the settings that are read, with their defaults', () => {
    const expected = Object.entries(settings).map(([name, { fallback }]) => [`qwenImage.${name}`, fallback]);
    const contributed = Object.entries(properties).map(([name, property]) => [name, property.default]);
    assert.deepEqual(Object.fromEntries(contributed), Object.fromEntries(expected));
  });

  it('keeps settings that decide on keys, pictures, money and jobs out of the reach of a workspace', () => {
    for (const [name, { scope }] of Object.entries(properties)) {
      const isMachine = Array.from(machineSettings, String).includes(name.replace('qwenImage.', ''));
      assert.equal(scope === 'machine', isMachine, name);
    }
    const others = Object.entries(properties).flatMap(([name, { scope }]) =>
      scope === 'machine' ? [] : [name],
    );
    // Until somebody has trusted a folder, none of its settings counts.
    assert.deepEqual(
      manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.toSorted(),
      others.toSorted(),
    );
    for (const name of [
      'confirmAbove',
      'history.limit',
      'uploadConsent',
      'apiBaseUrl',
      'uploadUrl',
    ] as const) {
      assert.ok(machineSettings.has(name), name);
    }
    assert.equal(properties['qwenImage.outputFolder']?.scope, 'resource');
  });

  it('describes the default parameters as the catalogue does', () => {
    const schema = z.object({ properties: z.record(z.string(), z.looseObject({})) });
    const byModel = schema.parse(properties['qwenImage.defaults']).properties;
    assert.deepEqual(
      byModel,
      Object.fromEntries(
        catalogue.map(({ id, parameters }) => [
          id,
          {
            type: 'object',
            additionalProperties: false,
            description: `%defaults.${id}%`,
            properties: Object.fromEntries(
              parameters.map((parameter) => [
                parameter.name,
                { ...schemaOf(parameter), description: `%defaults.${id}.${parameter.name}%` },
              ]),
            ),
          },
        ]),
      ),
    );
    for (const { id, parameters } of catalogue) {
      for (const { name, help } of parameters) {
        assert.equal(words[`defaults.${id}.${name}`], help);
      }
    }
  });

  it('has its icons, small', () => {
    const icons = [
      manifest.icon,
      ...manifest.contributes.viewsContainers.activitybar.map(({ icon }) => icon),
    ];
    for (const icon of icons) {
      assert.ok(existsSync(join(root, icon)), icon);
      assert.ok(statSync(join(root, icon)).size < 15_000, icon);
    }
  });
});

function schemaOf(parameter: Parameter): Record<string, unknown> {
  switch (parameter.kind) {
    case 'number':
    case 'integer':
    case 'seed': {
      const type = parameter.kind === 'number' ? 'number' : 'integer';
      const { minimum, maximum } = parameter;
      return { type, minimum, maximum, default: parameter.default };
    }
    case 'choice':
      return { type: 'string', enum: parameter.choices, default: parameter.default };
    case 'text':
      return { type: 'string', maxLength: parameter.maximumLength, default: parameter.default };
  }
}
