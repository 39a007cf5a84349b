import type { Observation, ObservedRuntime } from './observation.js';
import type { Original } from './original.js';
import { isWithin } from './split.js';

/** Variables of the base image that the program may read, where the runtime image has none or another. */
export function baseEnvironment(
  { stage }: Original,
  { base }: Observation,
  runtime: ObservedRuntime,
  paths: readonly string[],
): Readonly<Record<string, string>> {
  const kept = Object.entries(base.environment).filter(([name, value]) => {
    if (runtime.environment[name] === value || OF_THE_BUILD.test(name)) return false;
    if (name !== 'PATH') return true;
    const known = (runtime.environment.PATH ?? '').split(':');
    return value.split(':').some((folder) => !known.includes(folder) && paths.some((path) => isWithin(path, folder)));
  });
  const own = new Set(
    stage.instructions.flatMap((each) => (each.kind === 'ENV' ? each.pairs.map(({ key }) => key.text) : [])),
  );
  return Object.fromEntries(kept.filter(([name]) => !own.has(name)));
}

/** They tell how the base image was built, or steer builds. */
const OF_THE_BUILD =
  /_(?:VERSION|SHA\d*|DIGEST|MIRRORS?|KEYS?|URL)$|^(?:GPG_KEYS?|GO\w*|CARGO\w*|RUST\w*|MAVEN\w*|GRADLE\w*|JAVA_HOME|HOME|HOSTNAME)$/;
