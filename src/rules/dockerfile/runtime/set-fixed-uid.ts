import { defineRule } from '#lint/define-rule.js';
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
    file({ model, report }) {
      const { target } = model;
      const user = target?.at().user;
      if (!target || !user || isRoot(user)) return;
      for (const command of chainCommands(target)) {
        for (const effect of effectsOf(command)) {
          if (effect.kind !== 'user' || effect.name?.value !== userPart(user) || effect.uid !== undefined) continue;
          report({ message: 'floating', values: { name: effect.name.value }, at: effect.name.span });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN useradd --create-home app\nUSER app\n',
      at: 'app',
      good: 'FROM debian:13\nRUN useradd --create-home --uid 10001 app\nUSER app\n',
    },
    { title: 'Not the user of the application', good: 'FROM debian:13\nRUN useradd helper\nUSER 10001\n' },
  ],
});
