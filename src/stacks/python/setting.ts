import type { Choices } from '#project/choices.js';
import type { Step } from '../build-plan.js';
import { userOf } from '../final-steps.js';
import type { PythonFacts } from './facts.js';

/** Where packages are installed: the same path in every stage, as the scripts in it begin with it. */
export const VENV = '/opt/venv';

/** The image of all stages: what is compiled in one must find the same C library in the other. */
export function imageOf({ version }: PythonFacts, { base, version: chosen }: Choices): string {
  return `python:${chosen ?? version.value}-${base === 'alpine' ? 'alpine' : 'slim-trixie'}`;
}

/** Numeric: `10001:10001`. */
export function pythonUserOf(choices: Choices): string {
  return userOf(choices, '10001:10001');
}

/** Installs packages of the distribution. */
export function systemPackages(packages: readonly string[], { base }: Choices, why: string): Step {
  return {
    kind: 'run',
    why,
    commands:
      base === 'alpine'
        ? [`apk add --no-cache ${packages.join(' ')}`]
        : [
            'apt-get update',
            `apt-get install -y --no-install-recommends ${packages.join(' ')}`,
            'rm -rf /var/lib/apt/lists/*',
          ],
  };
}

/** Gives the user a name and a home, for libraries that ask the system for them. */
export function userSteps(choices: Choices): readonly Step[] {
  const [uid = '', gid = ''] = pythonUserOf(choices).split(':');
  if (!/^[1-9]\d*$/.test(uid) || !/^[1-9]\d*$/.test(gid)) return [];
  return [
    {
      kind: 'run',
      why: "Libraries ask for the user's name and home. It owns no file.",
      commands:
        choices.base === 'alpine'
          ? [`addgroup -S -g ${gid} app`, `adduser -S -D -H -h /tmp -u ${uid} -G app -s /sbin/nologin app`]
          : [
              `groupadd --gid ${gid} app`,
              `useradd --uid ${uid} --gid app --home-dir /tmp --no-create-home --no-log-init --shell /usr/sbin/nologin app`,
            ],
    },
  ];
}
