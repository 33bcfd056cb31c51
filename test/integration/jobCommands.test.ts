import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { JobSnapshot } from '../../src/core/jobSnapshot';
import { inWorkspace, recordPath } from './places';
import { atOnce, onSimulator, run } from './stand';

describe('the commands on a job', () => {
  const stand = onSimulator({}, atOnce);
  let saved: JobSnapshot;
  let edited: JobSnapshot;

  before(async () => {
    const { start, rest } = stand();
    const ids = [
      await start('generate', { prompt: 'a job', folder: 'jobs' }),
      await start('editImage', {
        prompt: 'an edit',
        image: inWorkspace('images/forest.png'),
        folder: 'jobs',
      }),
    ];
    const [one, other] = await Promise.all(ids.map(rest));
    assert.ok(one?.state === 'saved' && other?.state === 'saved');
    [saved, edited] = [one, other];
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('run it again with a new seed and all else as it was', async () => {
    const id = await run('runAgain', saved.id);
    assert.ok(typeof id === 'string' && id !== saved.id);
    const job = await stand().rest(id);
    const { seed, ...parameters } = job.parameters;
    const { seed: seedBefore, ...parametersBefore } = saved.parameters;
    assert.notEqual(seed, seedBefore);
    assert.deepEqual(parameters, parametersBefore);
    assert.equal(job.prompt, saved.prompt);
    assert.notEqual(job.files[0], saved.files[0]);
    assert.equal(stand().submissions('a job').length, 2);
  });

  it('refuse what a job does not allow, in words', async () => {
    await assert.rejects(
      run('stopWatching', saved.id),
      /That cannot be done with “a job” as it is now: a-job/,
    );
    await assert.rejects(run('retryJob', saved.id), /cannot be done/);
    await assert.rejects(run('compareWithSource', saved.id), /cannot be done/);
    await assert.rejects(run('openAsset', 'nobody'), { message: 'There is no job “nobody” any more.' });
    await assert.rejects(run('openAsset', { id: saved.id }), /not valid|must be|not known/);
  });

  it('open the picture', async () => {
    await run('openAsset', saved.id);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputCustom);
    assert.equal(input.uri.toString(), saved.files[0]);
  });

  it('compare it with its source', async () => {
    await run('compareWithSource', edited.id);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(
      vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('forest.png ↔ forest-edited.png'),
      vscode.window.tabGroups.activeTabGroup.activeTab?.label,
    );
    // What VS Code makes of two pictures side by side differs between versions.
    if (input instanceof vscode.TabInputTextDiff) assert.equal(input.modified.toString(), edited.files[0]);
  });

  it('say that its source is gone, in place of comparing', async () => {
    const source = inWorkspace('images/to-be-gone.png');
    await copyFile(inWorkspace('images/forest.png').fsPath, source.fsPath);
    const job = await stand().make('editImage', { prompt: 'an orphan', image: source, folder: 'jobs' });
    await rm(source.fsPath);
    await assert.rejects(
      run('compareWithSource', job.id),
      /“to-be-gone\.png”, which .* is not there any more/,
    );
  });

  it('reveal it', async () => {
    await run('revealAsset', saved.id);
  });

  it('tell that a file is gone', async () => {
    const job = await stand().make('generate', { prompt: 'lost', folder: 'jobs' });
    await rm(vscode.Uri.parse(job.files[0] ?? '', true).fsPath);
    await assert.rejects(run('openAsset', job.id), /^Refusal: “lost\.png” is no longer where it was saved\./);
  });

  it('remove it from the list and from the ledger; its file stays', async () => {
    const { api, make } = stand();
    const job = await make('generate', { prompt: 'to be forgotten', folder: 'jobs' });
    assert.ok(existsSync(recordPath(job.id)));
    await run('removeJob', job.id);
    assert.equal(api.getJob(job.id), undefined);
    assert.ok(!existsSync(recordPath(job.id)));
    assert.ok(existsSync(vscode.Uri.parse(job.files[0] ?? '', true).fsPath));
  });

  it('clear all that are finished, and none that needs a person', async () => {
    const { api, simulator, make } = stand();
    simulator.faults.add('sync', { kind: 'resetAfterBody' });
    const unconfirmed = await make('generate', { prompt: 'nobody knows' });
    const finished = api.listJobs().filter(({ state }) => state === 'saved').length;
    const count = await run('clearFinished');
    assert.ok(typeof count === 'number' && count >= finished && finished > 0);
    assert.deepEqual(
      api.listJobs().filter(({ state }) => state === 'saved'),
      [],
    );
    assert.equal(api.getJob(unconfirmed.id)?.state, 'unconfirmed');
  });

  it('show the credits as numbers', async () => {
    const credits = await run('showCredits', {});
    const { account } = stand().simulator;
    assert.deepEqual(credits, { credits: account.credits, freeCredits: account.free });
  });
});
