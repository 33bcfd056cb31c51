import * as vscode from 'vscode';
import { chainFiles } from '../../core/editChain';
import type { Jobs } from '../../core/jobs';
import type { Replacements } from '../../core/ports/replacements';
import { fileName } from '../jobsView/fileName';
import { destinationReplacing } from '../orders/replacedPlace';
import { Refusal } from '../refusal';
import { parseAssetOrJob } from './commandArguments';
import type { CommandHandler } from './commandIds';
import { argumentReader } from './argumentReader';
import { chooseJob } from './commandTools';
import { existingFile } from './jobFile';
import { pickWorkspaceImage } from './pickImage';
import { tellOfReplacement } from './replacedFiles';

const t = vscode.l10n.t;

/** Puts a job's picture in the place of another one: that which is named, else one of its edit chain or of the workspace. */
export function useInstead(jobs: Jobs, replacements: () => Promise<Replacements>): CommandHandler {
  return async (...args) => {
    const { asset, job: id } = parseAssetOrJob(args, argumentReader);
    const question = t('Which picture should be used in the place of another one?');
    const job = await chooseJob(jobs, id === undefined ? [] : [id], ['useInstead'], question);
    if (job === undefined) {
      return undefined;
    }
    const source = await existingFile(job);
    const own = source.toString();
    const target =
      asset === undefined
        ? await pickWorkspaceImage(
            t('In the place of which picture should “{0}” be?', fileName(own)),
            chainFiles(job, jobs.list()).filter((uri) => uri !== own),
            { title: t('From the same picture'), without: own },
          )
        : vscode.Uri.parse(asset, true);
    if (target === undefined) {
      return undefined;
    }
    const [from, to] = [fileName(own), fileName(target.toString())];
    const service = await replacements();
    const { root } = await destinationReplacing(target, replacements);
    const replacement = await service.replace(own, target.toString(), root);
    if (replacement === 'changed') {
      throw new Refusal(
        t('“{0}” was changed or removed by something else just now. Nothing was replaced.', to),
      );
    }
    if (replacement === 'unlike') {
      throw new Refusal(
        t('“{0}” could not be converted to the type of “{1}”. Nothing was replaced.', from, to),
        ['showLog'],
      );
    }
    tellOfReplacement(t('“{0}” now shows what “{1}” shows.', to, from), replacement);
    return replacement.uri;
  };
}
