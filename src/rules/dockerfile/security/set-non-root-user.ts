import type { Instruction } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import { readExposedPort } from '#model/exposed-port.js';
import { serviceOf, stepsDown } from '#model/runs-as-root.js';
import type { Stage } from '#model/stage.js';
import { chainCommands, chainOf } from '#model/stage-chain.js';
import { isRoot } from '#model/user-name.js';
import { effectsOf } from '#shell/effects.js';
import { lineEndOf } from '#text/lines.js';

export default defineRule({
  id: 'set-non-root-user',
  title: 'Run the application as a user of its own',
  category: 'security',
  severity: 'warning',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['DS-0002', 'CKV_DOCKER_3'],
  why: 'Without USER the application runs as root. Whoever breaks into it owns everything in the container, every file that is mounted into it, and after the next hole in the kernel the host.',
  remedy: 'Create a user, give it the directories that it writes to, and name it with USER before CMD.',
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  messages: {
    none: 'No USER is set: the application runs as root.',
    known: 'No USER is set: the application runs as root. The base image has the user {name}.',
    unused: 'No USER is set: the application runs as root. The user {name} is created and not used.',
  },
  check: {
    file({ model, text, report, commandsOf }) {
      const { target } = model;
      const state = target?.at();
      if (!target || state?.user === undefined || !isRoot(state.user) || state.userInstruction) return;
      const { rootBase, from } = target;
      const facts = rootBase.kind === 'image' ? rootBase.facts : undefined;
      // Of an unknown image nobody knows the user.
      if (rootBase.kind !== 'scratch' && (!facts || facts.distribution === 'windows')) return;
      const service = serviceOf(target, commandsOf);
      if (!service || stepsDown(target, text, commandsOf)) return;
      const at = service === 'base' ? (from.image ?? from.keyword).span : service.keyword.span;
      const created = createdUser(target);
      const [known] = facts?.users ?? [];
      const name = created ?? known?.name;
      const isStuck = exposesPrivilegedPort(target);
      const fix = name === undefined || service === 'base' || isStuck ? undefined : userAbove(service, name, text);
      if (created) report({ message: 'unused', values: { name: created }, at, fix });
      else if (known) report({ message: 'known', values: { name: known.name }, at, fix });
      else report({ message: 'none', at });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCOPY app.js /app/\nCMD ["node", "/app/app.js"]\n',
      at: 'CMD',
      good: 'FROM node:24-slim\nCOPY app.js /app/\nUSER node\nCMD ["node", "/app/app.js"]\n',
    },
    {
      title: 'It listens on a port of root',
      bad: 'FROM node:24-slim\nEXPOSE 80\nCMD ["node", "/app/app.js"]\n',
      at: 'CMD',
    },
    { title: 'A server without a command of its own', bad: 'FROM alpine:3.23\nEXPOSE 8080\n', at: 'alpine:3.23' },
    { title: 'The base image has a user', good: 'FROM gcr.io/distroless/static-debian13:nonroot\nCMD ["/app"]\n' },
    { title: 'The image starts a shell', good: 'FROM debian:13\nRUN apt-get update\nCMD ["bash"]\n' },
    {
      title: 'The entrypoint changes the user',
      good: 'FROM alpine:3.23\nRUN apk add --no-cache su-exec\nENTRYPOINT ["/entrypoint.sh"]\n',
    },
    { title: 'nginx changes the user of its workers', good: 'FROM nginx:1.29\nCOPY site /usr/share/nginx/html\n' },
  ],
});

/** Whether the application is to listen on a port that belongs to root. */
function exposesPrivilegedPort(target: Stage): boolean {
  return chainOf(target).some((stage) =>
    stage.instructions.some(
      (each) =>
        each.kind === 'EXPOSE' &&
        each.ports.some(({ text }) => {
          const port = readExposedPort(stage.at(each).expand(text) ?? '');
          return port !== undefined && port.first > 0 && port.first < 1024;
        }),
    ),
  );
}

/** A USER line above an instruction and the comments that speak of it. */
function userAbove({ lines, comments }: Instruction, name: string, text: string): Fix {
  const start = (comments[0] ?? { lines }).lines.start;
  return {
    title: `Run as ${name}`,
    // Whether the application writes where only root may is for a person to see.
    safety: 'review',
    edits: [{ span: { start, end: start }, text: `USER ${name}${lineEndOf(text)}` }],
  };
}

function createdUser(target: Stage): string | undefined {
  for (const command of chainCommands(target)) {
    for (const effect of effectsOf(command)) {
      if (effect.kind === 'user' && effect.name && /^[a-z_][\w-]*$/.test(effect.name.value)) return effect.name.value;
    }
  }
  return undefined;
}
