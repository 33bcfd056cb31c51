import type { Actions } from './actions';
import type { EditStep } from './editTree';

/** Shows a step: a result here, the picture that all began with in VS Code, as no job made it. */
export function openStep(actions: Actions, step: EditStep): void {
  if (step.kind === 'source') {
    void actions.act(step.job, 'openSource');
  } else {
    actions.open({ result: step.result.key });
  }
}
