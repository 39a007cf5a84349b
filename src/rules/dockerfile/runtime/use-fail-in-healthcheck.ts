import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-fail-in-healthcheck',
  title: 'Let the health check fail when the server answers with an error',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Without `-f` curl succeeds as soon as anything answers: a server that says nothing but "500 Internal Server Error" counts as healthy, and traffic keeps coming.',
  remedy: 'Add `-f` (or `--fail`) to curl.',
  references: ['https://curl.se/docs/manpage.html#-f', 'https://docs.docker.com/reference/dockerfile/#healthcheck'],
  messages: { accepts: 'curl takes an error page for a healthy answer.' },
  check: {
    HEALTHCHECK(healthcheck, { report, commandsOf }) {
      for (const command of commandsOf(healthcheck)) {
        const { program, name, pipeline, inside, script } = command;
        if (program !== 'curl' || !name || pipeline.length > 1 || inside.length > 0) continue;
        const call = invocationOf(command);
        if (!call || findOption(call, '-f', '--fail', '--fail-with-body', '-w', '--write-out', '-K', '--config'))
          continue;
        if (!call.operands.some(({ value }) => /^https?:|^[\w.-]+(?::\d+)?(?:\/|$)/.test(value))) continue;
        const { end } = name.span;
        report({
          message: 'accepts',
          at: name.span,
          fix: {
            title: 'Add -f',
            safety: 'review',
            edits: [{ span: { start: end, end }, text: script.form === 'exec' ? ', "-f"' : ' -f' }],
          },
        });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM nginx:1.29\nHEALTHCHECK CMD curl -s http://127.0.0.1/ || exit 1\n',
      at: 'curl',
      good: 'FROM nginx:1.29\nHEALTHCHECK CMD curl -f -s http://127.0.0.1/ || exit 1\n',
    },
    {
      title: 'In exec form',
      bad: 'FROM nginx:1.29\nHEALTHCHECK CMD ["curl", "http://127.0.0.1/"]\n',
      at: '"curl"',
      good: 'FROM nginx:1.29\nHEALTHCHECK CMD ["curl", "-f", "http://127.0.0.1/"]\n',
    },
    {
      title: 'The answer is read',
      good: 'FROM nginx:1.29\nHEALTHCHECK CMD curl -s http://127.0.0.1/ | grep -q ready\n',
    },
  ],
});
