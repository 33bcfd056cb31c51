import '@vscode-elements/elements/dist/vscode-button/index.js';
import { Caller } from '../../src/protocol/caller';
import type { ToPanel } from '../../src/protocol/toPanel';
import { Actions } from './actions';
import { Gallery } from './gallery';
import { InputPreparation } from './inputPreparation';
import { InputSummary } from './inputSummary';
import { connect } from './pageHost';
import { Panel } from './panel';
import { Stage } from './stage/stage';
import { Store } from './store';
import { ThumbnailMaker } from './thumbnailMaker';
import { WholePrompts } from './wholePrompts';

customElements.define('qwen-gallery', Gallery);
customElements.define('qwen-input-summary', InputSummary);
customElements.define('qwen-stage', Stage);
customElements.define('qwen-panel', Panel);
start();

function start(): void {
  const host = connect();
  const store = new Store(host.getState(), (state) => {
    host.setState(state);
  });
  const caller = new Caller(
    (message) => {
      host.post(message);
    },
    (news) => {
      hear(news);
    },
  );
  const actions = new Actions(store, caller, new InputPreparation(caller));
  const thumbnails = new ThumbnailMaker(caller, () => {
    store.tick();
  });
  host.onMessage((message) => {
    caller.receive(message);
  });
  const panel = document.querySelector('qwen-panel');
  if (panel instanceof Panel) {
    panel.page = { store, actions, thumbnails, wholePrompts: new WholePrompts(caller, store) };
    store.onChange(() => {
      panel.requestUpdate();
    });
  }
  document.addEventListener('visibilitychange', () => {
    store.keepNow();
  });
  window.addEventListener('pagehide', () => {
    store.keepNow();
  });
  window.addEventListener('focus', () => {
    void actions.refreshCredits();
  });
  void actions.try(async () => {
    store.take(await caller.call('ready', {}));
    actions.refreshImages();
    await actions.refreshCredits();
  });

  function hear(news: ToPanel): void {
    switch (news.type) {
      case 'jobs':
        store.takeJobs(news.changed, news.removed);
        return;
      case 'library':
        store.library = news.library;
        break;
      case 'settings':
        store.settings = news.settings;
        break;
      case 'account':
        void actions.refreshCredits();
        return;
      case 'fill':
        actions.fill(news.fill);
    }
    store.changed();
  }
}
