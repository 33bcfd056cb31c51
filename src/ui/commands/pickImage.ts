import * as vscode from 'vscode';
import { fileName } from '../jobsView/fileName';

const t = vscode.l10n.t;

/** More than this nobody scrolls through; typing a name searches among them. */
const maximumImages = 500;

export function isImagePath(path: string): boolean {
  return /\.(?:png|jpe?g|webp)$/i.test(path);
}

export interface ImageItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

export interface ImageChoice {
  /** What the first pictures are. */
  readonly title?: string;
  /** URI of a picture that is not meant. */
  readonly without?: string;
}

/**
 * Asks for a picture: recent results first, then those of the workspace, then any file; undefined when the person turns away.
 * @param recent URIs of results, newest first, shown under `title`
 */
export async function pickWorkspaceImage(
  placeHolder: string,
  recent: readonly string[],
  among: ImageChoice = {},
): Promise<vscode.Uri | undefined> {
  const items = await imageItems(recent, among);
  if (items.length === 0) {
    return browse(placeHolder);
  }
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked === undefined ? undefined : (picked.uri ?? browse(placeHolder));
}

/** Recent results, pictures of the workspace, and a way to all others, which has no `uri`; empty without pictures. */
export async function imageItems(
  recent: readonly string[],
  { title = t('Recent results'), without = '' }: ImageChoice = {},
): Promise<readonly ImageItem[]> {
  const found = await vscode.workspace.findFiles(
    '**/*.{png,jpg,jpeg,webp,PNG,JPG,JPEG,WEBP}',
    '**/node_modules/**',
    maximumImages,
  );
  const isRecent = new Set(recent);
  const rest = found
    .filter((uri) => !isRecent.has(uri.toString()) && uri.toString() !== without)
    .sort((one, other) => one.path.localeCompare(other.path));
  return recent.length + rest.length === 0
    ? []
    : [
        ...section(
          title,
          recent.map((uri) => vscode.Uri.parse(uri, true)),
        ),
        ...section(t('Workspace'), rest),
        { label: '', kind: vscode.QuickPickItemKind.Separator },
        { label: t('Browse…'), iconPath: new vscode.ThemeIcon('folder-opened'), alwaysShow: true },
      ];
}

function section(label: string, uris: readonly vscode.Uri[]): ImageItem[] {
  return uris.length === 0
    ? []
    : [
        { label, kind: vscode.QuickPickItemKind.Separator },
        ...uris.map((uri) => ({
          label: fileName(uri.toString()),
          description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..')),
          iconPath: uri,
          uri,
        })),
      ];
}

export async function browse(title: string): Promise<vscode.Uri | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title,
      filters: { [t('Pictures')]: ['png', 'jpg', 'jpeg', 'webp'] },
    })) ?? [];
  return uri;
}
