import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Refusal } from '../../../../src/ui/refusal';
import {
  isOfRoots,
  workspacePicture,
  type WorkspaceRoot,
} from '../../../../src/ui/agentTools/workspacePicture';
import { english, jobIn } from '../sampleJobs';

const site = { name: 'site', uri: 'file:///work/site', path: '/work/site' };
const game = { name: 'game', uri: 'vscode-vfs://github/some/game' };

function find(text: string, roots: readonly WorkspaceRoot[] = [site]): string {
  return workspacePicture(text, roots, english);
}

describe('workspacePicture', () => {
  it('finds a picture by its path from the folder, its whole path, its URI, or on the web', () => {
    const uri = 'file:///work/site/img/a%20fox.png';
    for (const text of [
      'img/a fox.png',
      './img/a fox.png',
      'img\\a fox.png',
      '/work/site/img/a fox.png',
      uri,
    ]) {
      assert.equal(find(text), uri, text);
    }
    assert.equal(find('https://example.com/fox.png'), 'https://example.com/fox.png');
  });

  it('takes the name of one of several folders, and the first one without it', () => {
    const roots = [site, game];
    assert.equal(find('game/hero.png', roots), 'vscode-vfs://github/some/game/hero.png');
    assert.equal(find('hero.png', roots), 'file:///work/site/hero.png');
    assert.equal(find('site/hero.png', [site]), 'file:///work/site/site/hero.png');
  });

  it('refuses all that is outside', () => {
    const outside = [
      ...['../../.ssh/id_rsa', 'img/../../x.png', '/etc/passwd', 'C:\\Users\\me\\x.png', '\\\\server\\x.png'],
      ...['file:///etc/x.png', 'file:///work/site/../other/x.png', 'file:///work/site/%2e%2e/x.png'],
      ...[
        '/work/site/../x.png',
        '/work/sitemap/x.png',
        'http://example.com/x.png',
        'data:image/png;base64,AA',
      ],
      ...['', '.', '/', '..', 'img/a\0b.png', 'file:///work/site/%zz.png'],
    ];
    for (const text of outside) assert.throws(() => find(text), Refusal, text);
    assert.throws(() => find('img/fox.png', []), Refusal);
  });

  it('never leads out of a folder, whatever is asked for', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '/', '\\', '%2e', '%2F', 'file:', '///', '/work/site', '~', ' ', '\0'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        let uri: string;
        try {
          uri = find(parts.join(''));
        } catch (error) {
          assert.ok(error instanceof Refusal);
          return;
        }
        const path = decodeURIComponent(new URL(uri).pathname);
        assert.ok(
          /^https:/i.test(uri) || (path.startsWith('/work/site/') && !/(^|\/)\.\.(\/|$)/.test(path)),
          uri,
        );
      }),
    );
  });
});

describe('isOfRoots', () => {
  it('is true of jobs of the open folders alone', () => {
    assert.equal(isOfRoots(jobIn.saved, [site, { name: 'p', uri: 'file:///project' }]), true);
    assert.equal(isOfRoots(jobIn.saved, [site]), false);
    assert.equal(isOfRoots(jobIn.saved, []), false);
  });
});
