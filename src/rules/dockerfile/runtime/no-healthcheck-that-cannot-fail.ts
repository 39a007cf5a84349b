import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';

export default defineRule({
  id: 'no-healthcheck-that-cannot-fail',
  title: 'Let a failed health check say so',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The last command always succeeds, so the container is healthy whatever happens to the service: nothing restarts it, and what waits for it starts too early.',
  remedy: 'End the check with `|| exit 1`, or leave it to the status of the command.',
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  messages: { passes: '{command} makes the check pass, whatever the service says.' },
  check: {
    HEALTHCHECK(healthcheck, { model, report }) {
      for (const { commands, statements } of model.scriptsOf(healthcheck)) {
        const last = commands.at(-1);
        if (!last || commands.length < 2 || statements.length === 0 || last.inside.length > 0) continue;
        if (last.pipeline.length > 1 || last.after === '&&' || !succeeds(last.program, last.args[0]?.value)) continue;
        // `a && exit 0; exit 1` has another way out; only the last command as a fallback or on its own ends all.
        if (commands.some(({ program, args }) => program === 'exit' && args[0] && args[0].value !== '0')) continue;
        const command = [last.program, ...last.args.map(({ value }) => value)].join(' ');
        const isPlain = last.after === '||' && !/^(?:echo|printf)$/.test(last.program);
        const fix = isPlain ? reviewFix('Use exit 1', { span: last.span, text: 'exit 1' }) : undefined;
        report({ message: 'passes', values: { command }, at: last.span, fix });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM nginx:1.29\nHEALTHCHECK CMD curl -f http://127.0.0.1/ || true\n',
      at: 'true',
      good: 'FROM nginx:1.29\nHEALTHCHECK CMD curl -f http://127.0.0.1/ || exit 1\n',
    },
    {
      title: 'An echo for the log',
      bad: 'FROM nginx:1.29\nHEALTHCHECK CMD curl -f http://127.0.0.1/ || echo down\n',
      at: 'echo down',
    },
    { title: 'No service to ask', good: 'FROM alpine:3.23\nHEALTHCHECK CMD true\n' },
  ],
});

function succeeds(program: string, first: string | undefined): boolean {
  return program === 'exit' ? first === '0' : /^(?:true|:|echo|printf)$/.test(program);
}
