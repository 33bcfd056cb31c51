import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { imageTypeOf } from '../../src/assets/imageType';
import { inWorkspace } from './places';
import { onSimulator } from './stand';

describe('with the transport “sync”', () => {
  const stand = onSimulator({}, { transport: 'sync' });

  it('saves the bytes of the answer, without a look or a download', async () => {
    const { make, simulator, submissions } = stand();
    const job = await make('generate', { prompt: 'in one go' });
    assert.equal(job.state, 'saved', JSON.stringify(job.error));
    const bytes = await readFile(vscode.Uri.parse(job.files[0] ?? '', true).fsPath);
    assert.equal(imageTypeOf(bytes), 'png');
    assert.deepEqual(
      submissions('in one go').map(({ path }) => path),
      ['/v1/qwen-image'],
    );
    assert.equal(simulator.requests.length, 1);
    assert.ok((job.metrics?.cost ?? 0) > 0);
  });

  it('saves a picture that comes in JSON', async () => {
    const { make, simulator } = stand();
    const png = (await readFile(inWorkspace('images/forest.png').fsPath)).toString('base64');
    simulator.faults.add('sync', {
      ...{ kind: 'http', status: 200, body: { type: 'json', value: { image: png } } },
    });
    const job = await make('generate', { prompt: 'in words' });
    assert.equal(job.state, 'saved', JSON.stringify(job.error));
    const saved = await readFile(vscode.Uri.parse(job.files[0] ?? '', true).fsPath);
    assert.ok(saved.length > 1000);
  });

  it('edits', async () => {
    const job = await stand().make('editImage', {
      image: inWorkspace('images/forest.png'),
      ...{ prompt: 'edit in one go', folder: 'sync' },
    });
    assert.equal(job.state, 'saved', JSON.stringify(job.error));
  });

  it('leaves a job whose connection dropped to the person', async () => {
    const { make, simulator, submissions } = stand();
    simulator.faults.add('sync', { kind: 'resetAfterBody', handled: true });
    const job = await make('generate', { prompt: 'dropped' });
    assert.equal(job.state, 'unconfirmed');
    assert.equal(submissions('dropped').length, 1);
  });

  it('leaves a job whose answer broke off to the person', async () => {
    const { make, simulator, submissions } = stand();
    simulator.faults.add('sync', { kind: 'resetMidAnswer' });
    const job = await make('generate', { prompt: 'broken off' });
    assert.equal(job.state, 'unconfirmed');
    assert.equal(submissions('broken off').length, 1);
  });

  it('tells a refusal as ever', async () => {
    const { make, simulator, submissions } = stand();
    simulator.faults.add('sync', { kind: 'error', status: 406, message: 'Insufficient credits' });
    const job = await make('generate', { prompt: 'poor' });
    assert.equal(job.error?.code, 'noCredits');
    assert.equal(submissions('poor').length, 1);
  });
});
