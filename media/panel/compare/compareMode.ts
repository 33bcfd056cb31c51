import type { IconName } from '../icons';
import { t } from '../words';

/** How two pictures are held against each other. */
export type CompareMode = 'slider' | 'side' | 'onion' | 'difference';

interface ModeFace {
  readonly mode: CompareMode;
  readonly icon: IconName;
  readonly label: string;
}

/** All of them, with their words. */
export function modeFaces(): readonly ModeFace[] {
  return [
    { mode: 'slider', icon: 'split-horizontal', label: t('Slider') },
    { mode: 'side', icon: 'mirror', label: t('Side by side') },
    { mode: 'onion', icon: 'layers', label: t('Onion skin: one through the other') },
    { mode: 'difference', icon: 'diff', label: t('Difference: what is the same is black') },
  ];
}

/** The mode of that name, or the slider. */
export function compareModeOf(name: unknown): CompareMode {
  return modeFaces().find(({ mode }) => mode === name)?.mode ?? 'slider';
}
