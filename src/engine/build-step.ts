/** One step of a build, as the builder reported it. */
export interface BuildStep {
  /** What the builder calls it: `[build 2/5] RUN make`. */
  readonly name: string;
  /** The stage by its name, or `stage-1` as BuildKit calls one without; undefined outside of stages, and in a file of one stage without a name. */
  readonly stage: string | undefined;
  /** Its number within the stage and how many there are. */
  readonly position: { readonly index: number; readonly count: number } | undefined;
  /** The instruction as the builder shows it; for internal work its description. */
  readonly instruction: string;
  readonly internal: boolean;
  /** Undefined for a step that did not end. */
  readonly seconds: number | undefined;
  readonly cached: boolean;
  /** What the builder said when it failed. */
  readonly error: string | undefined;
  /** The last lines that it printed. */
  readonly output: readonly string[];
  /** The line of the Dockerfile, from 1; undefined when none fits. */
  readonly line: number | undefined;
}

/** Reads a build log line by line. */
export interface LogReader {
  take(line: string): void;
  /** The steps so far, in the order in which they began. */
  steps(): readonly BuildStep[];
  /** The step that is running now, as its name. */
  running(): string | undefined;
}

/** A step while its log is being read. */
export interface OpenStep {
  name: string;
  seconds: number | undefined;
  cached: boolean;
  error: string | undefined;
  ended: boolean;
  readonly output: string[];
}

/** A step of which only the name is known. */
export function openStep(name: string): OpenStep {
  return { name, seconds: undefined, cached: false, error: undefined, ended: false, output: [] };
}

/** Adds a line of output, and forgets the oldest. */
export function addOutput({ output }: OpenStep, line: string): void {
  output.push(line.slice(0, 2000));
  if (output.length > 50) output.shift();
}

/** Takes the name of a step apart. Source: moby/buildkit `frontend/dockerfile/dockerfile2llb`, prefixCommand. */
export function closedStep({ name, seconds, cached, error, output }: OpenStep): BuildStep {
  const [, prefix = '', instruction = name] = /^\[([^\]]*)\] (.*)$/s.exec(name) ?? [];
  const place = /^(?:(.*?) )?(\d+)\/(\d+)$/.exec(prefix);
  // `linux/amd64 build` in a build for several platforms; `linux/amd64->arm64 build` when crossing.
  const stage = place?.[1]?.replace(/^\w+\/\S+(?: |$)/, '') || undefined;
  return {
    name,
    stage,
    position: place ? { index: Number(place[2]), count: Number(place[3]) } : undefined,
    instruction,
    internal: !place,
    seconds,
    cached,
    error,
    output,
    line: undefined,
  };
}
