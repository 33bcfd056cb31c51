import * as vscode from 'vscode';
import type { Jobs } from '../../core/jobs';
import type { Log } from '../../core/log';
import type { PictureVariant, PictureVariants } from '../../core/ports/pictureVariants';
import type { Preferences } from '../../core/ports/preferences';
import { fileName } from '../jobsView/fileName';
import { Refusal } from '../refusal';
import { explainError } from '../words/explainFailure';
import { isAwaited } from './isAwaited';

const t = vscode.l10n.t;

/** A phone, a tablet or a phone of twice the density, a desktop. px */
export const usualWidths: readonly number[] = [400, 800, 1600];

/** Whether smaller copies go with a picture, or of which widths; undefined: as the setting says. */
export type CopiesWish = boolean | readonly number[] | undefined;

export interface SmallerCopiesTools {
  readonly jobs: Jobs;
  readonly preferences: Pick<Preferences, 'forFolder'>;
  readonly variants: () => Promise<PictureVariants>;
  readonly log: Log;
}

/** Smaller copies beside pictures, for responsive sets. */
export class SmallerCopies {
  readonly #tools: SmallerCopiesTools;

  constructor(tools: SmallerCopiesTools) {
    this.#tools = tools;
  }

  /** Widths that go with a picture in a document, px. Throws a `Refusal` for a picture that will be another one soon. */
  widthsFor(wish: CopiesWish, document: string | undefined, uri: string): readonly number[] {
    if (wish === false) {
      return [];
    }
    const set = this.#tools.preferences.forFolder(document).responsiveWidths;
    const widths = wish === undefined ? set : wish === true ? (set.length === 0 ? usualWidths : set) : wish;
    if (widths.length === 0 || !this.#isAwaited(uri)) {
      return widths;
    }
    if (wish === undefined) {
      return [];
    }
    throw new Refusal(t('“{0}” is still being made; copies can be made when it is there.', fileName(uri)), [
      'showJobs',
    ]);
  }

  /** All sizes, smallest first. */
  async make(uri: string, widths: readonly number[] = usualWidths): Promise<readonly PictureVariant[]> {
    const title = t('Making smaller copies of {0}…', fileName(uri));
    return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async () =>
      (await this.#tools.variants()).make(uri, widths),
    );
  }

  /** Says what lies beside a picture now, and takes it away again if that was not meant. */
  tell(uri: string, set: readonly PictureVariant[]): void {
    const copies = set.filter(({ isNew }) => isNew === true);
    const sentence = sentenceFor(uri, set);
    this.#offer(sentence, copies).catch((error: unknown) => {
      this.#tools.log.error('Copies of a picture could not be removed', error);
      void vscode.window.showErrorMessage(explainError(error, t).message);
    });
  }

  async remove(copies: readonly PictureVariant[]): Promise<void> {
    const removed = await (await this.#tools.variants()).remove(copies);
    if (removed.length < copies.length) {
      void vscode.window.showWarningMessage(
        t(
          '{0} of {1} copies were removed; the others have been changed since.',
          removed.length,
          copies.length,
        ),
      );
    }
  }

  async #offer(sentence: string, copies: readonly PictureVariant[]): Promise<void> {
    const remove = t('Remove Copies');
    const picked = await vscode.window.showInformationMessage(
      sentence,
      ...(copies.length > 0 ? [remove] : []),
    );
    if (picked === remove) {
      await this.remove(copies);
    }
  }

  #isAwaited(uri: string): boolean {
    return isAwaited(uri, this.#tools.jobs.list());
  }
}

function sentenceFor(uri: string, set: readonly PictureVariant[]): string {
  const widths = set.slice(0, -1).map(({ width }) => width);
  return widths.length === 0
    ? t('“{0}” is small already; no smaller copy is needed.', fileName(uri))
    : t('“{0}” has copies beside it now, of these widths in pixels: {1}.', fileName(uri), widths.join(', '));
}
