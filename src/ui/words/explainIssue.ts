import type { Model } from '../../core/model';
import type { RequestIssue } from '../../core/requestIssue';
import type { Translate } from './translate';

/** Says what is wrong with a field, by the name people see, and what would be right. */
export function explainIssue(issue: RequestIssue, model: Model | undefined, t: Translate): string {
  const field = fieldLabel(issue.field, model, t);
  switch (issue.kind) {
    case 'missing':
      return issue.field === 'prompt'
        ? t('The prompt is empty. Describe the picture in words.')
        : t('“{0}” is missing.', field);
    case 'emptyChoice':
      return t('Some choices in the prompt leave nothing of it. Write a word outside of the braces.');
    case 'unknownModel':
      return t('There is no model “{0}”.', issue.value);
    case 'unknownField':
      return t('The model has no parameter “{0}”.', issue.field);
    case 'notANumber':
      return t('“{0}” must be a number.', field);
    case 'notAnInteger':
      return t('“{0}” must be a whole number.', field);
    case 'notAText':
      return t('“{0}” must be a text.', field);
    case 'range':
      return t('“{0}” must be from {1} to {2}.', field, issue.minimum, issue.maximum);
    case 'choice':
      return t('“{0}” must be one of {1}.', field, issue.choices.join(', '));
    case 'tooLong':
      return t('“{0}” has {1} characters; {2} are the most.', field, issue.length, issue.maximum);
  }
}

function fieldLabel(field: string, model: Model | undefined, t: Translate): string {
  if (field === 'prompt') {
    return t('Prompt');
  }
  const label = [...(model?.parameters ?? []), ...(model?.images ?? [])].find(
    (candidate) => candidate.name === field,
  )?.label;
  return label === undefined ? field : t(label);
}
