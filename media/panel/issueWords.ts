import type { Model } from '../../src/core/model';
import type { RequestIssue } from '../../src/core/requestIssue';
import { t } from './words';

/** What is wrong with a field, in a sentence that says what would be right. */
export function issueWords(issue: RequestIssue, model: Model): string {
  switch (issue.kind) {
    case 'missing':
      return issue.field === 'prompt'
        ? model.purpose === 'edit'
          ? t('Say what to change in the picture.')
          : t('Describe the picture that you want.')
        : t('Choose a picture to change.');
    case 'emptyChoice':
      return t('Some choices leave nothing to send. Write a word outside of the braces.');
    case 'range':
      return t('Enter a number from {0} to {1}.', issue.minimum, issue.maximum);
    case 'notANumber':
      return t('Enter a number.');
    case 'notAnInteger':
      return t('Enter a whole number.');
    case 'choice':
      return t('Choose one of {0}.', issue.choices.join(', '));
    case 'tooLong':
      return t('Too long by {0} letters.', issue.length - issue.maximum);
    case 'notAText':
      return t('Enter a text.');
    case 'unknownField':
    case 'unknownModel':
      return t('This model does not have “{0}”.', issue.field);
  }
}
