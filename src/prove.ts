import type { Built, Proof } from '#engine/proof.js';
import type { BuildAndRunOptions, ProveOptions } from '#engine/prove.js';

/**
 * Builds two Dockerfiles on the same context with the docker or podman of this machine, runs both, and compares.
 * Everything that it made is removed at the end, also after a failure or when `signal` says stop. Throws a ToolError
 * when there is no engine (NO_ENGINE) or a build fails (BUILD_FAILED).
 */
export async function prove(before: string, after: string, options: ProveOptions): Promise<Proof> {
  return (await engine()).prove(before, after, options);
}

/** Builds one Dockerfile, runs it and measures; otherwise as `prove`. */
export async function buildAndRun(dockerfile: string, options: BuildAndRunOptions): Promise<Built> {
  const [built] = await (await engine()).buildAndRun([dockerfile], options);
  return built as Built;
}

/** Most runs of the program need no engine and shall not pay for loading it. */
function engine() {
  return import('#engine/prove.js');
}
