import type { BuildPlan, Mount, PlannedStage, Step } from '#stacks/build-plan.js';

/** Writes the Dockerfile of a plan; the same plan gives the same bytes. */
export function dockerfileOf({ stages }: BuildPlan, isBrief: boolean): string {
  const parts = stages.map((stage) => stageText(stage, isBrief));
  return `# syntax=docker/dockerfile:1\n\n${parts.join('\n\n')}\n`;
}

function stageText({ name, from, platform, why, steps }: PlannedStage, isBrief: boolean): string {
  const flag = platform === 'build' ? '--platform=$BUILDPLATFORM ' : '';
  const lines = [...commentOf(why, isBrief), `FROM ${flag}${from} AS ${name}`];
  for (const step of steps) lines.push(...commentOf(step.why, isBrief), instructionOf(step));
  return lines.join('\n');
}

function commentOf(why: string | undefined, isBrief: boolean): readonly string[] {
  return why === undefined || isBrief ? [] : wrapped(why, 100).map((line) => `# ${line}`);
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function instructionOf(step: Step): string {
  switch (step.kind) {
    case 'workdir':
      return `WORKDIR ${step.path}`;
    case 'arg':
      return `ARG ${step.name}${step.value === undefined ? '' : `=${pairValue(step.value)}`}`;
    case 'env':
      return pairs('ENV', step.values);
    case 'label':
      return pairs('LABEL', step.values);
    case 'copy':
      return copyOf(step);
    case 'file':
      return `COPY <<'EOF' ${step.path}\n${step.text.replace(/\n?$/, '\n')}EOF`;
    case 'run':
      return `RUN ${[...(step.mounts ?? []).map(mountOf), step.commands.join(' && \\\n    ')].join(' \\\n    ')}`;
    case 'user':
      return `USER ${step.user}`;
    case 'expose':
      return `EXPOSE ${step.port}`;
    case 'stop signal':
      return `STOPSIGNAL ${step.signal}`;
    case 'volume':
      return `VOLUME ${jsonOf([step.path])}`;
    case 'health check':
      return `HEALTHCHECK --interval=30s --timeout=3s --start-period=${step.startPeriod}s \\\n    CMD ${jsonOf(step.command)}`;
    case 'entrypoint':
      return `ENTRYPOINT ${jsonOf(step.command)}`;
    case 'cmd':
      return `CMD ${jsonOf(step.command)}`;
  }
}

function pairs(keyword: string, values: Readonly<Record<string, string>>): string {
  const words = Object.entries(values).map(([name, value]) => `${name}=${pairValue(value)}`);
  return `${keyword} ${words.join(' \\\n    ')}`;
}

/** Quoted where a blank or a quote would end it; a `$` stays what it is: a variable. */
function pairValue(value: string): string {
  return /^[\w./:@$%+,=-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function copyOf({ from, sources, to, owner, mode }: Extract<Step, { kind: 'copy' }>): string {
  const flags = [
    ...(from === undefined ? [] : [`--from=${from}`]),
    ...(owner === undefined ? [] : [`--chown=${owner}`]),
    ...(mode === undefined ? [] : [`--chmod=${mode}`]),
  ];
  const paths = [...sources, to];
  const words = paths.some((path) => /[\s"'\\$[\]]/.test(path)) ? [jsonOf(paths)] : paths;
  return ['COPY', ...flags, ...words].join(' ');
}

function mountOf(mount: Mount): string {
  switch (mount.type) {
    case 'cache': {
      const id = mount.id === undefined ? '' : `,id=${mount.id}`;
      return `--mount=type=cache${id},target=${mount.target}${mount.isLocked ? ',sharing=locked' : ''}`;
    }
    case 'bind': {
      const from = mount.from === undefined ? '' : `,from=${mount.from}`;
      return `--mount=type=bind${from},source=${mount.source},target=${mount.target}`;
    }
    case 'secret':
      return `--mount=type=secret,id=${mount.id},target=${mount.target}`;
  }
}

function jsonOf(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
