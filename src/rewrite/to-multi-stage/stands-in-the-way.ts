import { effectsOf } from '#shell/effects.js';
import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Original } from './original.js';
import { isWithin } from './split.js';

/** Why an original is not converted, whatever its language; undefined when nothing speaks against it. */
export function standsInTheWay(original: Original): NotNeeded | Refused | undefined {
  const { stage, facts, start, runs, cmd, entrypoint, lineOf } = original;
  const startLine = cmd ?? entrypoint;
  // Images for web servers start them without a word.
  if (!startLine && !(/^(?:php|tomcat)$/.test(facts.image) && facts.command === 'server'))
    return { kind: 'not needed', code: 'nothing-runs', reason: 'It starts nothing: it is a base or a tool.' };
  const line = startLine && lineOf(startLine);
  if (facts.shell === 'windows') return refused('windows', 'It is an image for Windows.', 'Convert it by hand.', 1);
  const onbuild = stage.instructions.find(({ kind }) => kind === 'ONBUILD');
  if (onbuild)
    return refused(
      'onbuild',
      'ONBUILD is for images that are built on this one.',
      'Convert those instead.',
      lineOf(onbuild),
    );
  const words = start.join(' ');
  if (MULTI_PROCESS.test(words))
    return refused('multi-process', `${start[0]} starts several programs.`, 'Make an image for each program.', line);
  const editable = runs
    .flatMap(({ commands }) => commands)
    .find(
      ({ program, args }) =>
        /^pip3?$/.test(program) && args.some(({ value }) => value === '-e' || value === '--editable'),
    );
  if (editable)
    return refused(
      'editable-install',
      'An editable install points back at the sources.',
      'Install without -e.',
      lineOf(editable),
    );
  return volumeInTheWay(original) ?? nothingToBuild(original);
}

const MULTI_PROCESS = /\b(?:supervisord|systemd|\/sbin\/init|s6-svscan|runsvdir|monit|cron -f|foreman)\b/;

function volumeInTheWay({ stage, runs, lineOf, workdir }: Original): Refused | undefined {
  for (const volume of stage.instructions) {
    if (volume.kind !== 'VOLUME') continue;
    const paths = volume.paths.map(({ text }) => text);
    const later = runs.some(({ run }) => run.span.start > volume.span.start);
    const holds = paths.find((path) => path !== '/' && isWithin(workdir, path) && workdir !== '/');
    if (holds !== undefined && later)
      return refused(
        'volume-holds-artefacts',
        `What is built in ${holds} is lost: it is a volume.`,
        'Move VOLUME behind the build, or to a folder for data.',
        lineOf(volume),
      );
  }
  return undefined;
}

/** A base image and files that are copied: there is no build to be split off. */
function nothingToBuild({ runs }: Original): NotNeeded | undefined {
  const builds = runs.some(({ commands }) =>
    commands.some(
      (command) =>
        effectsOf(command).length > 0 ||
        !/^(?:mkdir|chmod|chown|ln|rm|echo|useradd|adduser|groupadd|addgroup|cd|set)$/.test(command.program),
    ),
  );
  return builds
    ? undefined
    : { kind: 'not needed', code: 'nothing-to-gain', reason: 'It builds nothing and installs nothing.' };
}
