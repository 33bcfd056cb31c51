import * as vscode from 'vscode';
import { defaultModel } from '../../core/catalogue';
import { validParameters } from '../../core/checkParameters';
import type { ChoiceParameter, Model } from '../../core/model';
import type { Preferences } from '../../core/ports/preferences';
import type { ImageOrder } from '../orders/imageOrder';
import type { PlaceOrder } from '../orders/placeOrder';
import { parseOrder } from './orderArguments';
import type { CommandHandler } from './commandIds';
import { argumentReader } from './argumentReader';
import { askForPrompt } from './promptInput';
import type { UnusedPrompt } from './unusedPrompt';

const t = vscode.l10n.t;

/** Words to picture: asks for the prompt and the ratio, or takes an order without asking. Returns the job's id. */
export function generate(
  placeOrder: PlaceOrder,
  preferences: Preferences,
  unused: UnusedPrompt,
): CommandHandler {
  return async (...args) => {
    const order = parseOrder(args, argumentReader);
    if (order !== undefined) {
      return (await placeOrder(order, { isInteractive: false }))?.id;
    }
    const asked = await askForOrder(preferences, unused);
    const job = asked === undefined ? undefined : await placeOrder(asked, { isInteractive: true });
    if (job !== undefined) {
      unused.forget();
    }
    return job?.id;
  };
}

/** A prompt and a ratio; undefined when the person turns away. */
export async function askForOrder(
  preferences: Preferences,
  unused: UnusedPrompt,
): Promise<ImageOrder | undefined> {
  const model = defaultModel('generate');
  const prompt = await unused.ask((offer) =>
    askForPrompt(
      model,
      t('Generate an Image with Qwen'),
      t('What should the picture show?'),
      offer === undefined ? undefined : { value: offer },
    ),
  );
  if (prompt === undefined) {
    return undefined;
  }
  const parameters = await askForRatio(model, preferences.defaults(model.id));
  return parameters === undefined ? undefined : { prompt, model: model.id, parameters };
}

/** Undefined when the person turns away; empty for a model without a choice of ratios. */
async function askForRatio(
  model: Model,
  defaults: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, string>> | undefined> {
  const ratio = model.parameters.find(
    (parameter): parameter is ChoiceParameter =>
      parameter.name === 'aspect_ratio' && parameter.kind === 'choice',
  );
  if (ratio === undefined) {
    return {};
  }
  const usual = validParameters(model, defaults)[ratio.name] ?? ratio.default;
  const picked = await vscode.window.showQuickPick(
    [...ratio.choices]
      .sort((one, other) => Number(other === usual) - Number(one === usual))
      .map((choice) => ({
        label: choice,
        description: [ratioWord(choice), choice === usual ? t('default') : ''].filter(Boolean).join(', '),
      })),
    { title: t(ratio.label), placeHolder: t('Which aspect ratio?'), ignoreFocusOut: true },
  );
  return picked === undefined ? undefined : { [ratio.name]: picked.label };
}

function ratioWord(ratio: string): string {
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  return width === height ? t('square') : width > height ? t('landscape') : t('portrait');
}
