/** What symbolic links in open folders lead to: such a folder may come from anybody. */
export interface Links {
  /** Whether links lead from a name in an open folder to a file outside of all of them. Rejects with `disk`. */
  leadsOut(uri: string): Promise<boolean>;
  /** Whether a symbolic link stands between a root and a folder: nothing would be saved there. Never rejects. */
  isBehindLink(root: string, folder: string): Promise<boolean>;
}
