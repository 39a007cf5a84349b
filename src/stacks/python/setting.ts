import type { Choices } from '#project/choices.js';
import type { Step } from '../build-plan.js';
import { userOf } from '../final-steps.js';
import type { PythonFacts } from './facts.js';

/** Where packages are installed: the same path in every stage, as the scripts in it begin with it. */
export const VENV = '/opt/venv';

/** The image of all stages: what is compiled in one must find the same C library in the other. */
export function imageOf({ version }: PythonFacts, { base, version: chosen }: Choices): string {
  const line = chosen ?? version.value;
  return `python:${line}-${base === 'alpine' ? 'alpine' : `slim-${suiteOf(line)}`}`;
}

/** The release of Debian below: what ended before trixie came was never built on it. */
function suiteOf(line: string): string {
  return Number(line.split('.')[1]) < 9 ? 'bookworm' : 'trixie';
}

/** Numeric: `10001:10001`. */
export function pythonUserOf(choices: Choices): string {
  return userOf(choices, '10001:10001');
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
