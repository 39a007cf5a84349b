import { defineRule } from '#lint/define-rule.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'no-install-at-start',
  title: 'Install while building, not while starting',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Every start then waits for the network, takes whatever versions are newest, and fails when a registry is down: the image is not what runs.',
  remedy: 'Move the installation to a RUN.',
  messages: { late: '{program} installs every time a container starts.' },
  check: {
    stage(stage, { report, commandsOf }) {
      if (/dev|test|local/.test(stage.name ?? '')) return;
      for (const kind of ['CMD', 'ENTRYPOINT'] as const) {
        const start = stage.instructions.findLast((each) => each.kind === kind);
        const install =
          start &&
          commandsOf(start).find((command) =>
            effectsOf(command).some((effect) => effect.kind === 'install' || effect.kind === 'refresh'),
          );
        if (install?.name && !(install.program === 'yarn' && install.args.length === 0)) {
          report({ message: 'late', values: { program: install.program }, at: install.name.span });
        }
      }
    },
  },
  examples: [
    { bad: 'FROM node:24-slim\nCMD npm install && node server.js\n', at: 'npm' },
    { good: 'FROM node:24-slim\nRUN npm ci\nCMD ["node", "server.js"]\n' },
  ],
});
