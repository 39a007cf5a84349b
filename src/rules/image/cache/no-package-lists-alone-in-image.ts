import { defineImageRule } from '#lint/define-rule.js';
import { effectsOf } from '#shell/effects.js';

export default defineImageRule({
  id: 'no-package-lists-alone-in-image',
  title: 'Fetch package lists in the step that installs from them',
  category: 'cache',
  severity: 'warning',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['CIS-DI-0007', 'CIS-4.7', 'no-package-lists-alone'],
  why: 'A layer that only has package lists is taken from the cache for months, while the step that installs from them runs again: against old lists it fails, or installs outdated versions.',
  remedy: 'Join the update and the install with `&&` in one RUN.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  messages: { alone: 'This step fetches package lists and installs nothing.' },
  check({ steps, report }) {
    for (const { commands, isBase, layer, placeOf } of steps) {
      if (isBase || commands.length === 0) continue;
      const effects = commands.map((command) => effectsOf(command));
      const refresh = effects.findIndex((each) => each.length === 1 && each[0]?.kind === 'refresh');
      // A command that nobody has described may install.
      const goesOn = effects.some(
        (each, index) =>
          index > refresh && (each.length === 0 || each.some(({ kind }) => /^(?:install|upgrade)$/.test(kind))),
      );
      const command = commands[refresh];
      if (command && !goesOn) report({ message: 'alone', at: placeOf(command.span), layer });
    }
  },
  examples: [
    {
      bad: 'RUN apt-get update\nRUN apt-get install -y curl\n',
      at: 'apt-get update',
      good: 'RUN apt-get update && apt-get install -y curl\n',
    },
    { title: 'A script may install', good: 'RUN apt-get update && ./setup.sh\n' },
  ],
});
