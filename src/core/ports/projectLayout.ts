/** An entry of `paths` in a tsconfig.json or jsconfig.json. */
export interface PathAlias {
  /** As it is written there: `@/*`, with one star at most, or a whole specifier such as `logo`. */
  readonly pattern: string;
  /** Absolute paths, the star where the pattern's star goes. Tried in this order. */
  readonly targets: readonly string[];
}

/** How the documents of a folder refer to files. Paths are those of URIs, on the document's own file system. */
export interface ProjectFacts {
  /** The workspace folder. */
  readonly root: string;
  /** The other workspace folders that are open on the same file system. */
  readonly otherRoots?: readonly string[];
  /** Folders whose content the site serves from its root, nearest to the document first. They need not exist. */
  readonly publicFolders: readonly string[];
  readonly aliases: readonly PathAlias[];
  /** Whether the project builds with Next. */
  readonly usesNext: boolean;
}

/** Reads a project's own files, when it is asked and not before. */
export interface ProjectLayout {
  /** `undefined` for a document outside of all workspace folders. @param document its URI */
  of(document: string): Promise<ProjectFacts | undefined>;
}
