import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { isForbiddenSegment, resolveInside, type FolderRefusal } from '../../../src/assets/outputFolder';
import { unruly } from './unruly';

describe('outputFolder', () => {
  const good: readonly (readonly [string, string, string])[] = [
    ['/home/me/site', 'assets/images', '/home/me/site/assets/images'],
    ['/home/me/site/', './assets//images/', '/home/me/site/assets/images'],
    ['/c:/site', 'assets\\images', '/c:/site/assets/images'],
    ['/site', 'a/../b', '/site/b'],
    ['/site', '.', '/site'],
    ['/', '.', '/'],
    ['/', 'img', '/img'],
    ['/site', '.assets/..img', '/site/.assets/..img'],
    ['/site', 'ünï 狐/~x', '/site/ünï 狐/~x'],
    ['/site', '.github', '/site/.github'],
  ];
  for (const [root, relative, path] of good) {
    it(`${root} + ${relative} → ${path}`, () => {
      assert.deepEqual(resolveInside(root, relative), { ok: true, path });
    });
  }

  const bad: readonly (readonly [string, FolderRefusal['code']])[] = [
    ...['', '  '].map((text) => [text, 'empty'] as const),
    ...[
      '/etc',
      '\\etc',
      '\\\\server\\share',
      'C:',
      'c:\\x',
      'D:x',
      '~',
      '~/x',
      'file:///x',
      'https://x/y',
    ].map((text) => [text, 'absolute'] as const),
    ...['..', '../site/x', 'a/../../b', 'a\\..\\..\\b', '.. /x', '.../x', 'a/. ./b', '.\u200B./x'].map(
      (text) => [text, 'outside'] as const,
    ),
    ...[
      '.git',
      'a/.GIT/hooks',
      '.git./x',
      '.git /x',
      '.git::$INDEX_ALLOCATION/x',
      'GIT~1/x',
      '.g\u200Cit/x',
    ].map((text) => [text, 'forbidden'] as const),
    ...['.vscode', '.VSCode/x', 'node_modules', 'packages/a/Node_Modules/b', '.git/../x'].map(
      (text) => [text, 'forbidden'] as const,
    ),
    ...['a\0b', 'a/b:c', 'a/b?', '${workspaceFolder}/img', 'a\nb', 'x/<y>'].map(
      (text) => [text, 'invalid'] as const,
    ),
  ];
  for (const [relative, code] of bad) {
    it(`refuses ${JSON.stringify(relative)}: ${code}`, () => {
      const result = resolveInside('/home/me/site', relative);
      assert.equal(result.ok ? result.path : result.refusal.code, code);
    });
  }

  it('names the folder that it refuses', () => {
    assert.deepEqual(resolveInside('/site', 'a/.Git/b'), {
      ok: false,
      refusal: { code: 'forbidden', segment: '.Git' },
    });
  });

  it('never escapes, however either system reads the path', () => {
    const segment = fc.oneof(
      unruly(),
      fc.constantFrom(
        '..',
        '.',
        '.. ',
        '...',
        '.git',
        '.GIT',
        'node_modules',
        'a',
        'C:',
        '~',
        '',
        '.g\u200Dit',
      ),
    );
    const relative = fc
      .array(fc.tuple(segment, fc.constantFrom('/', '\\', '//')), { maxLength: 7 })
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(relative, (text) => {
        const result = resolveInside('/root/site', text);
        if (!result.ok) return;
        assert.equal(posix.normalize(result.path), result.path);
        for (const path of [
          posix.resolve(result.path),
          win32
            .resolve(result.path)
            .replace(/^[a-z]:/i, '')
            .replaceAll('\\', '/'),
        ]) {
          assert.ok(path === '/root/site' || path.startsWith('/root/site/'), path);
        }
        assert.ok(!result.path.split('/').some(isForbiddenSegment), result.path);
      }),
      { numRuns: 2000 },
    );
  });
});
