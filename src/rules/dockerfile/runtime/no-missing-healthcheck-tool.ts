import type { BaseImageFacts } from '#knowledge/base-image.js';
import { defineRule } from '#lint/define-rule.js';
import { askedAddress, requestProbe } from '#lint/edits/health-probe.js';
import type { Fix } from '#lint/finding.js';
import type { Stage } from '#model/stage.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'no-missing-healthcheck-tool',
  title: 'Check the health with a tool that the image has',
  category: 'runtime',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The check fails every time because its program does not exist, so the container is marked unhealthy although it works: Compose never starts what depends on it, and Swarm restarts it for ever.',
  remedy: 'Use what the image has: `node -e`, `python -c`, the wget of BusyBox; or install the tool.',
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  messages: { missing: '{image} has no {tool}, so this check always fails.' },
  check: {
    HEALTHCHECK(healthcheck, { report, commandsOf, stageOf }) {
      const stage = stageOf(healthcheck);
      const base = stage?.rootBase;
      const facts = base?.kind === 'image' ? base.facts : undefined;
      if (!stage || base?.kind !== 'image' || !facts) return;
      for (const command of commandsOf(healthcheck)) {
        const { program, name } = command;
        if ((program !== 'curl' && program !== 'wget') || !name || name.value.includes('/')) continue;
        const missing = facts.shell === 'none' || (facts.tools !== undefined && !facts.tools.includes(program));
        if (!missing || bringsTool(stage, program)) continue;
        const fix = probeFix(command, facts);
        report({ message: 'missing', values: { image: base.image.text, tool: program }, at: name.span, fix });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nHEALTHCHECK CMD curl -f http://localhost:3000/ || exit 1\n',
      at: 'curl',
      good: `FROM node:24-slim\nHEALTHCHECK CMD node -e "require('http').get('http://127.0.0.1:3000/', (res) => process.exit(res.statusCode < 400 ? 0 : 1)).on('error', () => process.exit(1))" || exit 1\n`,
    },
    {
      title: 'Python, without a shell',
      bad: 'FROM python:3.13-slim\nHEALTHCHECK CMD ["wget", "--spider", "http://127.0.0.1:8000/up"]\n',
      at: '"wget"',
      good: `FROM python:3.13-slim\nHEALTHCHECK CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/up')"]\n`,
    },
    {
      title: 'The answer is read',
      bad: 'FROM node:24-slim\nHEALTHCHECK CMD curl -f http://127.0.0.1:3000/ | grep -q ok\n',
      at: 'curl',
    },
    {
      title: 'Installed before',
      good: 'FROM node:24-slim\nRUN apt-get update && apt-get install -y curl\nHEALTHCHECK CMD curl -f http://127.0.0.1:3000/\n',
    },
    {
      title: 'With the runtime',
      good: 'FROM node:24-slim\nHEALTHCHECK CMD node -e "fetch(\'http://127.0.0.1:3000/\')"\n',
    },
  ],
});

/** Asks the same address with what the image has. */
function probeFix(command: Command, facts: BaseImageFacts): Fix | undefined {
  const { name, args, script, span, inside, wrapper } = command;
  const url = askedAddress(command);
  const words = url === undefined ? undefined : requestProbe(facts, url);
  const [program = '', ...rest] = words ?? [];
  if (!words || !name || inside.length > 0 || wrapper || facts.shell === 'none') return undefined;
  const edit =
    script.form === 'exec'
      ? {
          span: { start: name.span.start, end: (args.at(-1) ?? name).span.end },
          text: words.map((word) => JSON.stringify(word)).join(', '),
        }
      : { span, text: [program, ...rest.map((word) => (/[\s'$]/.test(word) ? `"${word}"` : word))].join(' ') };
  return { title: `Ask with ${program}`, safety: 'review', edits: [edit] };
}

/** Some stage of the chain installs it, or something that may bring it, or copies files from elsewhere. */
function bringsTool(stage: Stage, tool: string): boolean {
  for (let each: Stage | undefined = stage; each; each = each.base.kind === 'stage' ? each.base.stage : undefined) {
    if (
      each.commands.some((command) =>
        effectsOf(command).some(
          (effect) =>
            effect.kind === 'install' &&
            effect.packages.some(({ name }) => name === tool || name === '' || name.includes('$')),
        ),
      )
    )
      return true;
    if (
      each.instructions.some(
        (instruction) =>
          instruction.kind === 'COPY' &&
          instruction.args.some((text) => text.includes(tool) || text.startsWith('/usr') || text === '/'),
      )
    )
      return true;
  }
  return false;
}
