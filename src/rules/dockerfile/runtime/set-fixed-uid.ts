import { defineRule } from '#lint/define-rule.js';
import { fixedUid } from '#lint/edits/fixed-uid.js';
import { chainCommands } from '#model/stage-chain.js';
import { isRoot, userPart } from '#model/user-name.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'set-fixed-uid',
  title: 'Choose the number of the user yourself',
  category: 'runtime',
  severity: 'info',
  packs: ['kubernetes', 'hardened'],
  since: '2026-11',
  aliases: [],
  why: 'Without a number the next free one is taken, and a package that creates a user moves it in the next build. Files on volumes then belong to somebody else, and a `runAsUser` in the manifests names the wrong one.',
  remedy: 'Give the user a number from 10000 on, which no user of the host has.',
  messages: { floating: 'The number of the user {name} is left to chance.' },
  check: {
    file({ model, text, report }) {
      const { target } = model;
      const user = target?.at().user;
      if (!target || !user || isRoot(user)) return;
      for (const command of chainCommands(target)) {
        for (const effect of effectsOf(command)) {
          if (effect.kind !== 'user' || effect.name?.value !== userPart(user) || effect.uid !== undefined) continue;
          const { value: name, span } = effect.name;
          const fixed = fixedUid(target, name, text);
          const fix = fixed && { title: `Choose ${fixed.uid}`, safety: 'review' as const, edits: [fixed.edit] };
          report({ message: 'floating', values: { name }, at: span, fix });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN useradd --create-home app\nUSER app\n',
      at: 'app',
      good: 'FROM debian:13\nRUN useradd --uid 10001 --create-home app\nUSER app\n',
    },
    {
      title: 'The adduser of Alpine',
      bad: 'FROM alpine:3.23\nRUN adduser -D app\nUSER app\n',
      at: 'app',
      good: 'FROM alpine:3.23\nRUN adduser -u 10001 -D app\nUSER app\n',
    },
    { title: 'Not the user of the application', good: 'FROM debian:13\nRUN useradd helper\nUSER 10001\n' },
  ],
});
