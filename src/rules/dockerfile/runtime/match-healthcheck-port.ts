import { defineRule } from '#lint/define-rule.js';
import { readExposedPort } from '#model/exposed-port.js';
import { chainOf } from '#model/stage-chain.js';

export default defineRule({
  id: 'match-healthcheck-port',
  title: 'Check the port that the image exposes',
  category: 'runtime',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'The HEALTHCHECK asks a port that EXPOSE does not name. Unless the application has a second port for such questions, one of the two is wrong: the container is unhealthy from its first minute on, or people map a port on which nothing listens.',
  remedy: 'Write the port that the application listens on in both.',
  messages: { other: 'The check asks port {port}; EXPOSE names {exposed}.' },
  check: {
    file({ model, report, commandsOf }) {
      const { target } = model;
      if (!target || (target.rootBase.kind === 'image' && target.rootBase.facts?.kind === 'server')) return;
      const instructions = chainOf(target).flatMap((stage) =>
        stage.instructions.map((instruction) => ({ stage, instruction })),
      );
      const check = instructions.findLast(({ instruction }) => instruction.kind === 'HEALTHCHECK');
      if (check?.instruction.kind !== 'HEALTHCHECK' || check.instruction.none) return;
      const ports = instructions.flatMap(({ stage, instruction }) =>
        instruction.kind === 'EXPOSE'
          ? instruction.ports.map(({ text }) => readExposedPort(stage.at(instruction).expand(text) ?? ''))
          : [],
      );
      if (ports.length === 0 || ports.some((port) => !port)) return;
      for (const { args } of commandsOf(check.instruction)) {
        for (const { value, span } of args) {
          const url = /(?:^|\/\/)(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):(\d+)(?:\/|$)/.exec(value);
          const number = Number(url?.[1]);
          if (!url || ports.some((port) => port && port.first <= number && number <= port.last)) continue;
          const exposed = ports.map((port) => port?.first).join(', ');
          report({ message: 'other', values: { port: number, exposed }, at: span });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24\nEXPOSE 3000\nHEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1\n',
      at: 'http://localhost:8080/',
      good: 'FROM node:24\nEXPOSE 3000\nHEALTHCHECK CMD curl -f http://localhost:3000/ || exit 1\n',
    },
    {
      title: 'Only the build knows the port',
      good: 'FROM node:24\nARG PORT\nEXPOSE $PORT\nHEALTHCHECK CMD curl -f http://localhost:80/\n',
    },
  ],
});
