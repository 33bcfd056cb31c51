import * as vscode from 'vscode';
import { parseFileNameTemplate } from '../../assets/fileNameTemplate';
import type { Destination, Naming } from '../../core/jobRequest';
import type { Preferences } from '../../core/ports/preferences';
import { fileName } from '../jobsView/fileName';
import { Refusal } from '../refusal';
import type { UiServices } from '../uiServices';
import { destinationReplacing } from './replacedPlace';
import { explainTemplateProblem } from '../words/explainPlace';
import { editedFileName, mayLieBeside } from './editedPlace';
import { pathWithin, placeInside } from './placeInside';
import type { Place } from './placeInside';
import type { ChooseDestination, DestinationWish } from './placeOrder';
import { chooseWorkspaceFolder } from './workspaceFolder';

const t = vscode.l10n.t;

/**
 * Named folder, else beside the picture that is edited, else the output folder of the workspace folder at hand, else where
 * the person says. Everything that would only be refused after paying is refused here.
 */
export function createChooseDestination({
  preferences,
  replacements,
  files,
}: Pick<UiServices, 'preferences' | 'replacements' | 'files'>): ChooseDestination {
  const isBehindLink = ({ root, folder }: Place): Promise<boolean> =>
    files.isBehindLink(root.toString(), folder.toString());
  return async (wish) => {
    if (wish.replace !== undefined) {
      return destinationReplacing(vscode.Uri.parse(wish.replace, true), replacements);
    }
    const beside = placeBesideSource(wish);
    const place =
      beside === undefined || (await isBehindLink(beside))
        ? await placeInWorkspace(wish, preferences)
        : beside;
    if (place === undefined) {
      return undefined;
    }
    if (await isBehindLink(place)) {
      throw new Refusal(
        t(
          '“{0}” lies behind a link, and nothing is saved through links. Choose the folder that it leads to.',
          pathWithin(place.root, place.folder),
        ),
        wish.folder === undefined ? ['openSettings'] : ['showLog'],
        wish.folder === undefined ? 'qwenImage.outputFolder' : undefined,
      );
    }
    if (vscode.workspace.fs.isWritableFileSystem(place.root.scheme) === false) {
      throw new Refusal(t('“{0}” cannot be written to.', place.root.toString(true)), ['openFolder']);
    }
    const destination: Destination = {
      root: place.root.toString(),
      folder: place.folder.toString(),
      naming: namingFor(wish, place.folder, preferences),
    };
    return destination;
  };
}

/** Asks for a folder outside of any workspace; undefined when the person would not say. */
export async function askForFolder(): Promise<vscode.Uri | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: t('Where should the picture be saved?'),
      openLabel: t('Save Here'),
    })) ?? [];
  return folder;
}

function placeBesideSource({ source, folder }: DestinationWish): Place | undefined {
  if (source?.kind !== 'file' || folder !== undefined) {
    return undefined;
  }
  const uri = vscode.Uri.parse(source.uri, true);
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    return undefined;
  }
  const parent = vscode.Uri.joinPath(uri, '..');
  const owner = vscode.workspace.getWorkspaceFolder(uri);
  if (owner === undefined) {
    // Beside a picture from elsewhere only where no folder is open: else nothing is written outside of it.
    const isAlone = (vscode.workspace.workspaceFolders ?? []).length === 0;
    return isAlone && mayLieBeside(uri.path) ? { root: parent, folder: parent } : undefined;
  }
  return mayLieBeside(pathWithin(owner.uri, uri)) ? { root: owner.uri, folder: parent } : undefined;
}

async function placeInWorkspace(wish: DestinationWish, preferences: Preferences): Promise<Place | undefined> {
  if (wish.folder !== undefined && isUri(wish.folder)) {
    return placeOfUri(vscode.Uri.parse(wish.folder, true), wish.folder);
  }
  const hint = wish.source?.kind === 'file' ? vscode.Uri.parse(wish.source.uri, true) : undefined;
  const choice = await chooseWorkspaceFolder(hint, wish.isInteractive);
  if (choice === 'cancelled') {
    return undefined;
  }
  if (choice !== undefined) {
    const folder = wish.folder ?? preferences.forFolder(choice.uri.toString()).outputFolder;
    return placeInside(choice.uri, folder, wish.folder === undefined ? 'qwenImage.outputFolder' : undefined);
  }
  if (wish.folder !== undefined) {
    throw new Refusal(t('No folder is open, so “{0}” leads nowhere. Open a folder first.', wish.folder), [
      'openFolder',
    ]);
  }
  const chosen = await askForFolder();
  return chosen === undefined ? undefined : { root: chosen, folder: chosen };
}

/** Virtual file systems often have no authority: `memfs:/folder`. One letter is a drive. */
function isUri(folder: string): boolean {
  return /^[a-z][a-z\d+.-]+:\//i.test(folder);
}

function placeOfUri(uri: vscode.Uri, text: string): Place {
  const owner = vscode.workspace.getWorkspaceFolder(uri);
  if (owner === undefined) {
    throw new Refusal(t('The folder “{0}” lies in no folder that is open here.', text), ['openFolder']);
  }
  return placeInside(owner.uri, pathWithin(owner.uri, uri) || '.', undefined);
}

function namingFor(wish: DestinationWish, folder: vscode.Uri, preferences: Preferences): Naming {
  if (wish.name !== undefined) {
    return { kind: 'exact', name: wish.name };
  }
  if (wish.source !== undefined) {
    const { source } = wish;
    return {
      kind: 'exact',
      name: editedFileName(fileName(source.kind === 'file' ? source.uri : source.url)),
    };
  }
  const template = preferences.forFolder(folder.toString()).fileNameTemplate;
  const parsed = parseFileNameTemplate(template);
  if (!parsed.ok) {
    throw new Refusal(
      explainTemplateProblem(template, parsed.problem, t),
      ['openSettings'],
      'qwenImage.fileNameTemplate',
    );
  }
  return { kind: 'template', template };
}
