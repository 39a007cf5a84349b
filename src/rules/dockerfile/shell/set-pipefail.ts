import type { Instruction, Run } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import type { Model } from '#model/model.js';
import type { Stage } from '#model/stage.js';
import type { Command } from '#shell/command.js';
import { lineEndOf } from '#text/lines.js';

export default defineRule({
  id: 'set-pipefail',
  title: 'Let a pipe fail when any of its commands fails',
  category: 'shell',
  severity: 'warning',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL4006'],
  why: 'Of a pipe the shell looks at the last command only: a download that fails in front of `| tar` or `| sh` counts as success, and the build goes on without the file.',
  remedy:
    'Write `SHELL ["/bin/bash", "-o", "pipefail", "-c"]` above (bash, zsh or the ash of Alpine; dash does not know it), or `set -o pipefail` first.',
  references: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
  messages: { masked: 'When `{program}` fails in this pipe, the RUN does not.' },
  check: {
    RUN(run, { report, model, text, stageOf }) {
      const stage = stageOf(run);
      const piped = stage ? firstPipe(run, stage, model) : undefined;
      if (!stage || !piped) return;
      const fix = pipefailFix(run, stage, model, text);
      report({ message: 'masked', values: { program: piped.program || 'the first command' }, at: piped.span, fix });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN wget -O - https://example.com/a | tar xz\n',
      at: 'wget -O - https://example.com/a',
      good: 'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN wget -O - https://example.com/a | tar xz\n',
    },
    {
      title: 'The shell of Alpine knows it',
      bad: 'FROM alpine:3.23\nRUN wget -O - https://example.com/a | tar xz\n',
      at: 'wget -O - https://example.com/a',
      good: 'FROM alpine:3.23\nRUN set -o pipefail && wget -O - https://example.com/a | tar xz\n',
    },
    {
      title: 'head ends the command before it on purpose',
      bad: 'FROM alpine:3.23\nRUN wget -O - https://example.com/a | head -n 1 > /version\n',
      at: 'wget -O - https://example.com/a',
    },
  ],
});

/** The first command whose failure a pipe of a RUN hides. */
function firstPipe(run: Run, stage: Stage, model: Model): Command | undefined {
  const { dialect, shell, shellInstruction } = stage.at(run);
  if (run.form === 'exec' || dialect === 'powershell' || dialect === 'cmd') return undefined;
  const knows = /^(?:bash|zsh|ash|ksh)$/.test(shellInstruction ? dialect : '');
  if (knows && shell.some((word) => /pipefail/.test(word))) return undefined;
  const commands = model.commandsOf(run);
  if (commands.some(({ program, args }) => program === 'set' && args.some(({ value }) => value === 'pipefail')))
    return undefined;
  for (const script of model.scriptsOf(run)) {
    const piped = script.commands.find((command) => command.pipeline.length > 1 && command.pipeline[0] === command);
    if (piped) return piped;
  }
  return undefined;
}

/** `set -o pipefail` where the shell has it; else bash for this RUN and those below, where the image has bash. */
function pipefailFix(run: Run, stage: Stage, model: Model, text: string): Fix | undefined {
  const { dialect, shellInstruction } = stage.at(run);
  const facts = stage.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
  if (run.trigger || run.heredocs.length > 0) return undefined;
  if (dialect === 'ash' || dialect === 'bash') {
    const [script] = model.scriptsOf(run);
    if (!script || script.problems.length > 0 || mayFailInPipe(run, model)) return undefined;
    const start = run.shell.originOf(0);
    return {
      title: 'Start with set -o pipefail',
      safety: 'review',
      edits: [{ span: { start, end: start }, text: 'set -o pipefail && ' }],
    };
  }
  if (dialect !== 'dash' || !facts?.hasBash || shellInstruction) return undefined;
  const affected = stage.instructions.slice(stage.instructions.indexOf(run));
  const isFirst = !stage.instructions.some(
    (each) => each.kind === 'RUN' && each.lines.start < run.lines.start && firstPipe(each, stage, model),
  );
  const hasHeirs = model.stages.some(({ base }) => base.kind === 'stage' && base.stage === stage);
  if (!isFirst || hasHeirs || affected.some((each) => isOtherInBash(each, model, text))) return undefined;
  const start = (run.comments[0] ?? run).lines.start;
  const line = `SHELL ["/bin/bash", "-o", "pipefail", "-c"]${lineEndOf(text)}`;
  return { title: 'Use bash with pipefail', safety: 'review', edits: [{ span: { start, end: start }, text: line }] };
}

/** Whether an instruction would do something else under bash, or fail where it fails on purpose. */
function isOtherInBash(instruction: Instruction, model: Model, text: string): boolean {
  const { kind, span } = instruction;
  if (kind === 'CMD' || kind === 'ENTRYPOINT') return instruction.form === 'shell';
  if (kind === 'HEALTHCHECK') return instruction.form === 'shell' && !instruction.none;
  if (kind === 'ONBUILD' || kind === 'SHELL') return true;
  if (kind !== 'RUN') return false;
  // The echo of dash reads escapes.
  return mayFailInPipe(instruction, model) || /\becho\b[^|;&]*\\[^\s"$]/.test(text.slice(span.start, span.end));
}

/** Whether a command in a pipe fails although all is well: what is cut off by its reader, or finds nothing. */
function mayFailInPipe(run: Run, model: Model): boolean {
  return model.commandsOf(run).some(({ program, args, pipeline }) => {
    if (pipeline.length < 2) return false;
    const isLast = pipeline.at(-1)?.args === args;
    if (/^(?:yes|grep|egrep|fgrep|diff|cmp|ldd|timeout|false|test|which|find|killall|pkill|)$/.test(program) && !isLast)
      return true;
    if (/^(?:head|more|less|read)$/.test(program)) return true;
    if (/^(?:grep|egrep|fgrep)$/.test(program))
      return args.some(({ value }) => /^-\w*[qm]|^--(?:quiet|silent|max)/.test(value));
    return (
      /^(?:sed|awk|gawk|mawk|perl)$/.test(program) &&
      args.some(({ value }) => /\bexit\b|\d\s*q\b|\/q\b|;\s*q\b/.test(value))
    );
  });
}
