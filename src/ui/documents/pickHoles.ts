import * as vscode from 'vscode';
import { defaultModel } from '../../core/catalogue';
import { askForPrompt } from '../commands/promptInput';
import type { Hole } from './hole';

const t = vscode.l10n.t;

export interface PickedHole {
  readonly hole: Hole;
  readonly prompt: string;
}

interface HoleItem extends vscode.QuickPickItem {
  readonly hole: Hole;
}

/** Shows missing pictures with their prompts, all ticked; each prompt can be changed. Empty when the person turns away. */
export async function pickHoles(holes: readonly Hole[]): Promise<readonly PickedHole[]> {
  const prompts = new Map(holes.map((hole) => [hole, hole.prompt.text]));
  let ticked: ReadonlySet<Hole> = new Set(holes);
  for (;;) {
    const answer = await ask(holes, prompts, ticked);
    if (answer.kind === 'done') {
      return answer.holes.map((hole) => ({ hole, prompt: prompts.get(hole) ?? '' }));
    }
    ticked = new Set(answer.ticked);
    const prompt = await askForPrompt(
      defaultModel('generate'),
      t('Generate {0}', answer.change.name),
      t('What should the picture show?'),
      { value: prompts.get(answer.change) ?? '' },
    );
    prompts.set(answer.change, prompt ?? prompts.get(answer.change) ?? '');
  }
}

type Answer =
  | { readonly kind: 'done'; readonly holes: readonly Hole[] }
  | { readonly kind: 'change'; readonly change: Hole; readonly ticked: readonly Hole[] };

function ask(
  holes: readonly Hole[],
  prompts: ReadonlyMap<Hole, string>,
  ticked: ReadonlySet<Hole>,
): Promise<Answer> {
  const pick = vscode.window.createQuickPick<HoleItem>();
  pick.title =
    holes.length === 1 ? t('Generate the Missing Image') : t('Generate {0} Missing Images', holes.length);
  pick.placeholder = t('Each picture is charged. Untick those that you do not want.');
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDetail = true;
  const edit = { iconPath: new vscode.ThemeIcon('edit'), tooltip: t('Change the Prompt') };
  pick.items = holes.map((hole) => ({
    label: vscode.workspace.asRelativePath(
      vscode.Uri.joinPath(vscode.Uri.parse(hole.folder, true), hole.name),
    ),
    description: hole.parameters['aspect_ratio'] ?? '',
    detail: prompts.get(hole) ?? '',
    buttons: [edit],
    hole,
  }));
  pick.selectedItems = pick.items.filter(({ hole }) => ticked.has(hole));
  return new Promise<Answer>((resolve) => {
    pick.onDidAccept(() => {
      resolve({ kind: 'done', holes: pick.selectedItems.map(({ hole }) => hole) });
    });
    pick.onDidTriggerItemButton(({ item }) => {
      resolve({ kind: 'change', change: item.hole, ticked: pick.selectedItems.map(({ hole }) => hole) });
    });
    pick.onDidHide(() => {
      resolve({ kind: 'done', holes: [] });
    });
    pick.show();
  }).finally(() => {
    pick.dispose();
  });
}
