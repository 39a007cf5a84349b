import type { Ended, ProcessOptions } from './run-process.js';

/** A program on this machine that builds images and runs containers. */
export interface Engine {
  readonly name: 'docker' | 'podman';
  /** Where its program is. */
  readonly program: string;
  /** What it says of itself: `docker 28.2.2 with buildx`. */
  readonly title: string;
  /** How it builds: buildx with a JSON or a plain log, the BuildKit in an older docker, or podman's own builder. */
  readonly builder: 'buildx-json' | 'buildx' | 'buildkit' | 'buildah';
  /** Where ports of containers can be reached. */
  readonly host: string;
  /** Runs it to its end. */
  run(args: readonly string[], options?: ProcessOptions): Promise<Ended>;
}
