/** What an original showed when it was built, looked into and run. All paths are absolute, links followed. */
export interface Observation {
  /** The system, as its os-release names it: `debian`, `13`, `Debian GNU/Linux 13 (trixie)`. */
  readonly distribution: { readonly id: string; readonly version: string; readonly name: string };
  /** What its base image says of how it runs, where the Dockerfile says nothing. */
  readonly base: {
    readonly environment: Readonly<Record<string, string>>;
    readonly user: string;
    readonly entrypoint: readonly string[];
  };
  /** What its run came to. */
  readonly run: { readonly outcome: string; readonly exitCode?: number | undefined; readonly said?: string };
  /** Why the files that it opened could not be noted; undefined where they are among what it uses. */
  readonly notNoted?: string;
  readonly uses: readonly Use[];
  /** What it uses, and all that the build made and no package brought. */
  readonly files: readonly ObservedFile[];
  /** Packages of the system that brought what is used, and those that the build asked for. */
  readonly packages: readonly ObservedPackage[];
  /** Those that own such files or run the program, besides root. */
  readonly users: readonly ObservedUser[];
  readonly groups: readonly { readonly name: string; readonly gid: number }[];
  /** The folders in which every program looks for libraries. */
  readonly libraryFolders: readonly string[];
  /** The images that it could run on, the smallest first. */
  readonly runtimes: readonly ObservedRuntime[];
}

export interface ObservedUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
}

/** A file that the program uses, and how that is known. */
export interface Use {
  readonly path: string;
  readonly why: 'started' | 'opened' | 'named';
  /** The links that led to it and that the build made. */
  readonly links?: readonly string[];
}

export interface ObservedFile {
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink';
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
  readonly size: number;
  /** The line of the Dockerfile that wrote it last; undefined for what the base image has. */
  readonly line?: number | undefined;
  /** The package that brought it. */
  readonly package?: string | undefined;
  /** The build has changed what the package brought. */
  readonly isChanged?: boolean | undefined;
  /** Where a symbolic link points, as written. */
  readonly target?: string | undefined;
  /** Of a program or library that no package brought: its loader and what it needs itself, where the loader finds it. */
  readonly needs?: readonly NeededFile[] | undefined;
  /** It has capabilities. */
  readonly isCapable?: boolean | undefined;
}

export interface NeededFile {
  readonly path: string;
  /** The link by which the loader comes to it. */
  readonly link?: string | undefined;
}

export interface ObservedPackage {
  readonly name: string;
  /** The build installed it; undefined for one of the base image. */
  readonly isAdded: boolean;
  /** A command asked for it by name, so that it did not only come with another. */
  readonly isAsked: boolean;
  /** Debian's section: `libdevel`, `interpreters`; empty where there is none. */
  readonly section: string;
  /** Those of this list that it needs itself, or by others. */
  readonly depends: readonly string[];
}

/** An image that the program could run on. */
export interface ObservedRuntime {
  readonly image: string;
  /** Those of the observed packages that it has. */
  readonly packages: readonly string[];
  /** Of the files that are used or needed and that are not made by the build, those that it does not have. */
  readonly lacks: readonly string[];
  /** The names of those of the observed users that it knows. */
  readonly users: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
}
