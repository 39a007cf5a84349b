import type { Instruction } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { portProbe } from '#lint/edits/health-probe.js';
import type { Fix } from '#lint/finding.js';
import { readExposedPort } from '#model/exposed-port.js';
import { serviceOf } from '#model/runs-as-root.js';
import type { Stage } from '#model/stage.js';
import { chainOf } from '#model/stage-chain.js';
import type { Command } from '#shell/command.js';
import { lineEndOf } from '#text/lines.js';

export default defineRule({
  id: 'set-healthcheck',
  title: 'Tell Docker how to see that the service is well',
  category: 'metadata',
  severity: 'info',
  packs: ['cis'],
  since: '2026-11',
  aliases: ['DL3057', 'DS-0026', 'CKV_DOCKER_2'],
  why: 'Without a health check Docker and Compose only see whether the process runs, not whether it answers: `depends_on` with `service_healthy` cannot wait for it. Kubernetes takes no notice of it and has its own probes.',
  remedy: 'Add a `HEALTHCHECK` that asks the service itself, with a tool that the image has.',
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  messages: { missing: 'Nothing tells whether the service of this image is well.' },
  check: {
    file({ model, text, report, commandsOf }) {
      const { target, stages } = model;
      const image = stages.filter(({ shipped }) => shipped);
      if (!target || image.some(({ instructions }) => instructions.some(({ kind }) => kind === 'HEALTHCHECK'))) return;
      const fix = probeFix(target, text, commandsOf);
      report({ message: 'missing', at: (target.from.image ?? target.from.keyword).span, fix });
    },
  },
  examples: [
    { bad: 'FROM nginx:1.29\nCOPY site /usr/share/nginx/html\n', at: 'nginx:1.29' },
    {
      title: 'The runtime itself can ask',
      bad: 'FROM node:24-slim\nCOPY app.js /\nEXPOSE 3000\nCMD ["node", "/app.js"]\n',
      at: 'node:24-slim',
      good: `FROM node:24-slim\nCOPY app.js /\nEXPOSE 3000\nHEALTHCHECK CMD ["node", "-e", "require('net').connect(3000, '127.0.0.1', () => process.exit(0)).on('error', () => process.exit(1))"]\nCMD ["node", "/app.js"]\n`,
    },
    { good: 'FROM nginx:1.29\nHEALTHCHECK CMD curl -f http://127.0.0.1/ || exit 1\n' },
  ],
});

/** A check whether the one exposed port is open, above what starts the service. Which page means well only a person knows. */
function probeFix(
  target: Stage,
  text: string,
  commandsOf: (instruction: Instruction) => readonly Command[],
): Fix | undefined {
  const facts = target.rootBase.kind === 'image' ? target.rootBase.facts : undefined;
  const service = serviceOf(target, commandsOf);
  if (!facts || !service || service === 'base' || !target.instructions.includes(service)) return undefined;
  const ports = chainOf(target).flatMap((stage) =>
    stage.instructions.flatMap((each) =>
      each.kind === 'EXPOSE' ? each.ports.map((word) => readExposedPort(stage.at(each).expand(word.text) ?? '')) : [],
    ),
  );
  const [port] = ports;
  if (!port || ports.length > 1 || port.first !== port.last || !/^(?:tcp)?$/i.test(port.protocol)) return undefined;
  const words = portProbe(facts, port.first);
  const start = (service.comments[0] ?? service).lines.start;
  const check = `HEALTHCHECK CMD [${words?.map((word) => JSON.stringify(word)).join(', ')}]`;
  return (
    words && {
      title: `Look whether port ${port.first} is open`,
      safety: 'review',
      edits: [{ span: { start, end: start }, text: check + lineEndOf(text) }],
    }
  );
}
