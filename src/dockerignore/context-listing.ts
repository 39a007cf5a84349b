/** A file or folder of a build context. */
export interface ContextEntry {
  /** From the root of the context, with forward slashes. */
  readonly path: string;
  /** Bytes of a file; 0 for folders and links. */
  readonly size: number;
  readonly isFolder: boolean;
  /** git leaves it out of the repository, so that nobody else has it. */
  readonly isGitIgnored?: boolean;
}

/** What lies in the folder of a build context, whatever .dockerignore says of it. */
export interface ContextListing {
  /** Sorted by path. What is below a folder that .dockerignore leaves out whole is not listed. */
  readonly entries: readonly ContextEntry[];
  /** False when there was more than is worth looking at, or a folder could not be read. */
  readonly isComplete: boolean;
}
