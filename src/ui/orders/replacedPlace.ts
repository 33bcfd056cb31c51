import * as vscode from 'vscode';
import { typeOfName } from '../../assets/nameType';
import type { Destination } from '../../core/jobRequest';
import { fileName } from '../jobsView/fileName';
import { Refusal } from '../refusal';
import type { UiServices } from '../uiServices';
import { pathWithin, placeInside } from './placeInside';

const t = vscode.l10n.t;

/**
 * The very place of a file, whose bytes as they are now may be replaced. Where nothing lies yet, its name. Throws a `Refusal` for
 * what cannot be replaced.
 */
export async function destinationReplacing(
  file: vscode.Uri,
  replacements: UiServices['replacements'],
): Promise<Destination> {
  const uri = file.toString();
  const name = fileName(uri);
  if (typeOfName(name) === undefined) {
    throw new Refusal(t('“{0}” is not a PNG, JPEG or WebP file, so it cannot be replaced.', name));
  }
  const owner = vscode.workspace.getWorkspaceFolder(file);
  if (owner === undefined) {
    throw new Refusal(t('“{0}” lies in no folder that is open here, so it cannot be replaced.', name), [
      'openFolder',
    ]);
  }
  const parent = pathWithin(owner.uri, file).split('/').slice(0, -1).join('/');
  const { root, folder } = placeInside(owner.uri, parent === '' ? '.' : parent, undefined);
  const there = await (await replacements()).hashAt(uri, root.toString());
  if (there === 'other') {
    throw new Refusal(t('“{0}” is a link, a folder or too large, so it cannot be replaced.', name));
  }
  return {
    root: root.toString(),
    folder: folder.toString(),
    naming: { kind: 'exact', name },
    ...(there === 'nothing' ? {} : { replaces: { uri, expected: there.sha256 } }),
  };
}
