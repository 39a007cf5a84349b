import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-background-process-in-run',
  title: 'A process that a RUN starts is gone when the RUN ends',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A layer keeps files, not processes: the service that is started here does not run in the next instruction, and not in the container.',
  remedy:
    'Start the process with CMD or ENTRYPOINT; for one that a build step needs, start it in the same RUN as that step.',
  messages: { gone: '{program} does not run any more once this RUN ends.' },
  check: {
    RUN(run, { report, commandsOf }) {
      const commands = commandsOf(run);
      const last = commands.at(-1);
      if (!last || last.inside.length > 0 || last.script.form === 'nested') return;
      const starts =
        (last.program === 'service' && /^(?:start|restart)$/.test(last.args[1]?.value ?? '')) ||
        (last.program === 'systemctl' && /^(?:start|restart)$/.test(last.args[0]?.value ?? '')) ||
        (/^\/etc\/init\.d\//.test(last.name?.value ?? '') && /^(?:start|restart)$/.test(last.args[0]?.value ?? '')) ||
        (last.background && last.program !== '' && !/^(?:wait|true|sleep)$/.test(last.program));
      if (starts) report({ message: 'gone', values: { program: serviceOf(last) }, at: last.span });
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN service nginx start\n', at: 'service nginx start' },
    { good: 'FROM debian:13\nCMD ["nginx", "-g", "daemon off;"]\n' },
    {
      title: 'Needed by the next command of the same RUN',
      good: 'FROM debian:13\nRUN service postgresql start && psql -f /init.sql\n',
    },
  ],
});

function serviceOf({
  program,
  name,
  args,
}: {
  readonly program: string;
  readonly name: { readonly value: string } | undefined;
  readonly args: readonly { readonly value: string }[];
}): string {
  if (program === 'service') return args[0]?.value ?? program;
  if (program === 'systemctl') return args[1]?.value ?? program;
  return name?.value.split('/').at(-1) ?? program;
}
