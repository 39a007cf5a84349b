import { defineRule } from '#lint/define-rule.js';
import { fixedUid } from '#lint/edits/fixed-uid.js';
import type { Stage } from '#model/stage.js';
import { chainCommands } from '#model/stage-chain.js';
import { isNumeric, isRoot, userPart } from '#model/user-name.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'use-numeric-user',
  title: 'Name the user by its number',
  category: 'runtime',
  severity: 'info',
  packs: ['kubernetes'],
  since: '2026-11',
  aliases: ['DL3066'],
  why: 'The kubelet does not look into the image: with `runAsNonRoot` it cannot tell that a name is not root, and refuses to start the container. A number it can compare.',
  remedy: 'Write the number that the user has, such as `USER 10001`.',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  messages: {
    name: 'Kubernetes cannot tell whether {name} is root.',
    known: 'Kubernetes cannot tell whether {name} ({uid}) is root.',
  },
  check: {
    file({ model, text, report }) {
      const { target } = model;
      const state = target?.at();
      const user = state?.userInstruction;
      if (!target || !state?.user || user?.kind !== 'USER' || !user.user || isRoot(state.user)) return;
      const name = userPart(state.user);
      if (isNumeric(name) || name === '') return;
      const uid = uidOf(target, name);
      if (uid === undefined) {
        const fixed = user.user.text === name ? fixedUid(target, name, text) : undefined;
        const fix = fixed && {
          title: `Choose ${fixed.uid} and write it`,
          safety: 'review' as const,
          edits: [fixed.edit, { span: user.user.span, text: fixed.uid }],
        };
        report({ message: 'name', values: { name }, at: user.user.span, fix });
        return;
      }
      const fix = { title: `Write ${uid}`, safety: 'safe', edits: [{ span: user.user.span, text: uid }] } as const;
      report({
        message: 'known',
        values: { name, uid },
        at: user.user.span,
        fix: user.user.text === name ? fix : undefined,
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN useradd --uid 10001 app\nUSER app\n',
      at: 'app',
      good: 'FROM debian:13\nRUN useradd --uid 10001 app\nUSER 10001\n',
    },
    {
      title: 'The user of the base image',
      bad: 'FROM node:24-slim\nUSER node\n',
      at: 'node',
      good: 'FROM node:24-slim\nUSER 1000\n',
    },
    {
      title: 'The user gets its number first',
      bad: 'FROM debian:13\nRUN useradd app\nUSER app\n',
      at: 'app',
      good: 'FROM debian:13\nRUN useradd --uid 10001 app\nUSER 10001\n',
    },
    { title: 'The base image’s own variable', good: 'FROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER $APP_UID\n' },
    { title: 'A stage that is not shipped', good: 'FROM node:24 AS build\nUSER node\nFROM scratch\nUSER 10001\n' },
  ],
});

/** The number of a user, as far as the file or the base image tells it. */
function uidOf(target: Stage, name: string): string | undefined {
  for (const command of chainCommands(target)) {
    for (const effect of effectsOf(command)) {
      if (effect.kind === 'user' && effect.name?.value === name)
        return effect.uid !== undefined && isNumeric(effect.uid) ? effect.uid : undefined;
    }
  }
  const facts = target.rootBase.kind === 'image' ? target.rootBase.facts : undefined;
  return facts?.users.find((each) => each.name === name)?.uid.toString();
}
