import type { FileNameProblem } from '../../assets/fileNameTemplate';
import { fileNameTokens } from '../../assets/fileNameTemplate';
import type { FolderRefusal } from '../../assets/outputFolder';
import type { Translate } from './translate';

/** Why nothing is saved into a folder. */
export function explainFolderRefusal(folder: string, refusal: FolderRefusal, t: Translate): string {
  switch (refusal.code) {
    case 'empty':
      return t(
        'The output folder is empty. Name a folder inside the workspace folder, such as {0}.',
        'assets/images',
      );
    case 'absolute':
      return t('The output folder “{0}” must be relative to the workspace folder.', folder);
    case 'outside':
      return t('The output folder “{0}” lies outside the workspace folder.', folder);
    case 'forbidden':
      return t('The output folder “{0}” lies in “{1}”, where nothing is saved.', folder, refusal.segment);
    case 'invalid':
      return t(
        'The output folder “{0}” has a part that no folder should be called: “{1}”.',
        folder,
        refusal.segment,
      );
  }
}

/** Why a file name template cannot be used. */
export function explainTemplateProblem(template: string, problem: FileNameProblem, t: Translate): string {
  switch (problem.code) {
    case 'unknownToken':
      return t(
        'The file name template “{0}” has a token that is not known, “{1}”. Known are {2}.',
        template,
        problem.token,
        fileNameTokens.join(', '),
      );
    case 'unclosedToken':
      return t('The file name template “{0}” has a token without its closing brace.', template);
    case 'outside':
      return t('The file name template “{0}” leads out of the output folder.', template);
    case 'empty':
      return t('The file name template “{0}” leaves no file name.', template);
  }
}
