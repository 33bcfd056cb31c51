import type { FailureCode } from '../../core/failure';
import type { InputProblem } from '../../core/failure';
import type { Step } from '../step';
import { diskSentence } from './diskSentence';
import type { Translate } from './translate';

/** How a kind of failure is told: a few words for a row, what happened, and what to do about it. */
export interface FailureWords {
  readonly short: string;
  readonly sentence: string;
  readonly steps: readonly Step[];
  /** Whether the detail, in Segmind's or the system's words, helps a person. */
  readonly showsDetail: boolean;
}

/** What is known of a failure beyond its code. */
export interface FailureFacts {
  readonly parameter?: string;
  readonly inputProblem?: InputProblem;
  readonly detail?: string;
}

export function failureWords(code: FailureCode, t: Translate, facts: FailureFacts = {}): FailureWords {
  switch (code) {
    case 'noKey':
      return words(t('no API key'), t('There is no Segmind API key yet.'), ['setApiKey']);
    case 'badKey':
      return words(t('API key refused'), t('Segmind refused the API key.'), ['setApiKey', 'showLog']);
    case 'noPermission':
      return words(t('not permitted'), t('This API key may not use the model or service.'), [
        'setApiKey',
        'showLog',
      ]);
    case 'noCredits':
      return words(t('not enough credits'), t('The Segmind account has not enough credits.'), [
        'addCredits',
        'retry',
        'showCredits',
        'showLog',
      ]);
    case 'invalid':
      return detailed(t('refused'), invalidSentence(facts, t), ['change', 'showLog']);
    case 'blocked':
      return detailed(t('content refused'), t('Segmind refused the content of the prompt or picture.'), [
        'change',
        'showLog',
      ]);
    case 'modelGone':
      return words(t('model not offered'), t('Segmind does not offer this model any more.'), [
        'change',
        'showLog',
      ]);
    case 'rateLimited':
      return words(t('too many requests'), t('Segmind takes no more requests with this key for now.'), [
        'retry',
        'showLog',
      ]);
    case 'badInput':
      return {
        ...words(t('input picture unusable'), inputSentence(facts, t), ['retry', 'showLog']),
        // Where the problem is known, the sentence says all there is.
        showsDetail: facts.inputProblem === undefined,
      };
    case 'noConsent':
      return words(
        t('upload not allowed'),
        t(
          'The input picture would have to be uploaded to a public address, where it cannot be deleted, and that is not allowed.',
        ),
        ['allowUploads', 'openSettings'],
      );
    case 'network':
      return words(t('no connection'), t('Segmind could not be reached.'), ['retry', 'showLog']);
    case 'server':
      return detailed(t('error at Segmind'), t('Segmind had an error.'), ['retry', 'showLog']);
    case 'badAnswer':
      return words(t('unreadable answer'), t('The answer could not be understood.'), ['retry', 'showLog']);
    case 'expired':
      return words(
        t('result not there'),
        t(
          'Segmind has no result for this request. It keeps results for one hour; after that, the picture can only be made anew, which costs again.',
        ),
        ['retry', 'runAgain', 'showLog'],
      );
    case 'unsafe':
      return words(
        t('result refused'),
        t('What came back is not a PNG, JPEG or WebP picture that can be saved safely.'),
        ['retry', 'showLog'],
      );
    case 'disk': {
      const sentence = diskSentence(facts.detail ?? '', t);
      const steps = ['retry', 'saveElsewhere', 'showLog'] as const;
      return sentence === undefined
        ? detailed(
            t('could not be written'),
            t('A file could not be read or written on this machine.'),
            steps,
          )
        : words(t('could not be written'), sentence, steps);
    }
    case 'unexpected':
      return detailed(t('unexpected error'), t('Something went wrong in this extension.'), [
        'retry',
        'showLog',
      ]);
  }
}

function words(short: string, sentence: string, steps: readonly Step[]): FailureWords {
  return { short, sentence, steps, showsDetail: false };
}

function detailed(short: string, sentence: string, steps: readonly Step[]): FailureWords {
  return { short, sentence, steps, showsDetail: true };
}

function invalidSentence({ parameter }: FailureFacts, t: Translate): string {
  return parameter === undefined
    ? t('The request was refused as not valid.')
    : t('The request was refused: the value of “{0}” is not valid.', parameter);
}

/** Every sentence says which types are supported: that is the next question. */
function inputSentence({ inputProblem }: FailureFacts, t: Translate): string {
  if (inputProblem === undefined) {
    return t('The input picture cannot be used: it is missing, too large, or not a PNG, JPEG or WebP file.');
  }
  switch (inputProblem) {
    case 'missing':
      return t('The input picture is no longer there. Choose a PNG, JPEG or WebP file that exists.');
    case 'notAnImage':
      return t('The input file is not a picture. PNG, JPEG and WebP are supported.');
    case 'unsupportedType':
      return t('Pictures of this type are not supported. PNG, JPEG and WebP are.');
    case 'tooLarge':
      return t('The input picture is too large. Choose a smaller PNG, JPEG or WebP file.');
    case 'notHttps':
      return t('The address of the input picture must begin with https:// and lead to a PNG, JPEG or WebP.');
    case 'leadsOut':
      return t(
        'The input picture is a link that leads out of the open folders, and is not followed. Choose the PNG, JPEG or WebP itself.',
      );
  }
}
