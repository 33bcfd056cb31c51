import type * as z from 'zod/mini';
import type { Translate } from '../words/translate';

/** Says what is wrong with an argument; the first problem is enough to go on. */
export function explainArgument(issues: readonly z.core.$ZodIssue[], t: Translate): string {
  const [issue] = issues;
  if (issue === undefined) {
    return t('The argument is not valid.');
  }
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return t('The argument has a field that is not known: {0}.', issue.keys.join(', '));
  }
  if (issue.code === 'invalid_type') {
    return field === ''
      ? t('The argument must be of type {0}.', issue.expected)
      : t('“{0}” must be of type {1}.', field, issue.expected);
  }
  return field === '' ? t('The argument is not valid.') : t('“{0}” is not valid.', field);
}
