import * as vscode from 'vscode';
import { defaultModel } from '../../core/catalogue';
import type { Job } from '../../core/job';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import type { CommandHandler } from '../commands/commandIds';
import { askForPrompt } from '../commands/promptInput';
import { fileName } from '../jobsView/fileName';
import { someWereMade } from '../orders/someWereMade';
import { Refusal } from '../refusal';
import { documentPlace } from './documentArgument';
import { fillHole, isOnItsWay } from './fillHole';
import type { HoleFilling } from './fillHole';
import { holeOf } from './hole';
import type { Hole } from './hole';
import { holesOf, mentionAt } from './holes';
import { fileOf } from './mentionFiles';
import { MentionScans } from './mentionScans';
import { pickHoles } from './pickHoles';

const t = vscode.l10n.t;

export interface MissingImages extends HoleFilling {
  readonly layout: ProjectLayout;
}

/** The picture that the reference at the cursor is missing; without one there, asks which. Returns the job's id. */
export function generateMissing(tools: MissingImages): CommandHandler {
  return async (...args) => {
    const { document, position, prompt: given } = await documentPlace(args);
    const mentions = (await new MentionScans().of(document)) ?? [];
    const mention = mentionAt(mentions, document.offsetAt(position));
    if (mention === undefined) {
      return given === undefined ? generateSome(document, tools) : refuseNone(document);
    }
    const file = await fileOf(mention, document.uri, tools.layout);
    switch (file.kind) {
      case 'there':
        throw new Refusal(t('“{0}” is there already.', fileName(file.uri.toString())));
      case 'unknown':
        throw new Refusal(
          t(
            '“{0}” leads out of the folders that are open here, or where only a build can tell.',
            mention.path,
          ),
        );
      case 'missing': {
        const text = { text: document.getText(), languageId: document.languageId };
        const hole = holeOf(text, mention, file.uri, defaultModel('generate'));
        const prompt = given ?? (await askForHole(hole));
        return prompt === undefined ? undefined : (await fillHole(document, hole, prompt, tools))?.id;
      }
    }
  };
}

/** All pictures that a document is missing: one list to confirm. Returns the jobs' ids. */
export function generateAllMissing(tools: MissingImages): CommandHandler {
  return async (...args) => generateSome((await documentPlace(args)).document, tools);
}

async function generateSome(
  document: vscode.TextDocument,
  tools: MissingImages,
): Promise<readonly string[] | undefined> {
  const holes = (await holesOf(document, tools.layout)).filter((hole) => !isOnItsWay(hole, tools.jobs));
  if (holes.length === 0) {
    return refuseNone(document);
  }
  const picked = await pickHoles(holes);
  const made: Job[] = [];
  for (const { hole, prompt } of picked) {
    try {
      const job = await fillHole(document, hole, prompt, tools);
      if (job === undefined) {
        break;
      }
      made.push(job);
    } catch (error) {
      throw await someWereMade(error, made.length, picked.length, t);
    }
  }
  return made.map(({ id }) => id);
}

/** Shows the prompt, for better or worse; what was only guessed is selected, to be typed over. */
function askForHole(hole: Hole): Promise<string | undefined> {
  const { text, guessed } = hole.prompt;
  return askForPrompt(
    defaultModel('generate'),
    t('Generate {0}', hole.name),
    t('What should the picture show?'),
    { value: text, selection: [guessed, text.length] },
  );
}

function refuseNone(document: vscode.TextDocument): never {
  throw new Refusal(t('{0} refers to no image that is missing.', fileName(document.uri.toString())));
}
