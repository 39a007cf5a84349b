import type { ImageConfig } from './image-facts.js';
import type { Built } from './proof.js';

/** A field in which two images' configurations differ. */
export interface ConfigDifference {
  readonly field: keyof ImageConfig;
  /** As the configuration has it, on one line; empty for nothing. */
  readonly before: string;
  readonly after: string;
  /** Undefined when nothing explains it. */
  readonly reason: string | undefined;
}

/** The differences between two configurations; `allowed` names fields that may differ. */
export function compareConfigs(
  before: Built,
  after: Built,
  allowed: readonly (keyof ImageConfig)[],
): readonly ConfigDifference[] {
  const fields = Object.keys(before.config) as readonly (keyof ImageConfig)[];
  return fields.flatMap((field) => {
    const values = shownValues(field, before.config, after.config);
    if (values[0] === values[1]) return [];
    const reason = allowed.includes(field) ? 'allowed' : reasonOf(field, before, after);
    return [{ field, before: values[0], after: values[1], reason }];
  });
}

/** Of variables only those that differ: all of them would hide which, and their order means nothing. */
function shownValues(field: keyof ImageConfig, a: ImageConfig, b: ImageConfig): readonly [string, string] {
  if (field !== 'Env') return [shownValue(a[field]), shownValue(b[field])];
  const only = (these: readonly string[], others: readonly string[]) => these.filter((each) => !others.includes(each));
  return [shownValue(only(a.Env, b.Env)), shownValue(only(b.Env, a.Env))];
}

function shownValue(value: ImageConfig[keyof ImageConfig]): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? '' : JSON.stringify(value);
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}

/** What needs no further explanation: it is what the change was for, or the containers have shown that it is the same. */
function reasonOf(field: keyof ImageConfig, before: Built, after: Built): string | undefined {
  switch (field) {
    case 'User':
      if (before.uid === after.uid && before.uid !== undefined) return 'the same user';
      return before.uid === 0 && after.uid !== 0 ? 'no longer root' : undefined;
    case 'Cmd':
    case 'Entrypoint':
      return behavesAlike(before, after) ? 'the containers behave alike' : undefined;
    case 'Healthcheck':
      return isHealthy(after) || before.config.Healthcheck.length === 0 ? 'its state can be seen' : undefined;
    case 'Labels':
      return Object.entries(before.config.Labels).every(([name, value]) => after.config.Labels[name] === value)
        ? 'labels were added'
        : undefined;
    case 'ExposedPorts':
      return before.config.ExposedPorts.every((port) => after.config.ExposedPorts.includes(port))
        ? 'ports were documented'
        : undefined;
    default:
      return undefined;
  }
}

function isHealthy({ run, config }: Built): boolean {
  return config.Healthcheck.length > 0 && run?.outcome === 'healthy';
}

/** Whether both came to the same: the same answer, or the same exit code with the same words. */
export function behavesAlike({ run: a }: Built, { run: b }: Built): boolean {
  if (!a || !b || a.outcome !== b.outcome || a.outcome === 'running') return false;
  if (a.outcome === 'exited') return a.exitCode === b.exitCode && a.stdout.join('\n') === b.stdout.join('\n');
  if (a.outcome !== 'answered') return true;
  return a.answer?.status === b.answer?.status && sameBody(a.answer?.body, b.answer?.body);
}

function sameBody(a: string | undefined, b: string | undefined): boolean {
  return a === b || a === undefined || b === undefined;
}
