import assert from 'node:assert/strict';
import type { ProjectFacts } from '../../../src/core/ports/projectLayout';
import { WorkspaceLayout } from '../../../src/host/workspaceLayout';

const root = '/work/site';

class Project {
  readonly reads: string[] = [];
  readonly files: Record<string, string>;
  now = 1000;
  readonly layout: WorkspaceLayout;

  constructor(files: Record<string, unknown>, otherRoots: readonly string[] = []) {
    this.files = Object.fromEntries(
      Object.entries(files).map(([path, value]) => [
        `${root}/${path}`,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    );
    this.layout = new WorkspaceLayout(
      {
        place: (document) => {
          const { pathname: path } = new URL(document);
          return path.startsWith(`${root}/`)
            ? { path, root, otherRoots, read: (one) => this.#read(one) }
            : undefined;
        },
        publicFolders: () => ['public'],
      },
      { now: () => this.now },
    );
  }

  of(path: string): Promise<ProjectFacts | undefined> {
    return this.layout.of(`file://${root}/${path}`);
  }

  async aliases(path: string): Promise<Record<string, readonly string[]>> {
    const facts = await this.of(path);
    return Object.fromEntries((facts?.aliases ?? []).map(({ pattern, targets }) => [pattern, targets]));
  }

  #read(path: string): Promise<string | undefined> {
    this.reads.push(path);
    return Promise.resolve(this.files[path]);
  }
}

function paths(value: Record<string, string[]>, baseUrl?: string): object {
  return { compilerOptions: { paths: value, ...(baseUrl === undefined ? {} : { baseUrl }) } };
}

const everywhere = { '@/*': [`${root}/src/*`] };

describe('workspace layout', () => {
  it('knows nothing of documents outside', async () => {
    const project = new Project({});
    assert.equal(await project.layout.of('file:///elsewhere/a.md'), undefined);
    assert.deepEqual(project.reads, []);
  });

  it('tells of the other folders that are open', async () => {
    assert.deepEqual((await new Project({}, ['/work/brand']).of('a.md'))?.otherRoots, ['/work/brand']);
  });

  it('finds nothing in a folder without a project', async () => {
    assert.deepEqual(await new Project({}).of('docs/a.md'), {
      root,
      publicFolders: [`${root}/docs/public`, `${root}/public`],
      otherRoots: [],
      aliases: [],
      usesNext: false,
    });
  });

  const layouts: readonly (readonly [string, Record<string, unknown>])[] = [
    ['beside paths', { 'tsconfig.json': paths({ '@/*': ['./src/*'] }) }],
    ['in jsconfig.json', { 'jsconfig.json': paths({ '@/*': ['src/*'] }) }],
    ['from baseUrl', { 'tsconfig.json': paths({ '@/*': ['*'] }, './src') }],
    ['with comments', { 'tsconfig.json': '{ // why\n"compilerOptions": {"paths": {"@/*": ["src/*"],},},}' }],
    [
      'by extends',
      {
        'tsconfig.json': { extends: './config/base' },
        'config/base.json': paths({ '@/*': ['../src/*'] }),
      },
    ],
    [
      'by the last of several extends',
      {
        'tsconfig.json': { extends: ['./one.json', './two.json'] },
        'one.json': paths({ '#/*': ['nowhere/*'] }),
        'two.json': paths({ '@/*': ['src/*'] }),
      },
    ],
    [
      'by extends of a package',
      {
        'tsconfig.json': { extends: '@ours/config/web.json' },
        'node_modules/@ours/config/web.json': paths({ '@/*': ['${configDir}/src/*'] }),
      },
    ],
    [
      'from the baseUrl of what it builds on',
      {
        'tsconfig.json': { ...paths({ '@/*': ['*'] }), extends: './config/base.json' },
        'config/base.json': { compilerOptions: { baseUrl: '../src' } },
      },
    ],
    [
      'by references, as new projects of Vite have them',
      {
        'tsconfig.json': { files: [], references: [{ path: './tsconfig.node.json' }, { path: 'app' }] },
        'tsconfig.node.json': {},
        'app/tsconfig.json': paths({ '@/*': ['../src/*'] }),
      },
    ],
    [
      'around a circle',
      {
        'tsconfig.json': { extends: ['./two.json', './one.json'] },
        'one.json': { extends: './tsconfig.json' },
        'two.json': paths({ '@/*': ['src/*'] }),
      },
    ],
  ];
  for (const [how, files] of layouts) {
    it(`reads aliases ${how}`, async () => {
      assert.deepEqual(await new Project(files).aliases('src/app/page.tsx'), everywhere);
    });
  }

  it('takes the nearest', async () => {
    const project = new Project({
      'tsconfig.json': paths({ '@/*': ['src/*'] }),
      'apps/web/tsconfig.json': paths({ '~/*': ['./app/*'], logo: ['./logo.png'] }),
    });
    assert.deepEqual(await project.aliases('apps/web/app/page.tsx'), {
      '~/*': [`${root}/apps/web/app/*`],
      logo: [`${root}/apps/web/logo.png`],
    });
  });

  it('leaves aside what is no alias, and files outside of the workspace folder', async () => {
    const odd = paths({ '*': ['types/*'], 'a*b*': ['c*'], 'x/*': ['y'], 'z/*': [] });
    assert.deepEqual(await new Project({ 'tsconfig.json': odd }).aliases('a.ts'), {});
    const outside = new Project({ 'tsconfig.json': { extends: '../../secret.json' } });
    await outside.of('a.ts');
    assert.ok(outside.reads.every((path) => path.startsWith(root)));
  });

  it('sees Next in the nearest package.json that depends on anything', async () => {
    const project = new Project({
      'package.json': { devDependencies: { prettier: '3' } },
      'web/package.json': { dependencies: { next: '16' } },
      'web/app/package.json': { type: 'module' },
      'broken/package.json': '{',
    });
    assert.equal((await project.of('web/app/page.tsx'))?.usesNext, true);
    assert.equal((await project.of('docs/a.md'))?.usesNext, false);
    assert.equal((await project.of('broken/a.md'))?.usesNext, false);
  });

  it('reads the files of a folder once in a moment, and anew afterwards', async () => {
    const project = new Project({ 'tsconfig.json': paths({ '@/*': ['src/*'] }) });
    await Promise.all([project.of('a.ts'), project.of('b.ts')]);
    const first = project.reads.length;
    project.files[`${root}/tsconfig.json`] = JSON.stringify(paths({ '~/*': ['src/*'] }));
    assert.deepEqual(await project.aliases('a.ts'), everywhere);
    assert.equal(project.reads.length, first);
    project.now += 5000;
    assert.deepEqual(await project.aliases('a.ts'), { '~/*': [`${root}/src/*`] });
    project.now -= 60_000;
    project.files[`${root}/tsconfig.json`] = '{}';
    assert.deepEqual(await project.aliases('a.ts'), {});
  });
});
