import { join } from 'node:path';

/** The folder of the clone. */
export const root = join(__dirname, '..', '..');

/** Downloaded programs, git-ignored; safe to delete at any time that nothing runs. */
export const downloads = join(root, '.vscode-test');

/** Screenshots, logs and figures of the last runs, git-ignored. */
export const reports = join(root, 'reports');

/** Bundles made for tests, git-ignored. */
export const out = join(root, 'out');
