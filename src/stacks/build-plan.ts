/** How an image is built, as data: what a Dockerfile, a Compose file or a pipeline is written from. */
export interface BuildPlan {
  /** In the order of the file; the last one is the image. */
  readonly stages: readonly PlannedStage[];
  /** Patterns for .dockerignore that this stack needs besides the common ones, by a heading. */
  readonly ignore: readonly IgnoreGroup[];
  /** Paths of the context that the build reads and no pattern may hide. */
  readonly keep: readonly string[];
  /** The port that the container listens on; undefined for what serves nothing. */
  readonly port: number | undefined;
  /** The path that answers when all is well. */
  readonly healthPath: string | undefined;
  /** Whom the container runs as, numeric: `1000:1000`. */
  readonly user: string;
  /** It is built from the project's root and not from its own folder: a member of a workspace. */
  readonly needsRoot: boolean;
  /** What a person should know or decide, a sentence each. */
  readonly notes: readonly string[];
}

export interface IgnoreGroup {
  readonly title: string;
  readonly patterns: readonly string[];
}

/** A stage of the Dockerfile. */
export interface PlannedStage {
  readonly name: string;
  /** An image or an earlier stage. */
  readonly from: string;
  /** `build`: it runs on the builder's own platform and makes things for another one. */
  readonly platform?: 'build';
  /** What the stage is for, in a sentence; where its name does not say it. */
  readonly why?: string | undefined;
  readonly steps: readonly Step[];
}

/** An instruction; `why` is the comment above it. */
export type Step = { readonly why?: string } & (
  | { readonly kind: 'workdir'; readonly path: string }
  | { readonly kind: 'arg'; readonly name: string; readonly value?: string }
  | { readonly kind: 'env'; readonly values: Readonly<Record<string, string>> }
  | {
      readonly kind: 'copy';
      /** A stage or an image; without it the build context. */
      readonly from?: string;
      readonly sources: readonly string[];
      readonly to: string;
      readonly owner?: string;
      readonly mode?: string;
    }
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'run'; readonly commands: readonly string[]; readonly mounts?: readonly Mount[] }
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'expose'; readonly port: number }
  | { readonly kind: 'label'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'stop signal'; readonly signal: string }
  | { readonly kind: 'volume'; readonly path: string }
  | {
      readonly kind: 'health check';
      readonly command: readonly string[];
      /** Seconds that the program may take until it answers. */
      readonly startPeriod: number;
    }
  | { readonly kind: 'entrypoint'; readonly command: readonly string[] }
  | { readonly kind: 'cmd'; readonly command: readonly string[] }
);

/** A mount of one RUN. */
export type Mount =
  | {
      readonly type: 'cache';
      readonly target: string;
      readonly id?: string;
      /** One build at a time, for stores that break when two write. */
      readonly isLocked?: boolean;
    }
  | { readonly type: 'bind'; readonly source: string; readonly target: string; readonly from?: string }
  | { readonly type: 'secret'; readonly id: string; readonly target: string };
