import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/disposable';
import { findModel } from '../../core/catalogue';
import type { Job } from '../../core/job';
import type { Handlers } from '../../protocol/server';
import { Server } from '../../protocol/server';
import { PanelRefusal } from '../../protocol/panelRefusal';
import type { Draft } from '../../protocol/fromPanel';
import type { Fill, PanelState } from '../../protocol/panelState';
import type { JobView } from '../../protocol/jobView';
import { explainIssue } from '../words/explainIssue';
import { lastSegment } from './lastSegment';
import { ownAddress } from './ownAddress';
import { describeJob, detailsOf } from './describeJob';
import { InputPictures } from './inputPictures';
import { actOnJob } from './jobCommands';
import { JobNews } from './jobNews';
import type { PanelDesk } from './panelDesk';
import { panelSettings } from './panelSettings';
import { confirmMany, failureOf, inputWords } from './panelWords';
import { planRequests } from './planRequests';
import { runsOnRemote } from './runsOnRemote';
import { activePicture, fileSize, pickPicture } from './workspacePictures';

/** One page, in whichever home: serves its calls and keeps it up to date until it is disposed. */
export class PanelSession implements Disposable {
  readonly #desk: PanelDesk;
  readonly #webview: vscode.Webview;
  readonly #home: PanelState['home'];
  readonly #server: Server;
  readonly #inputs: InputPictures;
  readonly #held = new DisposableStore();
  #isReady = false;
  #fill: Fill | undefined;

  constructor(desk: PanelDesk, webview: vscode.Webview, home: PanelState['home']) {
    this.#desk = desk;
    this.#webview = webview;
    this.#home = home;
    this.#inputs = new InputPictures(desk.files, {
      isWithinReach: (uri) => desk.isWithinReach(vscode.Uri.parse(uri)),
      leadsOut: (uri) => desk.ports.leadsOut(uri),
      size: (uri) => fileSize(vscode.Uri.parse(uri)),
      read: async (uri) => vscode.workspace.fs.readFile(vscode.Uri.parse(uri)),
      src: (uri) => this.#src(uri),
      words: inputWords,
    });
    this.#server = this.#held.add(
      new Server({
        post: (message) => void webview.postMessage(message),
        handlers: this.#handlers(),
        onError: (error) => {
          desk.ports.log.error('The panel could not be served.', error);
        },
        failureWords: desk.ports.errorWords,
      }),
    );
    this.#held.add(webview.onDidReceiveMessage((message: unknown) => this.#server.receive(message)));
    const news = this.#held.add(
      new JobNews(desk.ports.jobs, ({ changed, removed }) => {
        if (this.#isReady) {
          this.#server.tell({ type: 'jobs', changed: changed.map((job) => this.#describe(job)), removed });
        }
      }),
    );
    this.#held.add(
      desk.onDidTouchJob((id) => {
        news.touch(id);
      }),
    );
    this.#held.add(
      desk.onDidChangeLibrary((library) => {
        this.#server.tell({ type: 'library', library });
      }),
    );
    this.#held.add(
      desk.onDidChangeAccount(() => {
        this.#server.tell({ type: 'account' });
      }),
    );
    this.#held.add(
      desk.ports.preferences.onDidChange(() => {
        this.#server.tell({ type: 'settings', settings: panelSettings(desk.ports.preferences) });
      }),
    );
  }

  /** Puts something into the form, now or as soon as the page is there. */
  fill(fill: Fill): void {
    if (this.#isReady) {
      this.#server.tell({ type: 'fill', fill });
    } else {
      this.#fill = { ...this.#fill, ...fill };
    }
  }

  /** The page is hidden, and with that gone until it says `ready` again: nothing is told to it. */
  leave(): void {
    this.#isReady = false;
    this.#desk.versions.leave(this);
  }

  /** Describes a picture for this page's form. */
  async takePicture(uri: string): Promise<Fill> {
    return { image: await this.#inputs.takeChosen(uri) };
  }

  dispose(): void {
    this.leave();
    this.#held.dispose();
  }

  #src(uri: string): string {
    return this.#webview.asWebviewUri(vscode.Uri.parse(uri)).toString();
  }

  /** The address of a job's picture, another one when its bytes have changed. */
  #pictureSrc(uri: string): string {
    return `${this.#src(uri)}${this.#desk.versions.mark(uri)}`;
  }

  #describe(job: Job): JobView {
    const { stars, ports, family } = this.#desk;
    return describeJob(job, {
      now: Date.now(),
      src: (uri) => {
        this.#desk.versions.tell(uri, job.id);
        return this.#pictureSrc(uri);
      },
      keptSrc: (file) => this.#src(vscode.Uri.joinPath(ports.storageUri, 'results', file).toString()),
      thumbnail: (id, index, picture) => {
        const uri = this.#desk.thumbnail(id, index, picture);
        return uri === undefined ? undefined : this.#src(uri);
      },
      isStarred: (id) => stars.has(id),
      typical: (model) => ports.jobs.typicalDuration(model),
      failureWords: (of) => failureOf(of, ports.failureWords),
      parentOf: (of) => family.tell(of),
    });
  }

  #handlers(): Handlers {
    const desk = this.#desk;
    return {
      ready: () => this.#start(),
      submit: ({ draft }) => this.#submit(draft),
      job: ({ id }) => detailsOf(desk.job(id)),
      act: async ({ id, action, picture }) => {
        await actOnJob(desk.job(id), action, picture, desk.ports);
        return null;
      },
      star: async ({ id, isStarred }) => {
        await desk.star(desk.job(id).id, isStarred);
        return null;
      },
      pickInput: async () => {
        const uri = await pickPicture();
        return uri === undefined ? null : await this.#inputs.takeChosen(uri.toString());
      },
      activeInput: async () => {
        const uri = activePicture();
        return uri === undefined ? null : await this.#inputs.takeChosen(uri.toString());
      },
      takeInput: ({ uri }) => this.#inputs.take(ownAddress(uri, runsOnRemote())),
      keepInput: ({ name, bytes, original }) => this.#inputs.keep(name, bytes, original),
      keepThumbnail: async ({ id, index, src, bytes }) =>
        this.#src(await desk.keepThumbnail(id, index, bytes, (picture) => this.#pictureSrc(picture) === src)),
      savePreset: async ({ preset }) => {
        await desk.changeLibrary((shelf) => shelf.savePreset(preset));
        return null;
      },
      deletePreset: async ({ id }) => {
        await desk.changeLibrary((shelf) => shelf.deletePreset(id));
        return null;
      },
      forgetPrompt: async ({ prompt }) => {
        await desk.changeLibrary((shelf) => shelf.forgetPrompt(prompt));
        return null;
      },
      credits: () => desk.credits.read(),
      openInEditor: async () => {
        await vscode.commands.executeCommand('qwenImage.openPanel');
        return null;
      },
    };
  }

  async #start(): Promise<PanelState> {
    await this.#desk.load();
    if (!this.#held.isDisposed) {
      // Not waited for: the page is.
      this.#desk.versions.attend(this);
    }
    void this.#desk.tidy();
    this.#isReady = true;
    const fill = this.#fill;
    this.#fill = undefined;
    if (fill !== undefined) {
      // After the answer, which it changes.
      setTimeout(() => {
        this.#server.tell({ type: 'fill', fill });
      });
    }
    return {
      home: this.#home,
      isRemote: runsOnRemote(),
      jobs: this.#desk.ports.jobs.list().map((job) => this.#describe(job)),
      library: this.#desk.shelf.library,
      settings: panelSettings(this.#desk.ports.preferences),
      words: this.#desk.words,
    };
  }

  /** The jobs are placed: that a prompt cannot be kept must not look as if they were not. */
  async #remember(prompt: string): Promise<void> {
    try {
      await this.#desk.changeLibrary((shelf) => shelf.rememberPrompt(prompt));
    } catch (error) {
      this.#desk.ports.log.warn('A prompt could not be kept for later.', error);
    }
  }

  async #submit(draft: Draft): Promise<readonly string[]> {
    const { ports } = this.#desk;
    for (const { uri, original } of Object.values(draft.images)) {
      await this.#inputs.take(uri);
      if (original !== undefined && !this.#inputs.isOriginal(original)) {
        throw new PanelRefusal(inputWords.outside(lastSegment(original)));
      }
    }
    const plan = planRequests(draft, ports.random);
    if (plan.kind === 'refused') {
      throw new PanelRefusal(explainIssue(plan.issue, findModel(draft.model), vscode.l10n.t));
    }
    const { confirmAbove } = panelSettings(ports.preferences);
    if (draft.count > confirmAbove && !(await confirmMany(draft.count, draft.estimate))) {
      return [];
    }
    const ids = await ports.submit(plan.requests);
    if (ids.length > 0) {
      await this.#remember(draft.typed ?? draft.prompt);
    }
    return ids;
  }
}
