/** What a tar holds under a path. */
export type EntryType = 'file' | 'directory' | 'symlink' | 'hardlink' | 'character' | 'block' | 'fifo';

/** One member of a tar, with what its extensions say. */
export interface TarEntry {
  /** Without a slash in front, without `.`, `..` and empty parts; empty for the root itself. */
  readonly path: string;
  readonly type: EntryType;
  /** The permission bits with setuid, setgid and sticky. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** The bytes that a reader of the file sees: 0 for all but files. */
  readonly size: number;
  /** The bytes in the archive: fewer than `size` for a sparse file. */
  readonly storedSize: number;
  /** Seconds since 1970. */
  readonly mtime: number;
  /** Where a link points to: for a hard link a path as above, for a symbolic link as written. */
  readonly linkPath: string;
  /** Extended attributes by name, such as `security.capability`. */
  readonly xattrs: Readonly<Record<string, string>> | undefined;
  /** Whether the path as written led out of the root, which no reader may follow. */
  readonly escapes: boolean;
}
