import { defineRule } from '#lint/define-rule.js';

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
    RUN(run, { report, model, stateAt, commandsOf }) {
      const state = stateAt(run);
      const shell = state?.shell ?? [];
      if (run.form === 'exec' || state?.dialect === 'powershell' || state?.dialect === 'cmd') return;
      if (
        /^(?:bash|zsh|ash|ksh)$/.test(state?.shellInstruction ? state.dialect : '') &&
        shell.some((word) => /pipefail/.test(word))
      )
        return;
      if (
        commandsOf(run).some(({ program, args }) => program === 'set' && args.some(({ value }) => value === 'pipefail'))
      )
        return;
      for (const script of model.scriptsOf(run)) {
        const piped = script.commands.find((command) => command.pipeline.length > 1 && command.pipeline[0] === command);
        if (!piped) continue;
        report({ message: 'masked', values: { program: piped.program || 'the first command' }, at: piped.span });
        return;
      }
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN wget -O - https://example.com/a | tar xz\n', at: 'wget -O - https://example.com/a' },
    {
      good: 'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN wget -O - https://example.com/a | tar xz\n',
    },
    {
      title: 'Set in the script itself',
      good: 'FROM alpine:3.23\nRUN set -o pipefail && wget -O - https://example.com/a | tar xz\n',
    },
  ],
});
