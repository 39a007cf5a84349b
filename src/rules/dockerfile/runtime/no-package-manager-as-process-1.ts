import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-package-manager-as-process-1',
  title: 'Start the program itself, not npm or yarn',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'npm and yarn start a shell that starts your program. SIGTERM ends at them, so `docker stop` and a rolling update kill the program in the middle of its requests; they also cost start time and memory.',
  remedy: 'Write what the script runs, such as `CMD ["node", "dist/main.js"]`.',
  references: ['https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd'],
  messages: { between: '{program} stands between Docker and your program and swallows SIGTERM.' },
  check: {
    stage(stage, { report, commandsOf }) {
      // With an ENTRYPOINT the CMD is for that to read: only the last word on what starts is judged.
      const start =
        stage.instructions.findLast(({ kind }) => kind === 'ENTRYPOINT') ??
        stage.instructions.findLast(({ kind }) => kind === 'CMD');
      if (!start || !stage.isTarget) return;
      const commands = commandsOf(start);
      const last = commands
        .filter(({ script }) => script === commands.at(-1)?.script)
        .findLast(({ wrapper }) => !wrapper);
      const command = last?.program === 'exec' ? commands.at(-1) : last;
      if (!command?.name || !/^(?:npm|yarn|pnpm)$/.test(command.program)) return;
      if (/^(?:start|run|run-script)$/.test(command.args[0]?.value ?? '') || command.program === 'yarn') {
        report({ message: 'between', values: { program: command.program }, at: command.name.span });
      }
    },
  },
  examples: [
    { bad: 'FROM node:24-slim\nCMD ["npm", "start"]\n', at: '"npm"' },
    { title: 'As the ENTRYPOINT', bad: 'FROM node:24-slim\nENTRYPOINT ["npm", "run", "serve"]\n', at: '"npm"' },
    { good: 'FROM node:24-slim\nCMD ["node", "server.js"]\n' },
    { title: 'An entrypoint decides', good: 'FROM node:24-slim\nENTRYPOINT ["tini", "--"]\nCMD ["npm", "start"]\n' },
  ],
});
