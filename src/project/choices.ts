/** What a person decides instead of the project: flags of the command line, kept in plimsoll.yaml. */
export interface Choices {
  /** slim by default; alpine and distroless where the evidence allows it. */
  readonly base?: 'slim' | 'alpine' | 'distroless';
  /** production by default; development adds a target for work on the sources; minimal leaves out labels and comments. */
  readonly pattern?: 'production' | 'development' | 'minimal';
  /** persistent: caches of an earlier build are there in the next. */
  readonly builder?: 'persistent' | 'ephemeral';
  readonly port?: number;
  /** `10001` or `10001:10001`. */
  readonly user?: string;
  /** The path of the health check; `none` for no check. */
  readonly health?: string;
  /** The version of the language's runtime: `22`, `3.13`. */
  readonly version?: string;
  /** The program among several: a Go package, a Cargo binary, a project file, a module. */
  readonly main?: string;
  /** The command that starts the program: `node server.js`. */
  readonly start?: string;
  /** The folder that the build step fills: `dist`. */
  readonly output?: string;
  /** The stack, where several are in one folder. */
  readonly stack?: string;
}
