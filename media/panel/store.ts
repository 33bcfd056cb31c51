import type { Credits } from '../../src/core/ports/imageService';
import type { JobView } from '../../src/protocol/jobView';
import type { Library, PanelSettings, PanelState } from '../../src/protocol/panelState';
import { announcementOf } from './announcement';
import { noRecall, type Recall } from './promptRecall';
import { restoreState, type FormState, type LocalState } from './localState';
import { findResult, type Result } from './result';
import { useTranslations } from './words';

/** ms between two times that the page's own state is kept, at least. */
const keepingDelay = 250;

/** All that the page shows. Views read it; `actions.ts` changes it. */
export class Store {
  local: LocalState;
  home: PanelState['home'] = 'view';
  isRemote = false;
  isReady = false;
  /** Newest first; a new array whenever one of them changes. */
  jobs: readonly JobView[] = [];
  /** Prompts that are longer than what comes with the jobs, by the job's id, as far as they were needed. */
  wholePrompts: ReadonlyMap<string, string> = new Map();
  library: Library = { presets: [], prompts: [] };
  settings: PanelSettings = { confirmAbove: 4, inputLongestSide: 2048, defaults: {} };
  credits: Credits | null = null;
  /** Something went wrong with what the person asked for, in words. */
  problem = '';
  /** Said by screen readers. */
  announcement = '';
  isSubmitting = false;
  /** The field whose help is shown. */
  openHelp = '';
  drawer: 'history' | 'presets' | undefined;
  historySearch = '';
  /** Id of the preset that is being renamed. */
  renaming = '';
  recall: Recall = noRecall;
  /** Id of the element that gets the focus when the page is drawn next. */
  focusNext = '';
  /** Key of the result in the gallery that gets the focus when the page is drawn next. */
  focusResult = '';
  /** Grows with the clock and with thumbnails: what else is drawn from time is drawn anew. */
  stamp = 0;
  /** The ways to give an input picture that take more than a button. */
  isUrlOpen = false;
  /** Keys of results that are chosen to be compared, two at most. */
  chosen: readonly string[] = [];
  /** A submit was tried, so that empty fields are faulted too. */
  isTried = false;
  readonly #keep: (state: LocalState) => void;
  readonly #listeners = new Set<() => void>();
  #isUnkept = false;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(kept: unknown, keep: (state: LocalState) => void) {
    this.local = restoreState(kept);
    this.#keep = keep;
  }

  get form(): FormState {
    return this.local.forms[this.local.purpose];
  }

  /** Time has passed, or a thumbnail came. */
  tick(): void {
    this.stamp += 1;
    this.changed();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }

  changeLocal(change: Partial<LocalState>): void {
    this.local = { ...this.local, ...change };
    // At once, as a hidden view is gone without notice; but not with every letter that is typed.
    if (this.#keepTimer === undefined) {
      this.#keep(this.local);
      this.#keepTimer = setTimeout(() => {
        this.#keepTimer = undefined;
        if (this.#isUnkept) {
          this.keepNow();
        }
      }, keepingDelay);
    } else {
      this.#isUnkept = true;
    }
    this.changed();
  }

  changeForm(change: Partial<FormState>): void {
    const { purpose, forms } = this.local;
    this.changeLocal({ forms: { ...forms, [purpose]: { ...forms[purpose], ...change } } });
  }

  /** Opens or closes what lies below the prompt; the focus goes along. */
  openDrawer(drawer: 'history' | 'presets' | undefined): void {
    this.focusNext =
      drawer === 'history' ? 'history-search' : drawer === 'presets' ? 'preset-name' : 'prompt';
    this.drawer = drawer;
    this.historySearch = '';
    this.renaming = '';
    this.changed();
  }

  /** Keeps the page's own state at once: the page may be gone in a moment. */
  keepNow(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    this.#isUnkept = false;
    this.#keep(this.local);
  }

  /** Has screen readers say something, the same words once more included. */
  announce(words: string): void {
    // A live region speaks when its text is another one.
    this.announcement = words === this.announcement ? `${words}\u00a0` : words;
  }

  take(state: PanelState): void {
    useTranslations(state.words);
    this.home = state.home;
    this.isRemote = state.isRemote;
    this.jobs = state.jobs;
    this.library = state.library;
    this.settings = state.settings;
    this.isReady = true;
    this.changed();
  }

  takeJobs(changed: readonly JobView[], removed: readonly string[]): void {
    const known = new Map(this.jobs.map((job) => [job.id, job]));
    for (const id of removed) {
      known.delete(id);
    }
    const words = changed.map((job) => announcementOf(known.get(job.id), job)).filter((text) => text !== '');
    for (const job of changed) {
      known.set(job.id, job);
    }
    this.jobs = [...known.values()].sort((one, other) => other.createdAt - one.createdAt);
    if (words.length > 0) {
      this.announce(words.join(' '));
    }
    this.changed();
  }

  /** The result that is looked at, while its job is there. */
  get opened(): Result | undefined {
    return findResult(this.jobs, this.local.opened?.result);
  }
}
