import * as vscode from 'vscode';
import { catalogue } from '../../core/catalogue';
import { validParameters } from '../../core/checkParameters';
import type { Preferences } from '../../core/ports/preferences';
import type { PanelSettings } from '../../protocol/panelState';

/** The settings that the panel goes by; a value that cannot be used gives way to the default. */
export function panelSettings(preferences: Pick<Preferences, 'defaults'>): PanelSettings {
  const settings = vscode.workspace.getConfiguration('qwenImage');
  return {
    confirmAbove: whole(settings.get('confirmAbove'), 1, 8, 4),
    inputLongestSide: whole(settings.get('inputLongestSide'), 256, 8192, 2048),
    defaults: Object.fromEntries(
      catalogue.map((model) => [model.id, validParameters(model, preferences.defaults(model.id))]),
    ),
  };
}

function whole(value: unknown, minimum: number, maximum: number, fallback: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum
    ? value
    : fallback;
}
