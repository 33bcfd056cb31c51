import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

export interface CommandTitles {
  /** As menus show it: `Generate Image…`. */
  menu(id: string): string;
  /** As the palette shows it: `Qwen Image: Generate Image…`. */
  palette(id: string): string;
}

/** The titles of the extension's commands in English, from its manifest. */
export async function readCommandTitles(): Promise<CommandTitles> {
  const manifest: { contributes: { commands?: readonly Command[] } } = await readJson('package.json');
  const words: Readonly<Record<string, string>> = await readJson('package.nls.json');
  const resolved = (text: string) => {
    const key = /^%(.+)%$/.exec(text)?.[1];
    return key === undefined ? text : (words[key] ?? text);
  };
  const find = (id: string) => {
    const command = manifest.contributes.commands?.find((candidate) => candidate.command === id);
    if (command === undefined) throw new Error(`The manifest has no command ${id}.`);
    return command;
  };
  return {
    menu: (id) => resolved(find(id).title),
    palette: (id) => {
      const { title, category } = find(id);
      return category === undefined ? resolved(title) : `${resolved(category)}: ${resolved(title)}`;
    },
  };
}

/** The caller says what the file holds; both are this repository's own. */
async function readJson<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(root, name), 'utf8')) as T;
}
