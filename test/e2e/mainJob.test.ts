import assert from 'node:assert/strict';
import { setStage, type Stage } from '../harness/stage';
import { swift } from '../harness/swift';
import { versions } from '../harness/visualStudioCode';
import { closeBrowser, openWindow, type Window } from '../harness/window';
import { MainJob, type SavedFile } from './mainJob';
import { Workbench } from './workbench';

for (const version of versions) {
  describe(`the main job in VS Code ${version}, installed from the package`, () => {
    let stage: Stage;
    let window: Window;
    let workbench: Workbench;
    let job: MainJob;
    let generated: SavedFile;

    before(async () => {
      stage = await setStage({ version, api: { kind: 'simulator', options: swift } });
      window = await openWindow(stage.server, { folder: stage.folder });
      workbench = new Workbench(window.page);
      job = await MainJob.of(workbench, stage.folder);
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await workbench.tellOfFailure(version);
    });

    after(async () => {
      await window.close();
      await stage.stop();
      await closeBrowser();
    });

    it('generates a picture from the palette', async () => {
      generated = await job.generate('a red lighthouse by the sea');
      assert.equal(generated.path, 'assets/images/a-red-lighthouse-by-the-sea.png');
      assert.equal(stage.simulator?.count('submit'), 1);
    });

    it('edits a picture by a right click, once uploads are allowed', async () => {
      const edited = await job.edit('images/lake.jpg', 'make it winter', true);
      assert.match(edited.path, /^images\/lake-edited\.(png|jpg|webp)$/);
      assert.equal(stage.simulator?.count('upload'), 1);
      assert.equal(stage.simulator.count('submit'), 2);
    });

    it('does not ask for uploads again, and overwrites nothing', async () => {
      const edited = await job.edit('images/lake.jpg', 'make it autumn', false);
      assert.match(edited.path, /^images\/lake-edited-\d\.(png|jpg|webp)$/);
    });

    it('inserts a reference into the README', async () => {
      const text = await job.insert('README.md', generated.path);
      assert.ok(text.includes(`![a red lighthouse by the sea](${generated.path})`), text);
    });

    it('shows the jobs in their view', async () => {
      await workbench.showViews('Qwen Image');
      for (const prompt of ['a red lighthouse', 'make it winter', 'make it autumn']) {
        await workbench.treeRow('Jobs', prompt).waitFor();
      }
      await workbench.screenshot(`jobs-${version}`);
    });

    it('sends the key to the API and the uploads only', () => {
      const requests = stage.simulator?.requests ?? [];
      assert.ok(requests.some(({ host }) => host === 'images'));
      for (const { host, key } of requests) {
        assert.equal(key, host === 'images' ? undefined : stage.simulator?.key, host);
      }
    });
  });
}
